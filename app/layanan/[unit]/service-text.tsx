import { formatDay, formatRupiah } from '@/components/format'
import { Question } from '@/components/icons'
import type { ServiceText as Text } from '@/lib/data/board-read'
import { getLocale, getT } from '@/lib/locale'

/** What a service asks of people. The texts are those of the rules, in Indonesian whatever the page's language. */
export async function ServiceText({ text }: { text: Text }) {
  const [t, locale] = await Promise.all([getT('unit.services'), getLocale()])
  return (
    <>
      {text.confirmedOn ? (
        <p className="text-soft">{t('confirmed', { day: formatDay(text.confirmedOn, locale) })}</p>
      ) : (
        <p className="flex items-start gap-1.5 text-stale">
          <Question className="mt-0.5 size-5" />
          <span>
            <strong>{t('unconfirmed')}.</strong> {t('unconfirmedText')}
          </span>
        </p>
      )}
      <p lang="id">{text.summary}</p>
      <dl className="flex flex-col gap-3" lang="id">
        <Item name={t('fee')} lang={locale}>
          <b className="block text-2xl">{formatRupiah(text.feeRupiah)}</b>
          {text.feeText} <small className="block text-soft">{text.feeLegal}</small>
        </Item>
        <Item name={t('time')} lang={locale}>
          {text.timeText}
        </Item>
        <Item name={t('requirements')} lang={locale}>
          <ul className="list-disc pl-5">
            {text.requirements.map(({ text: one, note }) => (
              <li key={one}>
                {one}
                {note && <span className="text-soft"> ({note})</span>}
              </li>
            ))}
          </ul>
        </Item>
        <Item name={t('steps')} lang={locale}>
          <ol className="list-decimal pl-5">{items(text.steps)}</ol>
        </Item>
        {text.forms.length > 0 && (
          <Item name={t('forms')} lang={locale}>
            {text.forms.join('; ')}
          </Item>
        )}
        <Item name={t('law')} lang={locale}>
          {text.legalBasis.join('; ')}
        </Item>
        {text.notes.length > 0 && (
          <Item name={t('notes')} lang={locale}>
            <ul className="list-disc pl-5">{items(text.notes)}</ul>
          </Item>
        )}
      </dl>
    </>
  )
}

function Item({ name, lang, children }: { name: string; lang: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="font-semibold" lang={lang}>
        {name}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

const items = (texts: readonly string[]) => texts.map((text) => <li key={text}>{text}</li>)
