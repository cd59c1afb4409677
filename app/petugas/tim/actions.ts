'use server'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { refuseNewcomer, vouchFor } from '@/lib/data/vouching'
import { savedNow } from '../saved'

const id = z.string({ error: 'INVALID' }).max(64, 'INVALID')

/** A lead vouches for the key that was shown. */
export const accept = officerFormAction(
  'key:vouch',
  z.object({ id, recipient: z.string({ error: 'INVALID' }).max(62, 'INVALID') }),
  async (officer, input) => savedNow(await vouchFor(officer, input)),
)

/** A lead does not know the newcomer. */
export const refuse = officerFormAction('key:vouch', z.object({ id }), async (officer, input) =>
  savedNow(await refuseNewcomer(officer, input)),
)
