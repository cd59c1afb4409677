'use server'
import { z } from 'zod'
import { publicAction } from '@/lib/action'
import { activate, readInvitation } from '@/lib/data/invitations'
import { takeActivation } from '@/lib/data/limits'
import { activationSchema, invitationTokenSchema } from '@/lib/domain/invitation'
import { fail, type Result } from '@/lib/domain/result'
import { logRefusal } from '@/lib/log'
import { fromBase64url } from '@/lib/sealing/bytes'
import { isRecipient } from '@/lib/sealing/identity'
import { visitorKey } from '@/lib/session'

/** Whose seat a link offers. */
export const openInvitation = publicAction(z.object({ token: invitationTokenSchema }), async ({ token }) => {
  const limit = await takeActivation(await visitorKey())
  return limit.ok ? admitted(await readInvitation(token)) : limit
})

/** Makes the account of a seat. */
export const activateAccount = publicAction(activationSchema, async ({ token, auth, key, code }) => {
  const limit = await takeActivation(await visitorKey())
  if (!limit.ok) return limit
  if (key && !isRecipient(key.recipient)) return fail('INVALID')
  return admitted(
    await activate({
      ...{ token, auth, code },
      key: key && { recipient: key.recipient, sealedIdentity: fromBase64url(key.sealedIdentity) },
    }),
  )
})

/** A link that opens nothing is told to the journal: somebody may be trying tokens. */
function admitted<T>(result: Result<T>): Result<T> {
  if (!result.ok && result.error.code === 'NOT_FOUND') logRefusal('activation')
  return result
}
