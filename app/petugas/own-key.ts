/** An officer's own identity, sealed under their password; `sealed` is null for an account without one. */
export type OwnKey = { officerId: string; email: string; sealed: string | null }

/** Asks for it; null when nobody is signed in. Throws when there is no answer. */
export async function fetchOwnKey(): Promise<OwnKey | null> {
  const answer = await fetch('/petugas/kunci', { cache: 'no-store', credentials: 'same-origin' })
  if (answer.status === 204) return null
  if (!answer.ok) throw new Error('no answer')
  return answer.json()
}
