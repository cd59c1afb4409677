'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { savedNow, type Saved } from '@/app/petugas/saved'
import { officerFormAction } from '@/lib/action'
import { keepItem } from '@/lib/data/stock-admin'
import { addUnit, editUnit, setUnitActive } from '@/lib/data/unit-admin'
import { setHours } from '@/lib/data/unit-hours'
import { SERVICES_MAX, setOfferings } from '@/lib/data/unit-offerings'
import { weekSchema } from '@/lib/domain/hours-input'
import type { Result } from '@/lib/domain/result'
import { lineOrNull } from '@/lib/domain/text'
import { unitSchema } from '@/lib/domain/units'
import { idSchema, targetSchema, ticksSchema, unitTargetSchema } from '../input'

/** A new unit; then its own page, where hours and services are given. */
export const createUnit = officerFormAction(
  'unit:admin',
  unitSchema,
  async (officer, input): Promise<Result<Saved>> => {
    const made = await addUnit(officer, input)
    return made.ok ? redirect(`/petugas/kelola/unit/${made.value.id}`) : made
  },
)

/** What is said of a unit. */
export const saveUnit = officerFormAction('unit:admin', unitSchema.and(targetSchema), async (officer, input) => {
  const { id, version, ...unit } = input
  return savedNow(await editUnit(officer, { id, version, unit }))
})

/** Switches a unit off or on. */
export const switchUnit = officerFormAction(
  'unit:admin',
  targetSchema.extend({ to: z.enum(['on', 'off']) }),
  async (officer, { id, version, to }) => savedNow(await setUnitActive(officer, { id, version, active: to === 'on' })),
)

/** A week of a unit or of one of its services. */
export const saveHours = officerFormAction(
  'unit:admin',
  z.intersection(
    unitTargetSchema.extend({ service: lineOrNull(64) }),
    weekSchema.transform((rows) => ({ rows })),
  ),
  async (officer, { unit, service, version, rows }) =>
    savedNow(await setHours(officer, { unitId: unit, serviceId: service, version, rows })),
)

/** The services that a unit offers. */
export const saveOfferings = officerFormAction(
  'unit:admin',
  unitTargetSchema.extend({ services: ticksSchema.refine((list) => list.length <= SERVICES_MAX, 'INVALID') }),
  async (officer, { unit, version, services }) =>
    savedNow(await setOfferings(officer, { unitId: unit, version, services })),
)

/** Opens the ledger of an item at a unit. */
export const openLedger = officerFormAction(
  'unit:admin',
  z.object({ unit: idSchema, item: idSchema }),
  async (officer, { unit, item }) => savedNow(await keepItem(officer, { unitId: unit, item })),
)
