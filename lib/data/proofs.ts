import 'server-only'
import { db } from '@/lib/data/client'

/** Uses a proof of work for a report: false where it was another's. The same report may come again with it. */
export async function spendProof(id: string, report: string, until: Date): Promise<boolean> {
  await db.spentProof.createMany({ data: [{ id, report, until }], skipDuplicates: true })
  return (await db.spentProof.count({ where: { id, report } })) === 1
}

/** Forgets used proofs whose challenge has ended: nobody takes them any more. Answers how many. */
export async function forgetProofs(now = new Date()): Promise<number> {
  return (await db.spentProof.deleteMany({ where: { until: { lt: now } } })).count
}
