import type { ReactNode } from 'react'
import type { once } from '@/components/board/once'
import { formatDay, formatRupiah } from '@/components/format'
import { Question } from '@/components/icons'
import type { ServiceText } from '@/lib/data/board-read'
import { translatorFor } from '@/lib/locale'
import type { Locale } from '@/messages/types'

/** Lists and terms of one service's text on a page of its own. */
export const SERVICE_LOOK =
  'flex flex-col gap-3 [&_div]:flex [&_div]:flex-col [&_dl]:flex [&_dl]:flex-col [&_dl]:gap-3 [&_dt]:font-semibold ' +
  '[&_ol]:list-decimal [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:pl-5'

type Share = ReturnType<typeof once>

/**
 * What a service asks of people, as a maker for all services of a page: what several of them say alike is one element.
 * The texts are those of the rules, in Indonesian whatever the page's language.
 */
export function serviceText(locale: Locale, share: Share): (text: ServiceText) => ReactNode {
  const t = translatorFor(locale, 'unit.services')
  const lang = locale === 'id' ? undefined : 'id'

  const item = (
    name: 'fee' | 'time' | 'requirements' | 'steps' | 'forms' | 'law' | 'notes',
    key: unknown,
    content: () => ReactNode,
  ) =>
    share(`${name} ${JSON.stringify(key)}`, () => (
      <div>
        <dt>{t(name)}</dt>
        <dd lang={lang}>{content()}</dd>
      </div>
    ))

  const confirmation = (day: ServiceText['confirmedOn']) =>
    share(`confirmed ${day}`, () =>
      day ? (
        <p className="text-soft">{t('confirmed', { day: formatDay(day, locale) })}</p>
      ) : (
        <p className="flex items-start gap-1.5 text-stale">
          <Question className="mt-0.5 size-5" />
          <span>
            <b>{t('unconfirmed')}.</b> {t('unconfirmedText')}
          </span>
        </p>
      ),
    )

  return function text(of) {
    const { feeRupiah, feeText, feeLegal, forms, notes, requirements } = of
    return (
      <>
        {confirmation(of.confirmedOn)}
        <p lang={lang}>{of.summary}</p>
        <dl>
          {item('fee', [feeRupiah, feeText, feeLegal], () => (
            <>
              <b className="block text-2xl">{formatRupiah(feeRupiah)}</b>
              {feeText} <small className="block text-soft">{feeLegal}</small>
            </>
          ))}
          {item('time', of.timeText, () => of.timeText)}
          {item('requirements', requirements, () => (
            <ul>{lines(requirements.map(({ text: one, note }) => (note ? `${one} (${note})` : one)))}</ul>
          ))}
          {item('steps', of.steps, () => (
            <ol>{lines(of.steps)}</ol>
          ))}
          {forms.length > 0 && item('forms', forms, () => forms.join('; '))}
          {item('law', of.legalBasis, () => of.legalBasis.join('; '))}
          {notes.length > 0 && item('notes', notes, () => <ul>{lines(notes)}</ul>)}
        </dl>
      </>
    )
  }
}

// By place: the lists never change under a reader, and a key by text would send each text twice.
const lines = (texts: readonly string[]) => texts.map((text, place) => <li key={place}>{text}</li>)
