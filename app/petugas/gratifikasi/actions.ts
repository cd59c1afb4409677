'use server'
import { z } from 'zod'
import { officerAction } from '@/lib/action'
import { declareGratuity, gratuityReaders, openGratuity } from '@/lib/data/gratuities'
import { moveGratuity } from '@/lib/data/gratuity-moves'
import { declareSchema, moveGratuitySchema, openGratuitySchema } from '@/lib/domain/gratuity'
import { ok } from '@/lib/domain/result'

/** What an official received or refused, sealed in their browser. */
export const declare = officerAction('gift:declare', declareSchema, (officer, input) => declareGratuity(officer, input))

/** To whom a declaration is sealed now, for a form that was opened before that changed. */
export const readers = officerAction('gift:declare', z.object({}), async (officer) =>
  ok(await gratuityReaders(officer)),
)

/** A gratuity's key and sealed notes; written into the trail. */
export const open = officerAction('gift:declare', openGratuitySchema, (officer, input) => openGratuity(officer, input))

/** A gratuity's next step. */
export const move = officerAction('gift:review', moveGratuitySchema, (officer, input) => moveGratuity(officer, input))
