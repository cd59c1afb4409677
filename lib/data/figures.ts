import 'server-only'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { dayOf, dayToDate } from '@/lib/domain/calendar'
import { CHANNELS } from '@/lib/domain/case-states'
import { type FigureTable, publishable, stageOf, STAGES } from '@/lib/domain/figures'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** Reports received this year (WITA), as CHANNELS × STAGES; what is too small to be published is withheld here already. */
export async function figuresOfYear(
  officer: Officer,
  now = new Date(),
): Promise<Result<{ year: number; table: FigureTable }>> {
  if (!can(officer.role, 'figures:read')) return fail('NOT_FOUND')
  const year = Number(dayOf(now).slice(0, 4))
  const groups = await db.case.groupBy({
    by: ['channel', 'state'],
    where: { receivedOn: { gte: dayToDate(`${year}-01-01`), lt: dayToDate(`${year + 1}-01-01`) } },
    _count: true,
  })
  const counts = CHANNELS.map((channel) =>
    STAGES.map((stage) =>
      groups
        .filter((group) => group.channel === channel && stageOf(group.state) === stage)
        .reduce((count, group) => count + group._count, 0),
    ),
  )
  return ok({ year, table: publishable(counts) })
}
