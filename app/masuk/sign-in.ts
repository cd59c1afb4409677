import type { OfficerKeys } from '@/lib/sealing/derive'

export type SignInOutcome = 'ok' | 'refused' | 'unavailable'

/**
 * Sends the address, the derived secret and the code of the second factor, never the password. The session comes back as a cookie that no script reads.
 */
export async function signIn(email: string, auth: OfficerKeys['auth'], code: string): Promise<SignInOutcome> {
  try {
    const token = await fetch('/petugas/auth/csrf', { cache: 'no-store', credentials: 'same-origin' })
    const { csrfToken }: { csrfToken: string } = await token.json()
    const answer = await fetch('/petugas/auth/callback/credentials', {
      method: 'POST',
      credentials: 'same-origin',
      body: new URLSearchParams({ csrfToken, email, auth, code, json: 'true' }),
    })
    if (answer.ok) return 'ok'
    return answer.status === 401 ? 'refused' : 'unavailable'
  } catch {
    return 'unavailable'
  }
}
