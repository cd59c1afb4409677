import { mergeCandidate, mergeCases, separateCase } from '@/lib/data/merging'
import type { BuiltCase } from '@/prisma/seed/builders'
import { db } from '@/lib/data/client'
import { type Desk, grantFor, noon, sealNote } from './casework'

export const TODAY = '2026-11-24'
export const NOW = noon(TODAY)

const notesOf = (made: BuiltCase) => db.part.count({ where: { caseId: made.id, kind: 'NOTE' } })

/** What the lead's browser sends to merge two cases, sealed now: their versions, a reason, the key for the main case's officer. */
export async function merging(lead: Desk, duplicate: BuiltCase, main: BuiltCase, holder?: Desk) {
  const found = await mergeCandidate(lead.as, { id: duplicate.id, reference: main.reference })
  if (!found.ok) throw new Error(found.error.code)
  const { own, other } = found.value
  const reason = await sealNote(duplicate, (await notesOf(duplicate)) + 1, 'Hal yang sama.')
  return {
    ...{ id: duplicate.id, version: own.version, main: main.id, mainVersion: other.version, reason },
    grant: holder ? await grantFor(duplicate, holder) : null,
  }
}

export const merged = async (lead: Desk, duplicate: BuiltCase, main: BuiltCase, holder?: Desk) =>
  mergeCases(lead.as, await merging(lead, duplicate, main, holder), NOW)

export async function separated(lead: Desk, duplicate: BuiltCase) {
  const { version } = await db.case.findUniqueOrThrow({ where: { id: duplicate.id } })
  return separateCase(
    lead.as,
    { id: duplicate.id, version, reason: await sealNote(duplicate, (await notesOf(duplicate)) + 1) },
    NOW,
  )
}

export const rowOf = ({ id }: { id: string }) => db.case.findUniqueOrThrow({ where: { id } })
