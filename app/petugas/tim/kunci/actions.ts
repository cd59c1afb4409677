'use server'
import { refresh } from 'next/cache'
import { z } from 'zod'
import { officerAction } from '@/lib/action'
import { giveGrants, owedGrants } from '@/lib/data/key-grants'
import { giveToRecovery, owedToRecovery } from '@/lib/data/recovery-key'
import { giveSchema, owedSchema } from '@/lib/domain/key-grants'
import { RECOVERY } from '@/lib/domain/recovery'
import { ok } from '@/lib/domain/result'

/** The lead's own keys of cases that somebody, or the recovery key, should open and cannot; written into the trail. */
export const owed = officerAction('key:vouch', owedSchema, (officer, input) =>
  input.to === RECOVERY ? owedToRecovery(officer, input) : owedGrants(officer, input),
)

/** The same keys, sealed to them in the lead's browser. */
export const give = officerAction('key:vouch', giveSchema, (officer, input) =>
  input.to === RECOVERY ? giveToRecovery(officer, input) : giveGrants(officer, input),
)

/** Counts again what everybody holds. */
export const recount = officerAction('key:vouch', z.object({}), async () => {
  refresh()
  return ok(null)
})
