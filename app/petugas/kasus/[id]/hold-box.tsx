import { formatDay } from '@/components/format'
import type { Day } from '@/lib/domain/calendar'
import { type Hold, HOLDS } from '@/lib/domain/retention'
import { getLocale, getT } from '@/lib/locale'
import { DeskForm } from '../../desk-form'
import { hold as keepHold } from '../../retensi/actions'

/** Until when an ended case is kept, and what holds it back from being erased. */
export async function HoldBox({ id, until, hold }: { id: string; until: Day; hold: Hold | null }) {
  const [t, locale] = await Promise.all([getT('retention.hold'), getLocale()])
  return (
    <section aria-labelledby="hapus" className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4">
      <h2 id="hapus" className="text-xl">
        {t('title')}
      </h2>
      {hold === null && <p>{t('until', { day: formatDay(until, locale) })}</p>}
      <DeskForm
        id="tahan"
        action={keepHold}
        hidden={{ id }}
        fields={[
          {
            ...{ kind: 'select', name: 'hold', label: t('label'), hint: t('hint'), value: hold ?? '' },
            ...{ options: HOLDS.map((value) => ({ value, label: t(value) })), empty: t('none') },
          },
        ]}
        submit={t('save')}
        variant="secondary"
      />
    </section>
  )
}
