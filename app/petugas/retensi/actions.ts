'use server'
import { officerFormAction } from '@/lib/action'
import { setHold, setPeriods } from '@/lib/data/retention'
import { holdInputSchema, periodsSchema } from '@/lib/domain/retention'
import { savedNow } from '../saved'

/** Sets how long cases are kept. */
export const keep = officerFormAction('case:decide', periodsSchema, async (officer, periods) =>
  savedNow(await setPeriods(officer, periods)),
)

/** Holds a case back from erasure, or no longer. */
export const hold = officerFormAction('case:decide', holdInputSchema, async (officer, input) =>
  savedNow(await setHold(officer, input)),
)
