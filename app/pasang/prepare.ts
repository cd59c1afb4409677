import { makeOfficerKeys } from '@/app/account/make-keys'
import { makeRecoveryKey, type NewRecoveryKey } from '@/app/account/recovery-key'
import type { Setup, SetupForm } from '@/lib/domain/setup'

/** `setup` is what will be sent. */
export type Prepared = { setup: Setup; recovery: NewRecoveryKey }

/** Makes the keys of both accounts and the recovery identity here, in the browser. `onProgress`: finished fraction, 0 to 1. */
export async function prepare(form: SetupForm, onProgress: (done: number) => void): Promise<Prepared> {
  const { admin, lead } = form
  const adminKeys = await makeOfficerKeys({ ...admin, role: 'ADMIN' }, admin.password, (done) => onProgress(done / 2))
  const leadKeys = await makeOfficerKeys({ ...lead, role: 'LEAD' }, lead.password, (done) => onProgress((1 + done) / 2))
  if (!leadKeys.key) throw new Error('a lead holds a key')
  const recovery = await makeRecoveryKey()
  return {
    setup: {
      token: form.token,
      admin: { name: admin.name, title: admin.title, email: admin.email, auth: adminKeys.auth },
      lead: { name: lead.name, title: lead.title, email: lead.email, auth: leadKeys.auth, ...leadKeys.key },
      recoveryRecipient: recovery.recipient,
    },
    recovery,
  }
}
