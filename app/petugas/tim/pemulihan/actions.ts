'use server'
import { refresh } from 'next/cache'
import { officerAction, officerFormAction } from '@/lib/action'
import { acceptRecoveryKey, proposeRecoveryKey, refuseRecoveryKey } from '@/lib/data/recovery-key'
import { recoveryKeySchema } from '@/lib/domain/recovery'
import { savedNow } from '../../saved'

/** A recovery key that was made in this lead's browser; its secret half stays there. */
export const propose = officerAction('key:vouch', recoveryKeySchema, async (officer, input) => {
  const result = await proposeRecoveryKey(officer, input)
  refresh()
  return result
})

/** Another lead has compared the sign. */
export const accept = officerFormAction('key:vouch', recoveryKeySchema, async (officer, input) =>
  savedNow(await acceptRecoveryKey(officer, input)),
)

/** A lead says no, or its maker takes it back. */
export const refuse = officerFormAction('key:vouch', recoveryKeySchema, async (officer, input) =>
  savedNow(await refuseRecoveryKey(officer, input)),
)
