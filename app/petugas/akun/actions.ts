'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { setAccountActive } from '@/lib/data/accounts'

const change = z.object({
  id: z.string().max(64),
  active: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
})

/** Takes an officer off, with their sessions and grants, or puts them back. */
export const setActive = officerFormAction('account:admin', change, async (officer, input) => {
  const result = await setAccountActive(officer, input)
  if (result.ok) revalidatePath('/petugas/akun')
  return result
})
