import { formatDays } from '@/components/format'
import { Messages } from '@/components/messages'
import type { Closure } from '@/lib/data/closures'
import { dayOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'
import type { FormField } from '../desk-field'
import { DeskForm } from '../desk-form'
import { close, reopen } from './actions'

/** A unit's closures that have not ended, and the form for another one. */
export async function ClosureList({ unitId, closures }: { unitId: string; closures: readonly Closure[] }) {
  const [t, locale, today] = [await getT('admin.closure'), await getLocale(), dayOf(new Date())]
  const fields: FormField[] = [
    { kind: 'date', name: 'from', label: t('from'), value: '' },
    { kind: 'date', name: 'until', label: t('until'), hint: t('untilHint'), optional: true, value: '' },
    { kind: 'line', name: 'reason', label: t('reason'), hint: t('reasonHint'), value: '' },
  ]
  return (
    <Messages namespaces={['deskForm', 'errors']}>
      <section aria-labelledby="terencana" className="flex flex-col gap-2">
        <h2 id="terencana" className="text-xl">
          {t('planned')}
        </h2>
        {closures.length === 0 && <p className="text-soft">{t('none')}</p>}
        <ul className="flex flex-col gap-3">
          {closures.map(({ id, from, until, reason }) => {
            const days = formatDays(from, until, locale)
            return (
              <li key={id} className="rounded-md border border-line bg-surface px-4 py-3">
                <h3>{days}</h3>
                <p>{reason}</p>
                <DeskForm
                  id={`buka-${id}`}
                  action={reopen}
                  hidden={{ unitId, closure: id }}
                  submit={t(from < today ? 'end' : 'remove')}
                  of={days}
                  variant="secondary"
                />
              </li>
            )
          })}
        </ul>
      </section>
      <section aria-labelledby="tutup-baru" className="flex flex-col gap-3 border-t border-line pt-5">
        <h2 id="tutup-baru" className="text-xl">
          {t('add')}
        </h2>
        <p className="-mt-2 text-soft">{t('addHint')}</p>
        <DeskForm id="tutup" action={close} hidden={{ unitId }} fields={fields} submit={t('save')} />
      </section>
    </Messages>
  )
}
