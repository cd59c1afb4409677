import type { Setup, SetupForm } from '@/lib/domain/setup'

/** `setup` is what will be sent; `recoverySecret` is shown once and never sent. */
export type Prepared = { setup: Setup; recoverySecret: string; fingerprint: string }

/**
 * Makes everything secret here, in the browser: what stands for the passwords, the lead's identity sealed under the lead's
 * password, and the recovery identity. `onProgress`: finished fraction, 0 to 1.
 */
export async function prepare(form: SetupForm, onProgress: (done: number) => void): Promise<Prepared> {
  const [{ deriveFromPassword }, { newIdentity }, { sealOfficerIdentity }, { toBase64url }, { fingerprint }] =
    await Promise.all([
      import('@/lib/sealing/derive'),
      import('@/lib/sealing/identity'),
      import('@/lib/sealing/officer-seal'),
      import('@/lib/sealing/bytes'),
      import('@/lib/sealing/fingerprint'),
    ])
  const half = (offset: number) => ({ onProgress: (done: number) => onProgress(offset + done / 2) })
  const { admin, lead } = form
  const adminKeys = await deriveFromPassword(admin.password, admin.email, half(0))
  const leadKeys = await deriveFromPassword(lead.password, lead.email, half(0.5))
  const [own, recovery] = await Promise.all([newIdentity(), newIdentity()])
  const sealedIdentity = await sealOfficerIdentity(leadKeys.sealKey, lead.email, own.secret)
  adminKeys.sealKey.fill(0)
  leadKeys.sealKey.fill(0)
  return {
    setup: {
      token: form.token,
      admin: { name: admin.name, title: admin.title, email: admin.email, auth: adminKeys.auth },
      lead: {
        ...{ name: lead.name, title: lead.title, email: lead.email, auth: leadKeys.auth },
        recipient: own.recipient,
        sealedIdentity: toBase64url(sealedIdentity),
      },
      recoveryRecipient: recovery.recipient,
    },
    recoverySecret: recovery.secret,
    fingerprint: fingerprint([recovery.recipient]),
  }
}
