import { formatDay } from '@/components/format'
import type { GratuityFacts } from '@/lib/data/gratuities'
import type { Day, Holidays } from '@/lib/domain/calendar'
import { urgencyOfDay } from '@/lib/domain/urgency'
import { getLocale, getT } from '@/lib/locale'
import { Deadline } from '../kasus/deadline'

type Props = { facts: GratuityFacts; today: Day; holidays: Holidays }

/** How a gratuity stands, in words; its deadline only while the KPK is to be told of it. */
export async function Standing({ facts: { state, refused, dueOn, happenedOn }, today, holidays }: Props) {
  const [t, locale] = await Promise.all([getT('gratuity'), getLocale()])
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong>{t(`state.${state}`)}</strong>
        {dueOn !== null && <Deadline urgency={urgencyOfDay(dueOn, today, holidays)} />}
      </span>
      <span className="block text-soft">
        {t(refused ? 'refused' : 'received', { day: formatDay(happenedOn, locale) })}
      </span>
      {dueOn !== null && <span className="block text-soft">{t('due', { day: formatDay(dueOn, locale) })}</span>}
    </>
  )
}
