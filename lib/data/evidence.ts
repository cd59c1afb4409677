import 'server-only'
import type { Readable } from 'node:stream'
import { writeAudit } from '@/lib/data/audit'
import { oneCase } from '@/lib/data/case-scope'
import { db, hasCode, inTransaction, type Tx } from '@/lib/data/client'
import { BATCH, eachAlone } from '@/lib/data/each'
import { evidenceStore } from '@/lib/data/evidence-store'
import type { Officer } from '@/lib/data/officers'
import { addDays, dayOf, dayToDate, type Day } from '@/lib/domain/calendar'
import { EVIDENCE, owed } from '@/lib/domain/evidence-limits'
import { fail, ok, type Result } from '@/lib/domain/result'
import type { SealedPart } from '@/lib/sealing/case-seal'

/** A file that was uploaded before, and the sealed part that says what it is. */
export type SentEvidence = { blob: string; part: SealedPart }

/**
 * Makes room for a file of so many bytes of ciphertext, which is no case's until one takes it (EVIDENCE.orphanDays; sooner
 * where the disk is all but full). UNAVAILABLE: there is none beside what uploads that have begun may still bring.
 * CONFLICT: there is a file of this id.
 */
export async function beginUpload(id: string, size: number, now = new Date()): Promise<Result<null>> {
  let credit = await creditFor(size)
  if (credit === null) {
    await expireUploads(now, EVIDENCE.orphanDaysTight)
    credit = await creditFor(size)
  }
  if (credit === null) return fail('UNAVAILABLE')
  const arrived = credit
  try {
    await inTransaction(async (tx) => {
      // One after another, so that no two are promised the same room.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('jari/evidence'))`
      if (!(await (await evidenceStore()).hasRoom(size + (await promised(tx)) - arrived))) throw new NoRoom()
      await tx.evidence.create({ data: { id, size, on: dayToDate(dayOf(now)) } })
    })
    return ok(null)
  } catch (error) {
    if (error instanceof NoRoom) return fail('UNAVAILABLE')
    if (hasCode(error, 'P2002')) return fail('CONFLICT')
    throw error
  }
}

class NoRoom extends Error {}

/** Bytes of all uploads that are nobody's yet, arrived or not. */
async function promised(tx: Tx | typeof db): Promise<number> {
  return (await tx.evidence.aggregate({ where: NOBODYS, _sum: { size: true } }))._sum.size ?? 0
}

/**
 * Whether so many bytes fit beside what uploads that have begun still owe: what of those need not be reserved, since it has
 * arrived; null where they don't fit. Nothing is looked up where there is room anyhow.
 */
async function creditFor(bytes: number): Promise<number | null> {
  const store = await evidenceStore()
  if (await store.hasRoom(bytes + (await promised(db)))) return 0
  if (!(await store.hasRoom(bytes))) return null
  const begun = await db.evidence.findMany({ where: NOBODYS, select: { id: true, size: true } })
  const uploads: { size: number; arrived: number | null }[] = []
  for (const { id, size } of begun) uploads.push({ size, arrived: await store.arrived(id) })
  const owes = owed(uploads)
  if (!(await store.hasRoom(bytes + owes))) return null
  return begun.reduce((sum, { size }) => sum + size, 0) - owes
}

/** An upload that neither a case nor a disposition has taken. */
const NOBODYS = { caseId: null, dispositionId: null } as const

/** Whether bytes may still be sent to this upload: it is there, and no case has taken it. */
export async function isUploadOpen(id: string): Promise<boolean> {
  return (await db.evidence.count({ where: { id, ...NOBODYS } })) > 0
}

/** Takes an upload back that no case has taken. */
export async function dropUpload(id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "Evidence" WHERE "id" = ${id}::uuid AND "caseId" IS NULL AND "dispositionId" IS NULL FOR UPDATE`
    if (!row) return
    // The bytes first: a row without bytes is taken by no case and goes the next time.
    await (await evidenceStore()).remove(id)
    await tx.evidence.delete({ where: { id } })
  })
}

/**
 * Deletes what was uploaded and taken by no case for EVIDENCE.orphanDays, and what a deleted case has left behind
 * (`eachAlone`). For a daily job (lib/jobs/evidence.ts). Answers how many files went.
 */
export function expireUploads(now = new Date(), days: number = EVIDENCE.orphanDays): Promise<number> {
  const before = dayToDate(addDays(dayOf(now), -days))
  return eachAlone(
    'evidence-expire',
    (after) =>
      db.evidence.findMany({
        where: { ...NOBODYS, on: { lt: before }, id: { gt: after } },
        select: { id: true },
        orderBy: { id: 'asc' },
        take: BATCH,
      }),
    async ({ id }) => {
      await dropUpload(id)
      return true
    },
  )
}

/**
 * Gives uploaded files to a case within its transaction. False, and the caller must roll back, where one of them is not
 * there, not whole, or another's already. The same file is given once.
 */
export async function takeEvidence(tx: Tx, caseId: string, sent: SentEvidence[], on: Day): Promise<boolean> {
  for (const { blob, part } of sent) {
    if (!(await takeFile(tx, blob, { caseId }, part.number, on))) return false
    const { number, sealed, tag } = part
    await tx.part.create({
      data: { caseId, kind: 'EVIDENCE', number, sealed, tag, author: 'REPORTER', on: dayToDate(on) },
    })
  }
  return true
}

/** Gives one uploaded file to a case or a disposition. False where it is not there, not whole, or given already. */
export async function takeFile(
  tx: Tx,
  id: string,
  owner: { caseId: string } | { dispositionId: string },
  number: number,
  on: Day,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ size: number }[]>`
    SELECT "size" FROM "Evidence"
    WHERE "id" = ${id}::uuid AND "caseId" IS NULL AND "dispositionId" IS NULL FOR UPDATE`
  const store = await evidenceStore()
  if (!row || (await store.arrived(id)) !== row.size) return false
  await store.settle(id, on)
  await tx.evidence.update({ where: { id }, data: { ...owner, number, on: dayToDate(on) } })
  return true
}

/** Rolls back what has taken some of several files when one is missing. */
export class EvidenceGone extends Error {}

/**
 * Adds a file to the reporter's case. The next number only (CONFLICT with `part` otherwise); the same file again is answered
 * as if it were the first time. CONFLICT with `evidence`: the file is not there (any more), not whole, or given already;
 * CONFLICT alone: the case is closed. TOO_LARGE: the case has EVIDENCE.perCase files. NOT_FOUND: no such look-up.
 */
export async function addEvidence(
  lookup: string,
  { blob, part }: SentEvidence,
  now = new Date(),
): Promise<Result<{ number: number }>> {
  try {
    return await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Case" WHERE "lookup" = ${lookup} FOR UPDATE`
      const row = await tx.case.findUnique({ where: { lookup }, select: { id: true, state: true } })
      if (!row) return fail('NOT_FOUND')
      const given = await tx.evidence.findFirst({ where: { id: blob, caseId: row.id }, select: { number: true } })
      if (given?.number) return ok({ number: given.number })
      if (row.state === 'CLOSED') return fail('CONFLICT')
      const last = await tx.part.aggregate({ where: { caseId: row.id, kind: 'EVIDENCE' }, _max: { number: true } })
      const next = (last._max.number ?? 0) + 1
      if (next > EVIDENCE.perCase) return fail('TOO_LARGE')
      if (part.number !== next) return fail('CONFLICT', { part: { key: 'CHANGED' } })
      if (!(await takeEvidence(tx, row.id, [{ blob, part }], dayOf(now)))) return fail('CONFLICT', GONE)
      await writeAudit(tx, {
        ...{ at: now, actor: 'reporter', action: 'case:evidence', subject: `case:${row.id}` },
        detail: { number: part.number },
      })
      return ok({ number: part.number })
    })
  } catch (error) {
    if (hasCode(error, 'P2002')) return fail('CONFLICT', { part: { key: 'CHANGED' } })
    throw error
  }
}

/** What is wrong where an uploaded file can't be given to a case. */
export const GONE = { evidence: { key: 'EVIDENCE_GONE' } }

/**
 * The ciphertext of one file of a case, for an officer whose case it is; written into the trail before the first byte goes
 * out. NOT_FOUND.
 */
export async function openEvidence(
  officer: Officer,
  caseId: string,
  number: number,
  now = new Date(),
): Promise<Result<{ size: number; bytes: Readable }>> {
  const found = await inTransaction(async (tx) => {
    if ((await tx.case.count({ where: oneCase(officer, caseId) })) === 0) return null
    const row = await tx.evidence.findUnique({
      where: { caseId_number: { caseId, number } },
      select: { id: true, size: true },
    })
    if (!row || (await (await evidenceStore()).arrived(row.id)) !== row.size) return null
    const subject = `case:${caseId}`
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:evidence-open', subject, detail: { number } })
    return row
  })
  if (!found) return fail('NOT_FOUND')
  return ok({ size: found.size, bytes: await (await evidenceStore()).read(found.id) })
}

/** Writes into the trail that an officer keeps an opened file of a case on their disk. NOT_FOUND. */
export async function recordSaved(
  officer: Officer,
  { id: caseId, number }: { id: string; number: number },
  now = new Date(),
): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    if ((await tx.evidence.count({ where: { number, case: oneCase(officer, caseId) } })) === 0) return fail('NOT_FOUND')
    const subject = `case:${caseId}`
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:evidence-save', subject, detail: { number } })
    return ok(null)
  })
}
