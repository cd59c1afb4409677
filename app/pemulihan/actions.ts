'use server'
import { z } from 'zod'
import { publicAction } from '@/lib/action'
import { takeRecovery } from '@/lib/data/limits'
import { recoveryBatch, recoveryChallenge, recoveryEnd, recoveryGive, recoveryHeirs } from '@/lib/data/recovery'
import { recoveryBatchSchema, recoveryEndSchema, recoveryGiveSchema, recoveryLookSchema } from '@/lib/domain/recovery'
import { visitorKey } from '@/lib/session'

/** Something that only the recovery key opens. */
export const challenge = publicAction(z.object({}), async () => {
  const limit = await takeRecovery(await visitorKey())
  return limit.ok ? recoveryChallenge() : limit
})

/** From here on each carries the proof that the recovery key was shown. */
export const heirs = publicAction(recoveryLookSchema, ({ proof }) => recoveryHeirs(proof))

export const batch = publicAction(recoveryBatchSchema, (input) => recoveryBatch(input))

export const give = publicAction(recoveryGiveSchema, (input) => recoveryGive(input))

export const finish = publicAction(recoveryEndSchema, (input) => recoveryEnd(input))
