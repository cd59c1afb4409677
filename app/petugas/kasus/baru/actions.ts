'use server'
import { z } from 'zod'
import { officerAction } from '@/lib/action'
import { recipients } from '@/lib/data/public-recipients'
import { fileWalkIn } from '@/lib/data/walk-ins'
import { ok } from '@/lib/domain/result'
import { sealedWalkInSchema } from '@/lib/domain/walk-in'

/** A report that somebody brought, sealed in this officer's browser; written into the trail under the officer's name. */
export const file = officerAction('case:work', sealedWalkInSchema, (officer, input) => fileWalkIn(officer, input))

/** To whom a report is sealed now, for a form that was opened before that changed. */
export const readers = officerAction('case:work', z.object({}), async () => ok(await recipients()))
