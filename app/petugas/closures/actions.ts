'use server'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { addClosure, callOffClosure } from '@/lib/data/closures'
import { closureSchema } from '@/lib/domain/calendar-input'
import { savedNow } from '../saved'

// 'self': an administrator may for any unit, an operator for their own; which unit it is decides lib/data/closures.ts.
const unit = z.object({ unitId: z.string({ error: 'INVALID' }).max(64, 'INVALID') })

/** Shuts a unit for some days. */
export const close = officerFormAction('self', closureSchema.and(unit), async (officer, input) =>
  savedNow(await addClosure(officer, input)),
)

/** Calls a closure off. */
export const reopen = officerFormAction(
  'self',
  unit.extend({ closure: z.string({ error: 'INVALID' }).max(64, 'INVALID') }),
  async (officer, input) => savedNow(await callOffClosure(officer, input)),
)
