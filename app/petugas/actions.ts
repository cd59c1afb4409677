'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { officerAction, officerFormAction } from '@/lib/action'
import { ownIdentity } from '@/lib/data/officers'
import { ok } from '@/lib/domain/result'
import { toBase64url } from '@/lib/sealing/bytes'
import { signOut } from '@/lib/session'

/** The officer's own key as their password has sealed it (base64url), or null for an account without one. */
export const ownKey = officerAction('self', z.undefined(), async (officer) => {
  const sealed = await ownIdentity(officer)
  return ok({ officerId: officer.id, email: officer.email, sealed: sealed && toBase64url(sealed) })
})

/** Ends the session in the store: whoever copied its cookie has nothing. */
export const leave = officerFormAction('self', z.object({}), async () => {
  await signOut()
  redirect('/masuk')
})
