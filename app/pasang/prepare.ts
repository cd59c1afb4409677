import { makeOfficerKeys } from '@/app/account/make-keys'
import type { Setup, SetupForm } from '@/lib/domain/setup'

/** `setup` is what will be sent; `recoverySecret` is shown once and never sent. */
export type Prepared = { setup: Setup; recoverySecret: string; fingerprint: string }

/** Makes the keys of both accounts and the recovery identity here, in the browser. `onProgress`: finished fraction, 0 to 1. */
export async function prepare(form: SetupForm, onProgress: (done: number) => void): Promise<Prepared> {
  const { admin, lead } = form
  const adminKeys = await makeOfficerKeys({ ...admin, role: 'ADMIN' }, admin.password, (done) => onProgress(done / 2))
  const leadKeys = await makeOfficerKeys({ ...lead, role: 'LEAD' }, lead.password, (done) => onProgress((1 + done) / 2))
  if (!leadKeys.key) throw new Error('a lead holds a key')
  const [{ newIdentity }, { fingerprint }] = await Promise.all([
    import('@/lib/sealing/identity'),
    import('@/lib/sealing/fingerprint'),
  ])
  const recovery = await newIdentity()
  return {
    setup: {
      token: form.token,
      admin: { name: admin.name, title: admin.title, email: admin.email, auth: adminKeys.auth },
      lead: { name: lead.name, title: lead.title, email: lead.email, auth: leadKeys.auth, ...leadKeys.key },
      recoveryRecipient: recovery.recipient,
    },
    recoverySecret: recovery.secret,
    fingerprint: fingerprint([recovery.recipient]),
  }
}
