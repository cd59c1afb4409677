import { takeLock } from './lock.mjs'
import { findPlace } from './place.mjs'

/**
 * Makes the data in `dataDir` ours, before anything is done to them.
 *
 * @param {string} dataDir
 * @param {object} [about] told to whoever comes second, such as `address`
 * @throws {import('./lock.mjs').AlreadyRunningError}
 */
export async function claimData(dataDir, about) {
  const place = findPlace(dataDir)
  return { ...place, lock: await takeLock(place.home, about) }
}
