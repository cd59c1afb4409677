import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { db, inTransaction } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { hashAuth, verifyAuth } from '@/lib/data/secret-hash'
import { endSessionsButOne } from '@/lib/data/sessions'
import { fail, ok, type Result } from '@/lib/domain/result'

/**
 * Puts another password in place of an officer's own (ASVS 6.2.2, 6.2.3): what stands for it, and their identity sealed
 * under it. The identity stays, and with it every key that was sealed to it. All their sessions but `session` (its handle)
 * end. The same change again, after a lost answer, is ok. INVALID `current`: not the password of now; INVALID: an identity
 * for an account that has none, or none for one that has.
 */
export async function changeOwnPassword(
  officer: Officer,
  change: { current: string; auth: string; sealedIdentity: Uint8Array<ArrayBuffer> | null },
  { session }: { session: string },
  now = new Date(),
): Promise<Result<null>> {
  const { current, auth, sealedIdentity } = change
  const where = { id: officer.id, active: true }
  const row = await db.officer.findUnique({ where, select: { authHash: true, recipient: true } })
  if (!row) return fail('NOT_FOUND')
  if ((row.recipient === null) !== (sealedIdentity === null)) return fail('INVALID')
  if (!(await verifyAuth(current, row.authHash))) return (await verifyAuth(auth, row.authHash)) ? ok(null) : WRONG
  const authHash = await hashAuth(auth)
  return inTransaction(async (tx) => {
    // Of two changes at once the later finds another hash than it was checked against.
    const { count } = await tx.officer.updateMany({
      where: { ...where, authHash: row.authHash, recipient: row.recipient },
      data: { authHash, ...(sealedIdentity && { sealedIdentity }) },
    })
    if (count === 0) return WRONG
    const sessions = await endSessionsButOne(tx, officer.id, session, now)
    await writeAudit(tx, {
      ...{ at: now, actor: officer.id, action: 'account:password', subject: `officer:${officer.id}` },
      detail: { sessions },
    })
    return ok(null)
  })
}

const WRONG = fail('INVALID', { current: { key: 'PASSWORD_WRONG' } })
