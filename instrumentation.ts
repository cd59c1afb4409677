/**
 * Runs once when the server starts: a bad configuration stops it here, with words, and not at somebody's request; what other
 * processes change of the boards is listened to from here on.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { requireEnv } = await import('@/lib/env')
  requireEnv()
  const { followChanges } = await import('@/lib/data/public-changes')
  followChanges()
}
