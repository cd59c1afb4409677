import type { Tx } from '@/lib/data/client'
import type { PreparedCase } from './prepare-case'

/** Writes prepared cases without their trail, which belongs last in the transaction (lib/data/audit.ts). */
export async function writeCases(tx: Tx, cases: readonly PreparedCase[]): Promise<void> {
  await tx.case.createMany({ data: cases.map(({ row }) => row) })
  await tx.keyGrant.createMany({ data: cases.flatMap(({ grants }) => grants) })
  await tx.caseExclusion.createMany({ data: cases.flatMap(({ exclusions }) => exclusions) })
  await tx.part.createMany({ data: cases.flatMap(({ parts }) => parts) })
  await tx.publication.createMany({ data: cases.flatMap(({ publications }) => publications) })
  await tx.caseMove.createMany({ data: cases.flatMap(({ moves }) => moves) })
}
