'use server'
import { officerFormAction } from '@/lib/action'
import { addAgency, editAgency } from '@/lib/data/agencies'
import { agencyInputSchema } from '@/lib/domain/agency'
import { targetSchema } from '../kelola/input'
import { savedNow } from '../saved'

/** An agency more to which cases can be referred. */
export const createAgency = officerFormAction('agency:edit', agencyInputSchema, async (officer, input) =>
  savedNow(await addAgency(officer, input)),
)

/** What is known of an agency, and the key that dossiers are sealed to. */
export const saveAgency = officerFormAction(
  'agency:edit',
  agencyInputSchema.extend(targetSchema.shape),
  async (officer, { id, version, ...agency }) => savedNow(await editAgency(officer, { id, version, agency })),
)
