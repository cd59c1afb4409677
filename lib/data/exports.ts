import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { oneCase, takeCase } from '@/lib/data/case-scope'
import { db, inTransaction } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { openProposal, PROPOSAL } from '@/lib/data/proposals'
import { type Day, dayOf } from '@/lib/domain/calendar'
import type { Export } from '@/lib/domain/case-work'
import { handoverSince, handoverUntil } from '@/lib/domain/four-eyes'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** A dossier that two officers let out. `recipient` null: on paper only. */
export type ApprovedExport = {
  id: string
  agency: { id: string; name: string }
  recipient: string | null
  named: boolean
  proposedBy: string
  approvedBy: string
  approvedAt: Date
  until: Day
}

const APPROVED = { ...PROPOSAL, decidedAt: true, decidedBy: { select: { name: true } } } as const

/** The dossier of a case that may leave now, the latest that was approved; null where there is none. */
export async function approvedExport(officer: Officer, id: string, now = new Date()): Promise<ApprovedExport | null> {
  const row = await db.proposal.findFirst({
    where: { case: oneCase(officer, id), move: 'export', state: 'APPROVED', decidedAt: { gte: handoverSince(now) } },
    orderBy: { decidedAt: 'desc' },
    select: APPROVED,
  })
  if (!row?.decidedAt || !row.decidedBy) return null
  const { input, by } = openProposal(row)
  return {
    ...{ id: row.id, agency: { id: input.agency ?? '', name: input.agencyName ?? '' } },
    ...{ recipient: input.recipient ?? null, named: input.named ?? false },
    ...{ proposedBy: by.name, approvedBy: row.decidedBy.name, approvedAt: row.decidedAt },
    until: handoverUntil(dayOf(row.decidedAt)),
  }
}

/**
 * Writes into the trail that a dossier leaves, before the browser hands it over. NOT_FOUND; CONFLICT `export`: nobody let
 * it out, or too long ago; CONFLICT `recipient`: the agency's key is not (or no longer) the one that was approved.
 */
export async function recordExport(officer: Officer, input: Export, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'case:work')) return fail('NOT_FOUND')
  const { id, form, sha256 } = input
  return inTransaction(async (tx) => {
    if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
    const row = await tx.proposal.findFirst({
      where: {
        ...{ id: input.proposal, caseId: id, move: 'export', state: 'APPROVED' },
        decidedAt: { gte: handoverSince(now) },
      },
      select: PROPOSAL,
    })
    if (!row) return fail('CONFLICT', { export: { key: 'CHANGED' } })
    const { agency = '', recipient, named = false } = openProposal(row).input
    if (form === 'SEALED') {
      const current = await tx.agency.findUnique({ where: { id: agency } })
      const same = current?.vouchedById && current.recipient === recipient
      if (!recipient || !same) return fail('CONFLICT', { recipient: { key: 'CHANGED' } })
    }
    const detail = { form, agency, named, proposal: row.id, ...(sha256 && { sha256 }) }
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:export', subject: `case:${id}`, detail })
    return ok(null)
  })
}
