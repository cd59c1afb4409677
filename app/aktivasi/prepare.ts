import { makeOfficerKeys } from '@/app/account/make-keys'
import type { Seat } from '@/lib/data/invitations'
import type { Activation } from '@/lib/domain/invitation'

/** `fingerprint`: of the new key, for a lead to compare; null for a role that holds none. */
export type Prepared = { activation: Omit<Activation, 'code'>; fingerprint: string | null }

/** Makes everything secret of a seat's officer here, in the browser. `onProgress`: finished fraction, 0 to 1. */
export async function prepare(
  token: string,
  seat: Pick<Seat, 'email' | 'role'>,
  password: string,
  onProgress: (done: number) => void,
): Promise<Prepared> {
  const made = await makeOfficerKeys(seat, password, onProgress)
  const { fingerprint } = await import('@/lib/sealing/fingerprint')
  return { activation: { token, ...made }, fingerprint: made.key && fingerprint([made.key.recipient]) }
}
