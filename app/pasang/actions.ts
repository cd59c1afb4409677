'use server'
import { z } from 'zod'
import { publicAction } from '@/lib/action'
import { takeSetup } from '@/lib/data/limits'
import { createFirstAccounts, isUnpeopled } from '@/lib/data/setup'
import { fail, ok, type Result } from '@/lib/domain/result'
import { setupSchema, setupTokenSchema } from '@/lib/domain/setup'
import { logRefusal } from '@/lib/log'
import { fromBase64url } from '@/lib/sealing/bytes'
import { isRecipient } from '@/lib/sealing/identity'
import { isDemo, isSetupToken, visitorKey } from '@/lib/session'

/** Whether the token opens the set-up, so that nobody writes a recovery key down in vain. */
export const checkToken = publicAction(z.object({ token: setupTokenSchema }), async ({ token }) =>
  (await isUnpeopled()) ? admitted(token) : fail('NOT_FOUND'),
)

/** Makes the first two accounts; sent again after a lost answer, it says the same. CONFLICT when somebody else did. */
export const setUp = publicAction(setupSchema, async (given) => {
  const door = await admitted(given.token)
  if (!door.ok) return door
  if (!isRecipient(given.lead.recipient) || !isRecipient(given.recoveryRecipient)) return fail('INVALID')
  const sealedIdentity = fromBase64url(given.lead.sealedIdentity)
  return createFirstAccounts({ ...given, lead: { ...given.lead, sealedIdentity } })
})

/** In the demo there is no set-up, whatever the token. */
async function admitted(token: string): Promise<Result<null>> {
  if (isDemo()) return fail('NOT_FOUND')
  const limit = await takeSetup(await visitorKey())
  if (!limit.ok) return limit
  if (isSetupToken(token)) return ok(null)
  logRefusal('set-up')
  return fail('INVALID', { token: { key: 'TOKEN' } })
}
