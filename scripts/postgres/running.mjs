import { readLock } from './lock.mjs'
import { currentHome } from './place.mjs'

/**
 * The address of the embedded database that another process (`npm start`, `npm run dev`) runs on the data in `dataDir`.
 *
 * @param {string} dataDir
 * @returns {string | undefined}
 */
export function runningDatabaseUrl(dataDir) {
  return readLock(currentHome(dataDir))?.databaseUrl
}
