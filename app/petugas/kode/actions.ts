'use server'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { takeOwnCode } from '@/lib/data/limits'
import { renewRecoveryCodes, setUpSecondFactor } from '@/lib/data/second-factor'
import { appCodeSchema } from '@/lib/domain/second-factor'
import { pendingSecret } from './pending'

/** Sets the second factor up with the secret that the page has shown. */
export const setUp = officerFormAction(
  'signed-in',
  z.object({ code: appCodeSchema, current: z.string().max(64).default('') }),
  async (officer, { code, current }) => {
    const limit = await takeOwnCode(officer.id)
    if (!limit.ok) return limit
    return setUpSecondFactor(officer, { secret: await pendingSecret(officer), code, current })
  },
)

/** New recovery codes in place of the old. */
export const renewCodes = officerFormAction('self', z.object({ code: appCodeSchema }), async (officer, { code }) => {
  const limit = await takeOwnCode(officer.id)
  return limit.ok ? renewRecoveryCodes(officer, { code }) : limit
})
