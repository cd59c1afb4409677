import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { takeCase } from '@/lib/data/case-scope'
import { inTransaction } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/**
 * A lead hands back a key that does not open its case: from then on it counts as lacking, and another lead gives it anew
 * (lib/data/key-grants.ts). NOT_FOUND; CONFLICT: no other lead holds one, and the last is not thrown away.
 */
export async function returnKey(officer: Officer, { id }: { id: string }, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'key:vouch')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
    const others = { caseId: id, officerId: { not: officer.id }, officer: { role: 'LEAD', active: true } } as const
    if ((await tx.keyGrant.count({ where: others })) === 0) return fail('CONFLICT')
    await tx.keyGrant.deleteMany({ where: { caseId: id, officerId: officer.id } })
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:return-key', subject: `case:${id}` })
    return ok(null)
  })
}
