import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { db, inTransaction } from '@/lib/data/client'
import { RECOVERY_SETTING, recoveryRecipient } from '@/lib/data/recovery-recipient'
import { hashAuth } from '@/lib/data/secret-hash'
import { fail, ok, type Result } from '@/lib/domain/result'

type Person = { name: string; title: string; email: string; auth: string }
export type FirstAccounts = {
  admin: Person
  lead: Person & { recipient: string; sealedIdentity: Uint8Array<ArrayBuffer> }
  recoveryRecipient: string
}

/** Whether nobody works here yet. Once somebody does, never again. */
export async function isUnpeopled(): Promise<boolean> {
  return (await db.officer.findFirst({ select: { id: true } })) === null
}

/**
 * Makes the first ADMIN and the first LEAD and notes the recovery recipient, all or nothing. CONFLICT when somebody works
 * here already: of two set-ups at once, one wins. The same set-up again (its recovery recipient is a random one) is ok.
 */
export async function createFirstAccounts(first: FirstAccounts, now = new Date()): Promise<Result<null>> {
  const [adminHash, leadHash] = await Promise.all([hashAuth(first.admin.auth), hashAuth(first.lead.auth)])
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('jari/accounts'))`
    if (await tx.officer.findFirst({ select: { id: true } }))
      return (await recoveryRecipient(tx)) === first.recoveryRecipient ? ok(null) : fail('CONFLICT')
    const { name, title, email } = first.admin
    const admin = await tx.officer.create({
      data: { role: 'ADMIN', name, title, email, authHash: adminHash, createdAt: now },
      select: { id: true },
    })
    const { auth: _, ...given } = first.lead
    const lead = await tx.officer.create({
      data: { role: 'LEAD', ...given, authHash: leadHash, createdAt: now },
      select: { id: true },
    })
    await tx.setting.create({ data: { key: RECOVERY_SETTING, value: first.recoveryRecipient } })
    await writeAudit(tx, {
      at: now,
      actor: 'system',
      action: 'setup',
      subject: `officer:${lead.id}`,
      detail: { admin: admin.id, lead: lead.id },
    })
    return ok(null)
  })
}
