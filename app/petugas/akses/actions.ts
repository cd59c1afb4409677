'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { createToken, revokeToken } from '@/lib/data/api-tokens'
import { tokenSchema } from '@/lib/domain/api-access'
import { savedNow } from '../saved'

/** Makes a token for one unit's system; the answer shows it, this once. */
export const create = officerFormAction('access:admin', tokenSchema, async (officer, input) => {
  const result = await createToken(officer, input)
  if (result.ok) revalidatePath('/petugas/akses')
  return result
})

/** Ends a token at once and for good. */
export const revoke = officerFormAction('access:admin', z.object({ id: z.uuid() }), async (officer, input) =>
  savedNow(await revokeToken(officer, input)),
)
