import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { db, hasCode, inTransaction, type Tx } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import type { Officer } from '@/lib/data/officers'
import { fromCursor, type Paged, paged } from '@/lib/data/paging'
import { recoveryRecipient } from '@/lib/data/recovery-recipient'
import { dateToDay, type Day, dayOf, dayToDate } from '@/lib/domain/calendar'
import { caseIdSchema } from '@/lib/domain/case-work'
import { type Declare, gratuityDue, type GratuityState, type Ruling } from '@/lib/domain/gratuity'
import { newReference } from '@/lib/domain/reference'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { type PartWire, partFromWire, partToWire } from '@/lib/sealing/wire'

/** What stands in the clear of a gratuity. `declarant` null: an official without an account. */
export type GratuityFacts = {
  id: string
  reference: string
  refused: boolean
  happenedOn: Day
  state: GratuityState
  stateOn: Day
  dueOn: Day | null
  reportedOn: Day | null
  ruling: Ruling | null
  declarant: { id: string; name: string } | null
  enteredOn: Day
  version: number
}

/** A sealed note, with who wrote it. Number 1 is the declaration. */
export type GratuityNote = PartWire & { by: string; on: Day }
/** `grant`: its identity, sealed to the officer (base64url). */
export type OpenedGratuity = { grant: string; notes: GratuityNote[] }

/** What exists for an officer: what they declared, and for a lead also whatever they hold a key to. */
function visibleTo(officer: Officer): Prisma.GratuityWhereInput {
  if (!can(officer.role, 'gift:declare')) return { id: { in: [] } }
  const own = { declarantId: officer.id }
  if (!can(officer.role, 'gift:review')) return own
  return { OR: [own, { grants: { some: { officerId: officer.id } } }] }
}

/** One of them. */
export const oneGratuity = (officer: Officer, id: string): Prisma.GratuityWhereInput =>
  caseIdSchema.safeParse(id).success ? { AND: [{ id }, visibleTo(officer)] } : { id: { in: [] } }

const FACTS = {
  ...{ id: true, reference: true, refused: true, happenedOn: true, state: true, stateOn: true, dueOn: true },
  ...{ reportedOn: true, ruling: true, enteredOn: true, version: true },
  declarant: { select: { id: true, name: true } },
} as const satisfies Prisma.GratuitySelect

const dayOrNull = (date: Date | null): Day | null => date && dateToDay(date)

function factsOf(row: Prisma.GratuityGetPayload<{ select: typeof FACTS }>): GratuityFacts {
  return {
    ...row,
    ...{ happenedOn: dateToDay(row.happenedOn), stateOn: dateToDay(row.stateOn), enteredOn: dateToDay(row.enteredOn) },
    ...{ dueOn: dayOrNull(row.dueOn), reportedOn: dayOrNull(row.reportedOn) },
  }
}

/** A page of the register, the newest first: all that exists for the officer, or what is in one state. */
export async function listGratuities(
  officer: Officer,
  { state, after }: { state?: GratuityState; after?: string },
): Promise<Paged<GratuityFacts>> {
  const cursor = after && caseIdSchema.safeParse(after).success ? after : undefined
  const rows = await db.gratuity.findMany({
    ...{ where: { AND: [visibleTo(officer), { state }] }, select: FACTS, ...fromCursor(cursor) },
    orderBy: [{ enteredOn: 'desc' }, { id: 'desc' }],
  })
  return paged(rows.map(factsOf), ({ id }) => id)
}

/** What stands in the clear of one. NOT_FOUND. */
export async function readGratuity(officer: Officer, id: string): Promise<Result<GratuityFacts>> {
  const row = await db.gratuity.findFirst({ where: oneGratuity(officer, id), select: FACTS })
  return row ? ok(factsOf(row)) : fail('NOT_FOUND')
}

/** To whom a declaration is sealed: every lead, the officer who declares (where they hold a key), the recovery key. */
export async function gratuityReaders(officer: Officer): Promise<GratuityReaders> {
  const [readers, recovery] = await Promise.all([readersFor(db, officer), recoveryRecipient()])
  return { readers, recoveryRecipient: recovery }
}

export type GratuityReaders = { readers: { id: string; recipient: string }[]; recoveryRecipient: string | null }

async function readersFor(store: Tx, { id: own }: Officer): Promise<GratuityReaders['readers']> {
  const rows = await store.officer.findMany({
    where: { active: true, recipient: { not: null }, OR: [{ role: 'LEAD' }, { id: own }] },
    select: { id: true, recipient: true },
    orderBy: { id: 'asc' },
  })
  return rows.flatMap(({ id, recipient }) => (recipient === null ? [] : [{ id, recipient }]))
}

/**
 * Stores a declaration as the browser sealed it; sent twice, it is one. NOT_FOUND; INVALID `happenedOn`: to come yet, or
 * `forOther`: not a lead's to enter; CONFLICT `grants`: those it is to be sealed to are others by now.
 */
export async function declareGratuity(
  officer: Officer,
  input: Declare,
  now = new Date(),
): Promise<Result<{ id: string; reference: string; dueOn: Day | null }>> {
  if (!can(officer.role, 'gift:declare')) return fail('NOT_FOUND')
  const { id, refused, happenedOn, forOther, declaration } = input
  const today = dayOf(now)
  if (happenedOn > today) return fail('INVALID', { happenedOn: { key: 'FUTURE' } })
  if (forOther && !can(officer.role, 'gift:review')) return fail('INVALID', { forOther: { key: 'INVALID' } })
  if (declaration.number !== 1) return fail('INVALID', { declaration: { key: 'INVALID' } })
  return inTransaction(async (tx) => {
    const holidays = await readHolidays(tx)
    const before = await tx.gratuity.findUnique({ where: { id }, select: { ...FACTS, enteredById: true } })
    if (before) return before.enteredById === officer.id ? ok(answerOf(factsOf(before))) : fail('CONFLICT')
    // Whoever takes an officer off, or renews a key, waits until the grant is there to be deleted.
    await tx.$queryRaw`SELECT 1 FROM "Officer" WHERE "role" = 'LEAD' OR "id" = ${officer.id} ORDER BY "id" FOR SHARE`
    const readers = await readersFor(tx, officer)
    const sent = new Map(input.grants.map(({ officerId, recipient }) => [officerId, recipient]))
    const same = sent.size === readers.length && readers.every(({ id: one, recipient }) => sent.get(one) === recipient)
    if (!same || readers.length === 0) return fail('CONFLICT', { grants: { key: 'RECIPIENTS' } })
    const due = gratuityDue({ state: 'RECORDED', refused, happenedOn }, holidays)
    const row = await tx.gratuity.create({
      data: {
        ...{ id, refused, reference: newReference('GR'), recipient: input.recipient, enteredById: officer.id },
        ...{ happenedOn: dayToDate(happenedOn), stateOn: dayToDate(today), enteredOn: dayToDate(today) },
        ...{ dueOn: due && dayToDate(due), declarantId: forOther ? null : officer.id },
        recoveryGrant: input.recoveryGrant === null ? null : fromBase64url(input.recoveryGrant),
        recoveryTo: input.recoveryTo,
        grants: {
          create: input.grants.map(({ officerId, grant }) => ({ officerId, sealed: fromBase64url(grant) })),
        },
      },
      select: FACTS,
    })
    await addNote(tx, officer, id, declaration, now)
    await note(tx, officer, now, id, 'declare', { reference: row.reference, refused, forOther })
    return ok(answerOf(factsOf(row)))
  }).catch((error: unknown) => {
    // The same request twice at once: the second finds the first.
    if (hasCode(error, 'P2002')) return fail('CONFLICT')
    throw error
  })
}

const answerOf = ({ id, reference, dueOn }: GratuityFacts) => ({ id, reference, dueOn })

/** Hands out the officer's key to a gratuity and its sealed notes; written into the trail. NOT_FOUND: also without a key. */
export async function openGratuity(
  officer: Officer,
  { id }: { id: string },
  now = new Date(),
): Promise<Result<OpenedGratuity>> {
  return inTransaction(async (tx) => {
    const row = await tx.gratuity.findFirst({
      where: oneGratuity(officer, id),
      select: {
        grants: { where: { officerId: officer.id }, select: { sealed: true } },
        parts: {
          select: { number: true, sealed: true, tag: true, on: true, officer: { select: { name: true } } },
          orderBy: { number: 'asc' },
        },
      },
    })
    const grant = row?.grants[0]
    if (!row || !grant) return fail('NOT_FOUND')
    await note(tx, officer, now, id, 'open', {})
    const notes = row.parts.map(({ officer: by, on, ...part }) => ({
      ...partToWire({ ...part, kind: 'NOTE' }),
      ...{ by: by.name, on: dateToDay(on) },
    }))
    return ok({ grant: toBase64url(grant.sealed), notes })
  })
}

/** Stores a sealed note under the number that follows the last. False when that is another number. */
export async function addNote(tx: Tx, officer: Officer, id: string, wire: PartWire, now: Date): Promise<boolean> {
  const { number, sealed, tag } = partFromWire(wire)
  const last = await tx.gratuityPart.aggregate({ where: { gratuityId: id }, _max: { number: true } })
  if (number !== (last._max.number ?? 0) + 1) return false
  const on = dayToDate(dayOf(now))
  await tx.gratuityPart.create({ data: { gratuityId: id, number, sealed, tag, on, officerId: officer.id } })
  return true
}

type Deed = 'declare' | 'open' | 'move'

/** A line of the register's trail. */
export const note = (
  tx: Tx,
  officer: Officer,
  now: Date,
  id: string,
  deed: Deed,
  detail: Record<string, string | number | boolean>,
): Promise<void> =>
  writeAudit(tx, { at: now, actor: officer.id, action: `gratuity:${deed}`, subject: `gratuity:${id}`, detail })
