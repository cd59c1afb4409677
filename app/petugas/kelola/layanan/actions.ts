'use server'
import { redirect } from 'next/navigation'
import { savedNow, type Saved } from '@/app/petugas/saved'
import { officerFormAction } from '@/lib/action'
import { addService, editService } from '@/lib/data/service-admin'
import type { Result } from '@/lib/domain/result'
import { newServiceSchema, serviceSchema } from '@/lib/domain/services'
import { targetSchema } from '../input'

/** A new service; which unit offers it is said at the unit. */
export const createService = officerFormAction(
  'unit:admin',
  newServiceSchema,
  async (officer, input): Promise<Result<Saved>> => {
    const made = await addService(officer, input)
    return made.ok ? redirect(`/petugas/kelola/layanan/${made.value.id}`) : made
  },
)

/** What a service says, and whether the unit has confirmed it. */
export const saveService = officerFormAction('unit:admin', serviceSchema.and(targetSchema), async (officer, input) => {
  const { id, version, ...service } = input
  return savedNow(await editService(officer, { id, version, service }))
})
