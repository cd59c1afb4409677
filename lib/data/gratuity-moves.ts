import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { PART_TAKEN } from '@/lib/data/case-parts'
import { db, inTransaction } from '@/lib/data/client'
import { BATCH, eachAlone } from '@/lib/data/each'
import { addNote, note, oneGratuity } from '@/lib/data/gratuities'
import { readHolidays } from '@/lib/data/holidays'
import type { Officer } from '@/lib/data/officers'
import { dateToDay, dayOf, dayToDate } from '@/lib/domain/calendar'
import { afterMove, gratuityDue, gratuityKeptUntil, mayWorkOn, type MoveGratuity } from '@/lib/domain/gratuity'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/**
 * Takes a gratuity its next step, with the sealed note that belongs to it. NOT_FOUND; CONFLICT `version`: moved meanwhile,
 * `part`: another note took the number, without: not its next step; INVALID `approval`: their own declaration is another
 * lead's, `reportedOn`, `note`, `ruling`: missing, or a day before the gift or to come.
 */
export async function moveGratuity(officer: Officer, input: MoveGratuity, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'gift:review')) return fail('NOT_FOUND')
  const { id, version, move, reportedOn, ruling } = input
  const today = dayOf(now)
  return inTransaction(async (tx) => {
    const holidays = await readHolidays(tx) // first the calendar: whoever changes it sets this deadline as well
    await tx.$queryRaw`SELECT 1 FROM "Gratuity" WHERE "id" = ${id}::uuid FOR UPDATE`
    const before = await tx.gratuity.findFirst({
      where: oneGratuity(officer, id),
      select: { state: true, refused: true, happenedOn: true, version: true, declarantId: true },
    })
    if (!before) return fail('NOT_FOUND')
    if (!mayWorkOn(officer, before.declarantId)) return fail('INVALID', { approval: { key: 'OWN_GRATUITY' } })
    if (before.version !== version) return fail('CONFLICT', { version: { key: 'CHANGED' } })
    const state = afterMove(before, move)
    if (state === null) return fail('CONFLICT')
    const happenedOn = dateToDay(before.happenedOn)
    if (move === 'report') {
      if (!reportedOn) return fail('INVALID', { reportedOn: { key: 'REQUIRED' } })
      if (reportedOn > today) return fail('INVALID', { reportedOn: { key: 'FUTURE' } })
      if (reportedOn < happenedOn) return fail('INVALID', { reportedOn: { key: 'BEFORE_GIFT' } })
      if (!input.note) return fail('INVALID', { note: { key: 'REQUIRED' } })
    }
    if (move === 'determine' && !ruling) return fail('INVALID', { ruling: { key: 'CHOICE' } })
    if (input.note && !(await addNote(tx, officer, id, input.note, now))) return { ok: false, error: PART_TAKEN }
    const due = gratuityDue({ state, refused: before.refused, happenedOn }, holidays)
    await tx.gratuity.update({
      where: { id },
      data: {
        ...{ state, stateOn: dayToDate(today), version: version + 1, dueOn: due && dayToDate(due) },
        ...(move === 'report' && reportedOn && { reportedOn: dayToDate(reportedOn) }),
        ...(move === 'determine' && { ruling }),
      },
    })
    await note(tx, officer, now, id, 'move', {
      ...{ move, from: before.state, to: state },
      ...(input.note && { note: input.note.number }),
    })
    return ok(null)
  })
}

/** Who did what with a gratuity, the latest first. NOT_FOUND. */
export async function gratuityTrail(
  officer: Officer,
  id: string,
): Promise<Result<{ seq: string; at: Date; who: string | null; deed: string; move: string | null }[]>> {
  if ((await db.gratuity.count({ where: oneGratuity(officer, id) })) === 0) return fail('NOT_FOUND')
  const entries = await db.auditEntry.findMany({
    where: { subject: `gratuity:${id}` },
    orderBy: { seq: 'desc' },
    take: TRAIL_MAX,
    select: { seq: true, at: true, actor: true, action: true, detail: true },
  })
  const officers = await db.officer.findMany({
    where: { id: { in: entries.map(({ actor }) => actor) } },
    select: { id: true, name: true },
  })
  const names = new Map(officers.map((one) => [one.id, one.name]))
  return ok(
    entries.map(({ seq, at, actor, action, detail }) => ({
      ...{ seq: String(seq), at, who: names.get(actor) ?? null, deed: action.replace(/^gratuity:/, '') },
      move: (detail as { move?: string }).move ?? null,
    })),
  )
}

const TRAIL_MAX = 200

/** Erases what was done with longer ago than it is kept, keys and notes with it (`eachAlone`); the trail says which. Answers how many. */
export function eraseOldGratuities(now = new Date()): Promise<number> {
  const today = dayOf(now)
  return eachAlone(
    'gratuities-retention',
    (after) =>
      db.gratuity.findMany({
        where: { state: 'DONE', id: { gt: after } },
        select: { id: true, reference: true, stateOn: true },
        orderBy: { id: 'asc' },
        take: BATCH,
      }),
    async ({ id, reference, stateOn }) => gratuityKeptUntil(dateToDay(stateOn)) < today && eraseOne(id, reference, now),
  )
}

function eraseOne(id: string, reference: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.gratuity.deleteMany({ where: { id, state: 'DONE' } }) // from there is no way on
    const entry = { at: now, actor: 'system', action: 'gratuity:erase', subject: `gratuity:${id}` }
    if (count > 0) await writeAudit(tx, { ...entry, detail: { reference } })
    return count > 0
  })
}
