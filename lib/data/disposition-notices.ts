import 'server-only'
import { oneCase } from '@/lib/data/case-scope'
import { db } from '@/lib/data/client'
import { readDisposition } from '@/lib/data/disposition-desk'
import { writeNews } from '@/lib/data/news'
import type { Officer } from '@/lib/data/officers'
import { addDays, dateToDay, type Day, dayOf } from '@/lib/domain/calendar'
import { AWAITED, isAwaited } from '@/lib/domain/disposition'
import { NEWS_DAYS } from '@/lib/domain/notices'

/** Of dispositions: to an operator its own number and day; to whoever works the case that case's number. */
export type DispositionNotice =
  | { kind: 'ASKED' | 'ASKED_LATE'; disposition: { id: string; reference: string }; dueOn: Day }
  | { kind: 'ANSWERED' | 'ANSWER_LATE'; case: { id: string; reference: string } }

/** Lateness that began longer ago than this is told to nobody any more. */
const LATE_DAYS = 60

/** Writes down what is to be told of dispositions, to those alone who may know of them, each thing once. */
export async function collectOfDispositions(now: Date, today: Day): Promise<void> {
  const [news, late] = [addDays(today, -NEWS_DAYS), addDays(today, -LATE_DAYS)]
  await db.$executeRaw`
    WITH asked AS (
      SELECT d.*, d."state"::text = ANY(${[...AWAITED]}) AS "waits",
             d."dueOn" < ${today}::date AND d."dueOn" >= ${late}::date AS "late"
      FROM "Disposition" d
    ), news ("officerId", "kind", "key", "caseId") AS (
      SELECT o."id", k."kind", k."key", NULL::uuid
        FROM asked d JOIN "DispositionGrant" g ON g."dispositionId" = d."id"
        JOIN "Officer" o ON o."id" = g."officerId" AND o."active" AND o."role" = 'OPERATOR' AND o."unitId" = d."unitId"
        CROSS JOIN LATERAL (VALUES
          ('ASKED', d."id" || ':' || d."version", d."askedOn" >= ${news}::date),
          ('ASKED_LATE', d."id" || ':' || d."dueOn", d."late")) AS k("kind", "key", "holds")
        WHERE d."waits" AND k."holds"
          AND NOT EXISTS (SELECT 1 FROM "CaseExclusion" x WHERE x."caseId" = d."caseId" AND x."officerId" = o."id")
      UNION ALL
      SELECT o."id", k."kind", k."key", c."id"
        FROM asked d JOIN "Case" c ON c."id" = d."caseId" AND c."state" <> 'CLOSED'
        JOIN "KeyGrant" g ON g."caseId" = c."id"
        JOIN "Officer" o ON o."id" = g."officerId" AND o."active" AND o."id" = coalesce(c."assigneeId", o."id")
          AND (o."role" = 'LEAD' OR (o."role" = 'INSPECTOR' AND c."assigneeId" = o."id"))
        CROSS JOIN LATERAL (VALUES
          ('ANSWERED', d."id" || ':' || d."version", d."state" = 'ANSWERED'),
          ('ANSWER_LATE', d."id" || ':' || d."dueOn", d."waits" AND d."late")) AS k("kind", "key", "holds")
        WHERE k."holds"
          AND NOT EXISTS (SELECT 1 FROM "CaseExclusion" x WHERE x."caseId" = c."id" AND x."officerId" = o."id")
    )
    ${writeNews(now)}`
}

type Row = { kind: DispositionNotice['kind']; key: string; caseId: string | null }

/** What is to be said by now; null where it is no longer true, or no longer that officer's to know. */
export async function dispositionNotice(officer: Officer, row: Row, now: Date): Promise<DispositionNotice | null> {
  const { kind, caseId } = row
  const [id = '', of = ''] = row.key.split(':')
  const late = (state: Parameters<typeof isAwaited>[0], due: Day) => isAwaited(state) && of === due && due < dayOf(now)
  if (kind === 'ASKED' || kind === 'ASKED_LATE') {
    const read = await readDisposition(officer, id)
    if (!read.ok) return null
    const { reference, state, dueOn, version } = read.value
    const holds = kind === 'ASKED' ? isAwaited(state) && of === String(version) : late(state, dueOn)
    return holds ? { kind, disposition: { id, reference }, dueOn } : null
  }
  const found = await db.disposition.findFirst({
    where: { id, case: oneCase(officer, caseId ?? '') },
    select: { state: true, dueOn: true, version: true, case: { select: { id: true, reference: true, state: true } } },
  })
  if (!found || found.case.state === 'CLOSED') return null
  const answered = found.state === 'ANSWERED' && of === String(found.version)
  const holds = kind === 'ANSWERED' ? answered : late(found.state, dateToDay(found.dueOn))
  return holds ? { kind, case: { id: found.case.id, reference: found.case.reference } } : null
}
