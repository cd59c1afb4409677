import { TextLink } from '@/components/text-link'
import { formatDay, formatShortDay } from '@/components/format'
import type { Day, Holidays } from '@/lib/domain/calendar'
import type { CaseFacts } from '@/lib/domain/case-moves'
import { deadlineOf } from '@/lib/domain/deadlines'
import { urgencyOf } from '@/lib/domain/urgency'
import { getLocale, getT } from '@/lib/locale'
import { Deadline } from '../deadline'

/** Where the case stands, until when, and why until then. */
export async function DeadlineBox({
  facts,
  mergedInto,
  agency,
  today,
  holidays,
}: {
  facts: CaseFacts
  /** the case that it is handled with, where that one exists for the officer */
  mergedInto: { id: string; reference: string } | null
  /** where it was referred to */
  agency: string | null
  today: Day
  holidays: Holidays
}) {
  const [t, states, locale] = await Promise.all([getT('cases.deadline'), getT('states'), getLocale()])
  const { state, dueOn, pausedOn, pausedDays, extendedDays, outcome, declineReason, objectUntil } = facts
  const basis = deadlineOf(facts)
  return (
    <section aria-labelledby="tenggat" className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4">
      <h2 id="tenggat" className="sr-only">
        {t('title')}
      </h2>
      <p>
        <strong className="block text-xl">{states(`state.${state}`)}</strong>
        <span className="text-sm text-soft">{t('since', { day: formatShortDay(facts.stateOn, locale) })}</span>
      </p>
      {facts.merged && (
        <p>
          {t('merged')}{' '}
          {mergedInto && <TextLink href={`/petugas/kasus/${mergedInto.id}`}>{t('mergedInto', mergedInto)}</TextLink>}
        </p>
      )}
      {outcome && <p>{t('outcome', { outcome: states(`outcome.${outcome}`) })}</p>}
      {declineReason && <p>{t('decline', { reason: states(`decline.${declineReason}`) })}</p>}
      {agency && <p>{t('agency', { agency })}</p>}
      {(dueOn || pausedOn) && <Deadline urgency={urgencyOf(facts, today, holidays)} />}
      {pausedOn && <p>{t('paused', { day: formatDay(pausedOn, locale) })}</p>}
      {objectUntil && (
        <p>{t(today > objectUntil ? 'objectionOver' : 'objection', { day: formatDay(objectUntil, locale) })}</p>
      )}
      {dueOn && state !== 'ACTED_ON' && <p>{t('due', { day: formatDay(dueOn, locale) })}</p>}
      {dueOn && basis && (
        <p className="text-sm text-soft">
          {t('basis', { source: basis.source, days: basis.days })}
          {extendedDays > 0 && state !== 'ACTED_ON' && ` ${t('extendedDays', { days: extendedDays })}`}
          {pausedDays > 0 && state !== 'ACTED_ON' && ` ${t('pausedDays', { days: pausedDays })}`}
        </p>
      )}
    </section>
  )
}
