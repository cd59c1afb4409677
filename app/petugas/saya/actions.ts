'use server'
import { z } from 'zod'
import { officerAction, officerFormAction } from '@/lib/action'
import { takeOwnPassword } from '@/lib/data/limits'
import { changeOwnPassword } from '@/lib/data/own-password'
import { endOtherSessions, endOwnSession } from '@/lib/data/sessions'
import { passwordChangeSchema } from '@/lib/domain/own-password'
import { logRefusal } from '@/lib/log'
import { fromBase64url } from '@/lib/sealing/bytes'
import { sessionHandle } from '@/lib/session'
import { savedNow } from '../saved'

/** Ends one of one's own sessions: that browser is signed out with its next request. */
export const end = officerFormAction('self', z.object({ handle: z.string().max(64) }), async (officer, input) =>
  savedNow(await endOwnSession(officer, input)),
)

/** Ends all the others. */
export const endOthers = officerFormAction('self', z.object({}), async (officer) =>
  savedNow(await endOtherSessions(officer, { current: await sessionHandle() })),
)

/** Puts another password in place of one's own. */
export const changePassword = officerAction(
  'self',
  passwordChangeSchema,
  async (officer, { sealedIdentity, ...rest }) => {
    const limit = await takeOwnPassword(officer.id)
    if (!limit.ok) return limit
    const change = { ...rest, sealedIdentity: sealedIdentity === null ? null : fromBase64url(sealedIdentity) }
    const changed = await changeOwnPassword(officer, change, { session: await sessionHandle() })
    if (!changed.ok && changed.error.fields?.current)
      logRefusal('own-account', { officer: officer.id, role: officer.role, asked: 'password' })
    return changed
  },
)
