import 'server-only'
import type { MoveActor } from '@/generated/prisma/enums'
import { writeAudit } from '@/lib/data/audit'
import { FACTS, factsOf, recordMove } from '@/lib/data/case-facts'
import { addPart, PART_TAKEN } from '@/lib/data/case-parts'
import { visibleTo } from '@/lib/data/case-scope'
import type { Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { dayOf, type Holidays, momentOf } from '@/lib/domain/calendar'
import { type CaseFacts, type Move, moveNeeds } from '@/lib/domain/case-moves'
import type { MergedMessage } from '@/lib/domain/case-work'
import { follow, isFollowed, partingOf, parts, separate } from '@/lib/domain/merging'
import { type Failure, ok, type Result } from '@/lib/domain/result'

// What happens to merged cases when something happens to the case that they are merged into. Whoever calls these holds that
// one, so that no other is merged into it meanwhile; the merged ones are taken here, in the order of their ids.

/** Which reports are merged into the case is not what it was when the officer saw it, or a message for one is missing. */
export const MERGED_CHANGED = {
  code: 'CONFLICT',
  fields: { merged: { key: 'CHANGED' } },
} as const satisfies Failure

/** The officer handles a merged report whose key they do not hold (yet): nothing could be said to its reporter. */
const KEYLESS = { code: 'CONFLICT', fields: { merged: { key: 'KEYLESS' } } } as const satisfies Failure

/** Why the system parted two cases. */
type Why = 'REPORTER' | 'READER'

async function takeMerged(tx: Tx, mainId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "mergedIntoId" = ${mainId}::uuid ORDER BY "id" FOR UPDATE`
  return tx.case.findMany({
    where: { mergedIntoId: mainId },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, assigneeId: true, ...FACTS },
      assignee: { select: { role: true } },
      exclusions: { select: { officerId: true } },
    },
  })
}

export type Step = { id: string; move: Move; after: CaseFacts; now: Date; holidays: Holidays }

/**
 * Lets the merged cases go along with an officer's move of the case that they are merged into, each with the message that was
 * sealed for its reporter. Whoever of them may not be read by this officer is not theirs to handle either: it is separated,
 * and nothing tells the officer. CONFLICT: MERGED_CHANGED, KEYLESS, PART_TAKEN; the caller takes its transaction back.
 */
export async function followMove(
  tx: Tx,
  officer: Officer,
  { id, move, after, now, holidays }: Step,
  messages: readonly MergedMessage[],
): Promise<Result<null>> {
  const merged = isFollowed(move) ? await takeMerged(tx, id) : []
  const theirs = merged.filter(({ exclusions }) => !exclusions.some(({ officerId }) => officerId === officer.id))
  const open = await tx.case.findMany({
    where: { AND: [{ id: { in: theirs.map((row) => row.id) } }, visibleTo(officer)] },
    select: { id: true },
  })
  if (open.length < theirs.length) return { ok: false, error: KEYLESS }
  const told = moveNeeds(move).message
  const sent = new Map(messages.map((one) => [one.id, one.message]))
  if (sent.size !== (told ? theirs.length : 0) || (told && theirs.some((row) => !sent.has(row.id))))
    return { ok: false, error: MERGED_CHANGED }
  for (const row of merged) {
    const before = factsOf(row)
    if (!theirs.includes(row)) {
      await separateOne(tx, row.id, id, before, { why: 'READER', now, holidays })
      continue
    }
    const moved = follow(before, move, after)
    const message = sent.get(row.id)
    if (message && !(await addPart(tx, officer, row.id, message, now))) return { ok: false, error: PART_TAKEN }
    if (moved) await record(tx, row.id, move, before, moved, { actor: 'OFFICER', by: officer.id, now })
  }
  return ok(null)
}

/** The same for what the passing of time does. */
export async function followClock(tx: Tx, { id, move, after, now }: Step): Promise<void> {
  for (const row of await takeMerged(tx, id)) {
    const before = factsOf(row)
    const moved = follow(before, move, after)
    if (moved) await record(tx, row.id, move, before, moved, { actor: 'CLOCK', by: 'system', now })
  }
}

/** Parts the merged cases from one whose reporter has decided something for themselves. Dated by the day: so are they. */
export async function partFrom(tx: Tx, { id, move, now, holidays }: Omit<Step, 'after'>): Promise<void> {
  if (!parts(move)) return
  const day = momentOf(dayOf(now))
  for (const row of await takeMerged(tx, id))
    await separateOne(tx, row.id, id, factsOf(row), { why: 'REPORTER', now: day, holidays })
}

/**
 * Separates what can no longer be handled with this case by those who handle it now (lib/domain/merging.ts): called after
 * somebody is kept from either, let in again, or given the case.
 */
export async function partUnfit(tx: Tx, id: string, now: Date, holidays: Holidays): Promise<void> {
  const side = { assigneeId: true, mergedIntoId: true, exclusions: { select: { officerId: true } } } as const
  const main = await tx.case.findUniqueOrThrow({ where: { id }, select: side })
  const excluded = main.exclusions.map(({ officerId }) => officerId)
  for (const row of await takeMerged(tx, id)) {
    const own = { excluded: row.exclusions.map(({ officerId }) => officerId) }
    if (partingOf(own, { assigneeId: main.assigneeId, excluded }) !== null)
      await separateOne(tx, row.id, id, factsOf(row), { why: 'READER', now, holidays })
  }
  if (main.mergedIntoId === null) return
  const into = await tx.case.findUniqueOrThrow({ where: { id: main.mergedIntoId }, select: side })
  const theirs = { assigneeId: into.assigneeId, excluded: into.exclusions.map(({ officerId }) => officerId) }
  if (partingOf({ excluded }, theirs) === null) return
  const before = factsOf(await tx.case.findUniqueOrThrow({ where: { id }, select: FACTS }))
  await separateOne(tx, id, main.mergedIntoId, before, { why: 'READER', now, holidays })
}

/**
 * Whether these are the merged cases that exist for the officer, neither fewer nor more: else whoever is given the case would
 * lack the key of one. Of what is kept from the officer another lead's browser gives the key.
 */
export async function areMerged(tx: Tx, officer: Officer, id: string, ids: readonly string[]): Promise<boolean> {
  const merged = (await takeMerged(tx, id)).map((row) => row.id)
  const seen = await tx.case.findMany({
    where: { AND: [{ id: { in: merged } }, visibleTo(officer)] },
    select: { id: true },
  })
  const sent = new Set(ids)
  return sent.size === seen.length && seen.every((row) => sent.has(row.id))
}

/** The merged cases go to whoever was given the case, with the keys that were sealed to them. The trail is written here. */
export async function assignMerged(
  tx: Tx,
  officer: Officer,
  id: string,
  assigneeId: string | null,
  give: (caseId: string) => Promise<void>,
  now: Date,
): Promise<void> {
  for (const { id: caseId, assigneeId: previous, assignee, version } of await takeMerged(tx, id)) {
    if (previous && previous !== assigneeId && assignee?.role !== 'LEAD')
      await tx.keyGrant.deleteMany({ where: { caseId, officerId: previous } })
    await give(caseId)
    await tx.case.update({ where: { id: caseId }, data: { assigneeId, version: version + 1 } })
    const detail = { assignee: assigneeId, previous }
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:assign', subject: `case:${caseId}`, detail })
  }
}

/** What both trails say of a separation; each line is shown to those alone who may know of the other case. */
export async function noteSeparation(
  tx: Tx,
  {
    id,
    main,
    by,
    now,
    detail,
  }: { id: string; main: string; by: string; now: Date; detail: Record<string, string | number> },
): Promise<void> {
  const entry = { at: now, actor: by, action: 'case:separate' }
  await writeAudit(tx, { ...entry, subject: `case:${id}`, detail: { as: 'DUPLICATE', other: main, ...detail } })
  await writeAudit(tx, { ...entry, subject: `case:${main}`, detail: { as: 'MAIN', other: id, ...detail } })
}

/** A merged case's reporter has decided something for themselves: both trails say that the two have parted, on that day. */
export async function noteParting(tx: Tx, id: string, main: string | null, now: Date): Promise<void> {
  if (main === null) return
  const day = momentOf(dayOf(now))
  await noteSeparation(tx, { id, main, by: 'system', now: day, detail: { why: 'REPORTER' satisfies Why } })
}

async function separateOne(
  tx: Tx,
  id: string,
  main: string,
  before: CaseFacts,
  { why, now, holidays }: { why: Why; now: Date; holidays: Holidays },
): Promise<void> {
  const after = separate(before, holidays)
  if (!after.ok) return
  await recordMove(tx, id, 'separate', 'CLOCK', before, after.value, dayOf(now))
  // Whoever of the main case's inspectors may not read it is not the one to go on with it.
  if (why === 'READER') {
    await tx.keyGrant.deleteMany({ where: { caseId: id, officer: { role: { not: 'LEAD' } } } })
    await tx.case.update({ where: { id }, data: { assigneeId: null } })
  }
  await noteSeparation(tx, { id, main, by: 'system', now, detail: { why } })
}

async function record(
  tx: Tx,
  id: string,
  move: Move,
  before: CaseFacts,
  after: CaseFacts,
  { actor, by, now }: { actor: MoveActor; by: string; now: Date },
): Promise<void> {
  await recordMove(tx, id, move, actor, before, after, dayOf(now))
  const detail = { move, from: before.state, to: after.state }
  await writeAudit(tx, { at: now, actor: by, action: 'case:move', subject: `case:${id}`, detail })
}
