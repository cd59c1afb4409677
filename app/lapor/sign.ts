import type { Recipients } from '@/lib/data/public-recipients'
import { fingerprint } from '@/lib/sealing/fingerprint'

/** The short sign of the keys to which a report is sealed now: the same on the form and on posters. */
export function signOf({ leads, recoveryRecipient }: Recipients): string {
  return fingerprint([...leads.map(({ recipient }) => recipient), ...(recoveryRecipient ? [recoveryRecipient] : [])])
}
