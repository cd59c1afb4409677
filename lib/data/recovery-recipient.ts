import 'server-only'
import { db, type Tx } from '@/lib/data/client'

/** Under which key of `Setting` the public half of the recovery key lies. */
export const RECOVERY_SETTING = 'recoveryRecipient'

/** The public half of the recovery key in use; null before JARI is set up. */
export const recoveryRecipient = async (store: Tx = db): Promise<string | null> =>
  (await store.setting.findUnique({ where: { key: RECOVERY_SETTING } }))?.value ?? null
