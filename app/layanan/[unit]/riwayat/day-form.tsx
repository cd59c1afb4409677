import { buttonClass } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import type { Day } from '@/lib/domain/calendar'
import { getT } from '@/lib/locale'

/** A plain form with a GET: the answer has an address that can be kept and shown to somebody. */
export async function DayForm({
  action,
  day,
  begins,
  today,
}: {
  action: string
  day: string
  begins: Day | null
  today: Day
}) {
  const t = await getT('day')
  return (
    <form action={action}>
      <Field id="tanggal" label={t('date')}>
        {(aria) => (
          <div className="flex gap-2">
            <input
              {...aria}
              name="tanggal"
              type="date"
              defaultValue={day}
              min={begins ?? undefined}
              max={today}
              className={CONTROL}
            />
            <button type="submit" className={buttonClass('primary')}>
              {t('show')}
            </button>
          </div>
        )}
      </Field>
    </form>
  )
}
