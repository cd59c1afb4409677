/** Runs once when the server starts: a bad configuration stops it here, with words, and not at somebody's request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { requireEnv } = await import('@/lib/env')
  requireEnv()
}
