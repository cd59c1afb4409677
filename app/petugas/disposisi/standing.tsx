import { formatDay } from '@/components/format'
import type { Day, Holidays } from '@/lib/domain/calendar'
import { type DispositionState, isAwaited } from '@/lib/domain/disposition'
import { urgencyOfDay } from '@/lib/domain/urgency'
import { getLocale, getT } from '@/lib/locale'
import { Deadline } from '../kasus/deadline'

type Props = { facts: { state: DispositionState; dueOn: Day }; today: Day; holidays: Holidays }

/** How a disposition stands, in words; its deadline only while the unit owes an answer. */
export async function Standing({ facts, today, holidays }: Props) {
  const [t, locale] = await Promise.all([getT('disposition'), getLocale()])
  if (!isAwaited(facts.state)) return <strong>{t(`state.${facts.state}`)}</strong>
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <strong>{t(`state.${facts.state}`)}</strong>
      <Deadline urgency={urgencyOfDay(facts.dueOn, today, holidays)} />
      <span className="text-sm text-soft">{t('dueOn', { day: formatDay(facts.dueOn, locale) })}</span>
    </span>
  )
}
