'use server'
import { refresh, revalidatePath } from 'next/cache'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { changeRole, moveOperator, setAccountActive } from '@/lib/data/accounts'
import { invite, offerRenewal, withdrawInvitation } from '@/lib/data/invitations'
import { invitationSchema } from '@/lib/domain/invitation'
import { dropSecondFactor } from '@/lib/data/second-factor'
import { ok } from '@/lib/domain/result'
import { roleSchema } from '@/lib/domain/roles'
import { line, lineOrNull } from '@/lib/domain/text'
import { absolute } from '@/lib/site'
import { savedNow } from '../saved'

const linkOf = (token: string) => absolute(`/aktivasi#${token}`)
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

/** Gives an officer another role. */
export const setRole = officerFormAction(
  'account:admin',
  z.object({ id, from: roleSchema, role: roleSchema, unitId: lineOrNull(64) }),
  async (officer, input) => savedNow(await changeRole(officer, input)),
)

/** A link with which somebody who has lost their password makes new keys. It is in this answer and nowhere else. */
export const offerLink = officerFormAction('account:admin', z.object({ id }), async (officer, input) => {
  const offered = await offerRenewal(officer, input)
  return offered.ok ? ok({ name: offered.value.name, link: linkOf(offered.value.token) }) : offered
})

/** Offers a seat. The link is in this answer and nowhere else; what follows the # goes into no log. */
export const offerSeat = officerFormAction('account:admin', invitationSchema, async (officer, input) => {
  const invited = await invite(officer, input)
  if (!invited.ok) return invited
  refresh()
  return ok({ name: input.name, link: linkOf(invited.value.token) })
})

/** Takes a seat back. */
export const withdraw = officerFormAction('account:admin', z.object({ id }), async (officer, input) =>
  savedNow(await withdrawInvitation(officer, input)),
)
