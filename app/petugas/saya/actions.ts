'use server'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { endOtherSessions, endOwnSession } from '@/lib/data/sessions'
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
