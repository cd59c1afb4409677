import { ownIdentity } from '@/lib/data/officers'
import { toBase64url } from '@/lib/sealing/bytes'
import { signedInOfficer } from '@/lib/session'

/**
 * The officer's own key as their password has sealed it (base64url), or null for an account without one. Nobody is
 * signed in: 204, since the sign-in page asks too. Whoever owes a second factor gets it as well: the page asks once.
 */
export async function GET(): Promise<Response> {
  const headers = { 'Cache-Control': 'private, no-store' }
  const officer = await signedInOfficer()
  if (!officer) return new Response(null, { status: 204, headers })
  const sealed = await ownIdentity(officer)
  const { id, email } = officer
  return Response.json({ officerId: id, email, sealed: sealed && toBase64url(sealed) }, { headers })
}
