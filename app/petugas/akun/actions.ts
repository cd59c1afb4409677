'use server'
import { refresh, revalidatePath } from 'next/cache'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { moveOperator, setAccountActive } from '@/lib/data/accounts'
import { invite, withdrawInvitation } from '@/lib/data/invitations'
import { invitationSchema } from '@/lib/domain/invitation'
import { dropSecondFactor } from '@/lib/data/second-factor'
import { ok } from '@/lib/domain/result'
import { line, lineOrNull } from '@/lib/domain/text'
import { absolute } from '@/lib/site'
import { savedNow } from '../saved'

const id = z.string({ error: 'INVALID' }).max(64, 'INVALID')
const change = z.object({ id, active: z.enum(['yes', 'no']).transform((answer) => answer === 'yes') })

/** Takes an officer off, with their sessions and grants, or puts them back. */
export const setActive = officerFormAction('account:admin', change, async (officer, input) => {
  const result = await setAccountActive(officer, input)
  if (result.ok) revalidatePath('/petugas/akun')
  return result
})

/** Gives an operator another unit. */
export const move = officerFormAction(
  'account:admin',
  z.object({ id, from: lineOrNull(64), unitId: line(64) }),
  async (officer, input) => savedNow(await moveOperator(officer, input)),
)

/** Takes the second factor of somebody who has lost phone and codes. */
export const dropFactor = officerFormAction('account:admin', z.object({ id }), async (officer, input) =>
  savedNow(await dropSecondFactor(officer, input)),
)

/** Offers a seat. The link is in this answer and nowhere else; what follows the # goes into no log. */
export const offerSeat = officerFormAction('account:admin', invitationSchema, async (officer, input) => {
  const invited = await invite(officer, input)
  if (!invited.ok) return invited
  refresh()
  return ok({ name: input.name, link: absolute(`/aktivasi#${invited.value.token}`) })
})

/** Takes a seat back. */
export const withdraw = officerFormAction('account:admin', z.object({ id }), async (officer, input) =>
  savedNow(await withdrawInvitation(officer, input)),
)
