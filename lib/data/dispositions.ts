import 'server-only'
import { addressable, addresseesWhere } from '@/lib/data/addressees'
import { writeAudit } from '@/lib/data/audit'
import { oneCase, takeCase } from '@/lib/data/case-scope'
import { db, hasCode, inTransaction, type Tx } from '@/lib/data/client'
import {
  addLetter,
  deedOn,
  DISPOSITION_CHANGED,
  holdDisposition,
  openedDisposition,
  type OpenedDisposition,
  PARTS,
} from '@/lib/data/disposition-letters'
import { readHolidays } from '@/lib/data/holidays'
import type { Officer } from '@/lib/data/officers'
import { addWorkingDays, dateToDay, type Day, dayOf, dayToDate } from '@/lib/domain/calendar'
import { caseIdSchema } from '@/lib/domain/case-work'
import type {
  Addressed,
  AddressMore,
  DispositionState,
  ReturnDisposition,
  SendDisposition,
  SettleDisposition,
} from '@/lib/domain/disposition'
import { newReference } from '@/lib/domain/reference'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { fromBase64url } from '@/lib/sealing/bytes'

/** What stands in the clear of a disposition. `version`: as it was read. */
export type DispositionFacts = { id: string; reference: string; state: DispositionState; dueOn: Day; version: number }

const SHOWN = 50
const READER = { id: true, name: true, unitId: true } as const

/**
 * The dispositions of a case, the latest first: who of the unit reads each of them (now: not who has moved on), and who may
 * not yet.
 */
export async function dispositionsOf(officer: Officer, caseId: string) {
  if (!caseIdSchema.safeParse(caseId).success) return []
  const rows = await db.disposition.findMany({
    where: { case: oneCase(officer, caseId) },
    orderBy: [{ askedOn: 'desc' }, { id: 'asc' }],
    select: {
      ...{ id: true, reference: true, state: true, dueOn: true, version: true, unitId: true },
      unit: { select: { name: true } },
      grants: { where: { officer: addressable(caseId) }, select: { officer: { select: READER } } },
    },
    take: SHOWN,
  })
  if (rows.length === 0) return []
  const of = { unitId: { in: rows.map(({ unitId }) => unitId) } }
  const operators = await addresseesWhere(officer, { AND: [addressable(caseId), of] })
  return rows.map(({ unit, unitId, grants, dueOn, ...row }) => {
    const readers = grants.flatMap(({ officer: reader }) => (reader.unitId === unitId ? [reader] : []))
    const others = operators.flatMap(({ unit: { id }, operator }) =>
      id === unitId && !readers.some((reader) => reader.id === operator.id) ? [operator] : [],
    )
    return { ...row, dueOn: dateToDay(dueOn), unit: unit.name, readers: readers.map(({ name }) => name), others }
  })
}
export type CaseDisposition = Awaited<ReturnType<typeof dispositionsOf>>[number]

/**
 * Sends a letter to operators of a unit under an identity of its own, which is sealed to each of them and to the case. Sent
 * twice, it is one. NOT_FOUND; INVALID `officers`: one of them is no operator of this unit, or must not know of the case;
 * CONFLICT `officers`: the key of one is another by now.
 */
export async function sendDisposition(
  officer: Officer,
  input: SendDisposition,
  now = new Date(),
): Promise<Result<{ reference: string }>> {
  if (!can(officer.role, 'case:work')) return fail('NOT_FOUND')
  const { id: caseId, disposition: id, unitId, days, letter } = input
  return inTransaction(async (tx) => {
    const holidays = await readHolidays(tx) // first the calendar, then the case: whoever changes the calendar does so too
    if (!(await takeCase(tx, officer, caseId))) return fail('NOT_FOUND')
    const before = await tx.disposition.findUnique({ where: { id }, select: { caseId: true, reference: true } })
    if (before) return before.caseId === caseId ? ok({ reference: before.reference }) : fail('CONFLICT')
    const granted = await grantsFor(tx, caseId, unitId, input.grants)
    if (!granted.ok) return granted
    const today = dayOf(now)
    const { reference } = await tx.disposition.create({
      data: {
        ...{ id, caseId, unitId, days, reference: newReference('DS'), recipient: input.recipient },
        ...{ askedOn: dayToDate(today), dueOn: dayToDate(addWorkingDays(today, days, holidays)) },
        caseGrant: fromBase64url(input.caseGrant),
        grants: { create: granted.value },
      },
      select: { reference: true },
    })
    if (!(await addLetter(tx, officer, id, 'INSPECTOR', letter, now))) throw new Error('first letter')
    await note(tx, officer, now, caseId, 'send', { reference, unit: unitId, days, readers: granted.value.length })
    return ok({ reference })
  }).catch((error: unknown) => {
    // The same request twice at once: the second finds the first.
    if (hasCode(error, 'P2002')) return fail('CONFLICT')
    throw error
  })
}

async function grantsFor(tx: Tx, caseId: string, unitId: string, sent: Addressed) {
  const ids = sent.map(({ officerId }) => officerId)
  // Whoever takes an operator off, or renews a key, waits until the grant is there to be deleted.
  await tx.$queryRaw`SELECT 1 FROM "Officer" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR SHARE`
  const rows = await tx.officer.findMany({
    where: { AND: [{ id: { in: ids }, unitId }, addressable(caseId)] },
    select: { id: true, recipient: true },
  })
  const recipients = new Map(rows.map(({ id, recipient }) => [id, recipient]))
  if (recipients.size !== sent.length) return fail('INVALID', { officers: { key: 'OPERATORS' } })
  if (sent.some(({ officerId, recipient }) => recipients.get(officerId) !== recipient))
    return fail('CONFLICT', { officers: { key: 'CHANGED' } })
  return ok(sent.map(({ officerId, grant }) => ({ officerId, sealed: fromBase64url(grant) })))
}

/** Hands out the sealed letters, with the identity as it is sealed to the case; written into the trail. NOT_FOUND. */
export async function openDisposition(
  officer: Officer,
  input: { id: string; disposition: string },
  now = new Date(),
): Promise<Result<OpenedDisposition>> {
  return inTransaction(async (tx) => {
    const row = await tx.disposition.findFirst({
      where: { id: input.disposition, caseId: input.id, case: oneCase(officer, input.id) },
      select: { reference: true, caseGrant: true, parts: PARTS },
    })
    if (!row) return fail('NOT_FOUND')
    await note(tx, officer, now, input.id, 'open', { reference: row.reference })
    return ok(openedDisposition(row.caseGrant, row.parts, 'INSPECTOR'))
  })
}

/** Sends an answer back for more, with a letter and a new deadline. NOT_FOUND; refuses as `deedOn`. */
export async function returnDisposition(
  officer: Officer,
  input: ReturnDisposition,
  now = new Date(),
): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const holidays = await readHolidays(tx)
    const before = await taken(tx, officer, input)
    if (!before) return fail('NOT_FOUND')
    const { disposition: id, version, days, letter } = input
    const today = dayOf(now)
    const due = { askedOn: today, days, dueOn: addWorkingDays(today, days, holidays) }
    const made = await deedOn(tx, officer, { id, before, version, deed: 'return', side: 'INSPECTOR', letter, now, due })
    if (made.ok) await note(tx, officer, now, input.id, 'return', { reference: before.reference, days })
    return made
  })
}

/** Accepts an answer, or takes a question back: then it is gone from the unit's desk. NOT_FOUND; refuses as `deedOn`. */
export async function settleDisposition(
  officer: Officer,
  input: SettleDisposition,
  now = new Date(),
): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const before = await taken(tx, officer, input)
    if (!before) return fail('NOT_FOUND')
    const { disposition: id, version, deed } = input
    const made = await deedOn(tx, officer, { id, before, version, deed, side: 'INSPECTOR', now })
    if (!made.ok) return made
    if (deed === 'withdraw') await tx.dispositionGrant.deleteMany({ where: { dispositionId: id } })
    await note(tx, officer, now, input.id, deed, { reference: before.reference })
    return made
  })
}

/** Gives more operators of the unit its key. NOT_FOUND; CONFLICT `version`: taken back meanwhile; else as `sendDisposition`. */
export async function addressMore(officer: Officer, input: AddressMore, now = new Date()): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const before = await taken(tx, officer, input)
    if (!before) return fail('NOT_FOUND')
    if (before.state === 'WITHDRAWN') return { ok: false, error: DISPOSITION_CHANGED }
    const granted = await grantsFor(tx, input.id, before.unitId, input.grants)
    if (!granted.ok) return granted
    await tx.dispositionGrant.createMany({
      data: granted.value.map((grant) => ({ ...grant, dispositionId: input.disposition })),
      skipDuplicates: true,
    })
    const detail = { reference: before.reference, readers: granted.value.length }
    await note(tx, officer, now, input.id, 'address', detail)
    return ok(null)
  })
}

/** Takes case and disposition for this transaction, if they exist for this officer. */
async function taken(tx: Tx, officer: Officer, { id: caseId, disposition: id }: { id: string; disposition: string }) {
  if (!can(officer.role, 'case:work') || !(await takeCase(tx, officer, caseId))) return null
  await holdDisposition(tx, id)
  const select = { state: true, version: true, reference: true, unitId: true } as const
  return tx.disposition.findFirst({ where: { id, caseId }, select })
}

/** An entry in the case's trail: which disposition, and what of it is in the clear. */
function note(
  tx: Tx,
  officer: Officer,
  now: Date,
  caseId: string,
  deed: string,
  detail: Record<string, string | number>,
): Promise<void> {
  return writeAudit(tx, {
    ...{ at: now, actor: officer.id, action: `disposition:${deed}`, subject: `case:${caseId}`, detail },
  })
}
