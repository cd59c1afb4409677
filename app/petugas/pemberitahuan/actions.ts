'use server'
import { officerFormAction } from '@/lib/action'
import { setChoice } from '@/lib/data/notices'
import { wantedSchema } from '@/lib/domain/notices'
import { savedNow } from '../saved'

/** Keeps which e-mails an officer wants. */
export const choose = officerFormAction('self', wantedSchema, async (officer, { kinds }) =>
  savedNow(await setChoice(officer, kinds)),
)
