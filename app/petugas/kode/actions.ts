'use server'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { takeOwnCode } from '@/lib/data/limits'
import type { Officer } from '@/lib/data/officers'
import { renewRecoveryCodes, setUpSecondFactor } from '@/lib/data/second-factor'
import type { Result } from '@/lib/domain/result'
import { appCodeSchema } from '@/lib/domain/second-factor'
import { logRefusal } from '@/lib/log'
import { sessionHandle } from '@/lib/session'
import { pendingSecret } from './pending'

/** Sets the second factor up with the secret that the page has shown. */
export const setUp = officerFormAction(
  'signed-in',
  z.object({ code: appCodeSchema, current: z.string().max(64).default(''), auth: z.string().max(64).default('') }),
  async (officer, { code, current, auth }) => {
    const limit = await takeOwnCode(officer.id)
    if (!limit.ok) return limit
    const given = { secret: await pendingSecret(officer), code, current, auth }
    return told(officer, await setUpSecondFactor(officer, given, { session: await sessionHandle() }))
  },
)

/** New recovery codes in place of the old. */
export const renewCodes = officerFormAction('self', z.object({ code: appCodeSchema }), async (officer, { code }) => {
  const limit = await takeOwnCode(officer.id)
  return limit.ok ? told(officer, await renewRecoveryCodes(officer, { code })) : limit
})

/** A wrong code is told to the journal. */
function told<T>({ id, role }: Officer, result: Result<T>): Result<T> {
  if (!result.ok && result.error.code === 'INVALID') logRefusal('own-account', { officer: id, role, asked: 'code' })
  return result
}
