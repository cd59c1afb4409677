'use server'
import { officerFormAction } from '@/lib/action'
import { redirect } from 'next/navigation'
import { decideErasure as decide, setHold, setPeriods } from '@/lib/data/retention'
import { holdInputSchema, periodsSchema } from '@/lib/domain/retention'
import { decideErasureSchema } from '@/lib/domain/reporter-deeds'
import { savedNow } from '../saved'

/** Sets how long cases are kept. */
export const keep = officerFormAction('case:decide', periodsSchema, async (officer, periods) =>
  savedNow(await setPeriods(officer, periods)),
)

/** Holds a case back from erasure, or no longer. */
export const hold = officerFormAction('case:decide', holdInputSchema, async (officer, input) =>
  savedNow(await setHold(officer, input)),
)

/** Decides what a reporter asked for: their case is erased, or kept for a reason that they are told. */
export const decideErasure = officerFormAction('case:decide', decideErasureSchema, async (officer, input) => {
  const decided = await decide(officer, input)
  if (decided.ok && decided.value.erased) redirect('/petugas/retensi') // the page it was decided on is gone
  return savedNow(decided)
})
