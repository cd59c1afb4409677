import { clockOf } from '@/components/board/clock'
import { formatNumber, formatShortDay } from '@/components/format'
import { TextLink } from '@/components/text-link'
import type { DeskEntry } from '@/lib/data/ledger-desk'
import { dayOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'

/** One entry with its officer, time and note. `correct`: where it is corrected. */
export async function Entry({ entry, correct }: { entry: DeskEntry; correct?: string }) {
  const [t, kinds, locale] = await Promise.all([getT('papan.ledger'), getT('unit.stock'), getLocale()])
  const { id, itemName, kind, delta, balance, note, at, enteredAt, by, corrects, correctedBy, imported } = entry
  const moment = (time: Date) => `${formatShortDay(dayOf(time), locale)} ${clockOf(time, locale)}`
  const sign = delta > 0 ? '+' : delta < 0 ? '−' : '±'
  return (
    <div className="flex flex-col gap-0.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <b className="text-lg tabular-nums">
            {sign}
            {formatNumber(Math.abs(delta), locale)}
          </b>{' '}
          {kinds(kind)} · {itemName}
        </span>
        <span className="tabular-nums">{t('balance', { count: balance })}</span>
      </p>
      {note && <p>{note}</p>}
      <p className="text-soft">
        <time dateTime={at.toISOString()}>{moment(at)}</time>
        {by && ` · ${by}`} · {t('number', { number: id })}
        {enteredAt && ` · ${t('entered', { at: moment(enteredAt) })}`}
        {imported && ` · ${t('imported')}`}
      </p>
      {corrects !== null && <p className="text-soft">{t('corrects', { number: corrects })}</p>}
      {correctedBy.length > 0 && (
        <p className="font-semibold">{t('correctedBy', { numbers: correctedBy.map((one) => `#${one}`).join(', ') })}</p>
      )}
      {correct && (
        <TextLink href={correct} className="self-start" aria-label={t('correctOne', { number: id })}>
          {t('correct')}
        </TextLink>
      )}
    </div>
  )
}
