import 'server-only'
import type { Readable } from 'node:stream'
import type { Prisma } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { PART_TAKEN } from '@/lib/data/case-parts'
import { visibleTo } from '@/lib/data/case-scope'
import { inTransaction } from '@/lib/data/client'
import { ownDisposition } from '@/lib/data/disposition-desk'
import { addLetter, DISPOSITION_CHANGED, holdDisposition } from '@/lib/data/disposition-letters'
import { GONE, takeFile } from '@/lib/data/evidence'
import { evidenceStore } from '@/lib/data/evidence-store'
import type { Officer } from '@/lib/data/officers'
import { dayOf } from '@/lib/domain/calendar'
import { caseIdSchema } from '@/lib/domain/case-work'
import { ATTACHMENTS_MAX, takesFiles } from '@/lib/domain/disposition'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import type { PartWire } from '@/lib/sealing/wire'

/**
 * Gives an uploaded file to a disposition, for an operator of the unit. The same file again is answered as if it were the
 * first time. NOT_FOUND; CONFLICT with `part`: another number is next, with `evidence`: the file is not there, not whole or
 * given already, with `version`: the answer was accepted; TOO_LARGE: it has ATTACHMENTS_MAX files.
 */
export async function attachFile(
  officer: Officer,
  { disposition: id, evidence: { blob, part } }: { disposition: string; evidence: { blob: string; part: PartWire } },
  now = new Date(),
): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    await holdDisposition(tx, id)
    const row = await tx.disposition.findFirst({
      where: ownDisposition(officer, id),
      select: { state: true, caseId: true, reference: true, files: { select: { id: true } } },
    })
    if (!row) return fail('NOT_FOUND')
    if (row.files.some((file) => file.id === blob)) return ok(null)
    if (!takesFiles(row.state)) return { ok: false, error: DISPOSITION_CHANGED }
    if (row.files.length >= ATTACHMENTS_MAX) return fail('TOO_LARGE')
    if (part.number !== row.files.length + 1) return { ok: false, error: PART_TAKEN }
    if (!(await takeFile(tx, blob, { dispositionId: id }, part.number, dayOf(now)))) return fail('CONFLICT', GONE)
    if (!(await addLetter(tx, officer, id, 'UNIT', part, now))) throw new Error('files and parts differ')
    const detail = { reference: row.reference, number: part.number }
    const subject = `case:${row.caseId}`
    await writeAudit(tx, { at: now, actor: officer.id, action: 'disposition:attach', subject, detail })
    return ok(null)
  })
}

/** The dispositions whose files an officer may open: those of their cases, or their unit's. */
function readable(officer: Officer, id: string): Prisma.DispositionWhereInput {
  if (!can(officer.role, 'case:read')) return ownDisposition(officer, id)
  return caseIdSchema.safeParse(id).success ? { id, case: visibleTo(officer) } : { id: { in: [] } }
}

/** The ciphertext of one file, for either side; written into the trail before the first byte goes out. NOT_FOUND. */
export async function openAttachment(
  officer: Officer,
  id: string,
  number: number,
  now = new Date(),
): Promise<Result<{ size: number; bytes: Readable }>> {
  const store = await evidenceStore()
  const found = await inTransaction(async (tx) => {
    const row = await tx.disposition.findFirst({
      where: readable(officer, id),
      select: {
        ...{ caseId: true, reference: true },
        files: { where: { number }, select: { id: true, size: true } },
      },
    })
    const file = row?.files[0]
    if (!row || !file || (await store.arrived(file.id)) !== file.size) return null
    const detail = { reference: row.reference, number }
    const subject = `case:${row.caseId}`
    await writeAudit(tx, { at: now, actor: officer.id, action: 'disposition:attachment', subject, detail })
    return file
  })
  return found ? ok({ size: found.size, bytes: await store.read(found.id) }) : fail('NOT_FOUND')
}
