import 'server-only'
import { acceptReport, type Accepted } from '@/lib/data/intake'
import type { Officer } from '@/lib/data/officers'
import { dayOf } from '@/lib/domain/calendar'
import { fail, fieldProblems, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { type SealedWalkIn, walkInSchema } from '@/lib/domain/walk-in'
import { reportFromWire } from '@/lib/sealing/wire'

/**
 * Stores a report that an officer wrote down for somebody, sealed in the officer's browser as a reporter's would be: it goes to
 * the leads whom the reporter does not exclude, and the officer who filed it holds no key by having filed it. Its deadlines run
 * from the day it came. NOT_FOUND: not theirs to file; else as `acceptReport`, also INVALID `via`, `receivedOn`.
 */
export async function fileWalkIn(
  officer: Officer,
  { walkIn, facts, ...wire }: SealedWalkIn,
  now = new Date(),
): Promise<Result<Accepted>> {
  if (!can(officer.role, 'case:work')) return fail('NOT_FOUND')
  const came = walkInSchema(dayOf(now)).safeParse(walkIn)
  if (!came.success) return fail('INVALID', fieldProblems(came.error))
  const sent = reportFromWire(wire)
  if (!sent) return fail('INVALID', { sealed: { key: 'INVALID' } })
  return acceptReport(sent.sealed, facts, 'BROWSER', {
    ...{ now, evidence: sent.evidence },
    filedBy: { officerId: officer.id, ...came.data },
  })
}
