'use server'
import { z } from 'zod'
import { officerAction, officerFormAction } from '@/lib/action'
import { setChoice } from '@/lib/data/notices'
import { dropOwnBrowser, isToldAt, tellHere } from '@/lib/data/officer-push'
import { thisDevice } from '@/lib/device'
import { wantedSchema } from '@/lib/domain/notices'
import { officerPushSchema, stopSchema } from '@/lib/domain/push'
import { ok } from '@/lib/domain/result'
import { savedNow } from '../saved'

/** Keeps what an officer wants to be told of. */
export const choose = officerFormAction('self', wantedSchema, async (officer, { kinds }) =>
  savedNow(await setChoice(officer, kinds)),
)

/** Tells an officer in this browser, too. */
export const tell = officerAction('self', officerPushSchema, async (officer, { subscription }) =>
  tellHere(officer, subscription, await thisDevice()),
)

/** Whether it is this officer who is told in this browser. */
export const told = officerAction('self', stopSchema, async (officer, { endpoint }) =>
  ok(await isToldAt(officer, endpoint)),
)

/** Tells an officer no more in one of their browsers. */
export const drop = officerFormAction('self', z.object({ id: z.uuid('INVALID') }), async (officer, input) =>
  savedNow(await dropOwnBrowser(officer, input)),
)
