import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { PART_TAKEN } from '@/lib/data/case-parts'
import type { Tx } from '@/lib/data/client'
import { dateToDay, type Day, dayOf, dayToDate } from '@/lib/domain/calendar'
import { afterDeed, type DispositionDeed, type DispositionState, type Side } from '@/lib/domain/disposition'
import { type Failure, ok, type Result } from '@/lib/domain/result'
import type { Officer } from '@/lib/data/officers'
import { toBase64url } from '@/lib/sealing/bytes'
import { type PartWire, partFromWire, partToWire } from '@/lib/sealing/wire'

/** Somebody else answered, returned or settled it since it was read. */
export const DISPOSITION_CHANGED = {
  ...{ code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } },
} as const satisfies Failure

/** A sealed letter with what its row says. `by` is an operator's name for the case's side; the unit is not told names. */
export type Letter = PartWire & { side: Side; by: string | null; on: Day }
/** What opens a disposition in a browser. `grant`: its identity, sealed to the case or to the operator (base64url). */
export type OpenedDisposition = { grant: string; letters: Letter[] }

export const PARTS = {
  orderBy: [{ kind: 'asc' }, { number: 'asc' }],
  select: {
    ...{ kind: true, number: true, side: true, sealed: true, tag: true, on: true },
    officer: { select: { name: true } },
  },
} as const satisfies Prisma.Disposition$partsArgs
type PartRow = Prisma.DispositionPartGetPayload<{ select: (typeof PARTS)['select'] }>

/** `reader`: whose names of the other side are not told. */
export function openedDisposition(grant: Uint8Array, parts: PartRow[], reader: Side): OpenedDisposition {
  const letters = parts.map(({ side, on, officer, ...part }) => ({
    ...partToWire(part),
    ...{ side, by: reader === 'UNIT' && side === 'INSPECTOR' ? null : officer.name, on: dateToDay(on) },
  }))
  return { grant: toBase64url(grant), letters }
}

type Stands = { state: DispositionState; version: number }

/**
 * Makes a deed of one side on a disposition that this transaction holds, with its letter where it has one. `change`: what
 * else it sets. CONFLICT with `version`: changed since it was read, or not a deed of this state; with `part`: PART_TAKEN.
 */
export async function deedOn(
  tx: Tx,
  officer: Officer,
  {
    id,
    before,
    version,
    deed,
    side,
    letter,
    now,
    ...change
  }: {
    id: string
    before: Stands
    version: number
    deed: DispositionDeed
    side: Side
    letter?: PartWire
    now: Date
    due?: { askedOn: Day; days: number; dueOn: Day }
  },
): Promise<Result<null>> {
  const state = afterDeed(before.state, deed, side)
  if (before.version !== version || state === null) return { ok: false, error: DISPOSITION_CHANGED }
  if (letter && !(await addLetter(tx, officer, id, side, letter, now))) return { ok: false, error: PART_TAKEN }
  const due = change.due && {
    ...{ askedOn: dayToDate(change.due.askedOn), days: change.due.days, dueOn: dayToDate(change.due.dueOn) },
  }
  await tx.disposition.update({ where: { id }, data: { state, version: version + 1, ...due } })
  return ok(null)
}

/** Stores a sealed letter under the number that follows the last. False when that is another number. */
export async function addLetter(
  tx: Tx,
  officer: Officer,
  dispositionId: string,
  side: Side,
  wire: PartWire,
  now: Date,
): Promise<boolean> {
  const { kind, number, sealed, tag } = partFromWire(wire)
  const last = await tx.dispositionPart.aggregate({ where: { dispositionId, kind }, _max: { number: true } })
  if (number !== (last._max.number ?? 0) + 1) return false
  await tx.dispositionPart.create({
    data: { dispositionId, kind, number, side, officerId: officer.id, sealed, tag, on: dayToDate(dayOf(now)) },
  })
  return true
}

/** Takes a disposition for this transaction: whoever else wants to write to it waits, and then sees what was written. */
export async function holdDisposition(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Disposition" WHERE "id" = ${id}::uuid FOR UPDATE`
}
