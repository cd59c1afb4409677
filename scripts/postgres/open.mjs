import { DATA_DIR } from '../project.mjs'

/**
 * The database that a command works on: the one at DATABASE_URL, else the embedded one, as it runs already or started
 * for this. `stop` ends what was started.
 *
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function openDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} }
  const { startPostgres, AlreadyRunningError } = await import('../postgres.mjs') // not before its packages are installed
  try {
    return await startPostgres({ dataDir: DATA_DIR })
  } catch (error) {
    if (error instanceof AlreadyRunningError && error.databaseUrl)
      return { url: error.databaseUrl, stop: async () => {} }
    throw error
  }
}
