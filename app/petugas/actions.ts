'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { signOut } from '@/lib/session'

/** Ends the session in the store: whoever copied its cookie has nothing. */
export const leave = officerFormAction('signed-in', z.object({}), async () => {
  await signOut()
  redirect('/masuk')
})
