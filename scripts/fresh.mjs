import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './project.mjs'

/**
 * When anything below these paths last changed, in milliseconds; 0 for what is not there. Folders count as well: a
 * deleted file changes only its folder.
 *
 * @param {...string} paths relative to the checkout
 */
export function newest(...paths) {
  return Math.max(0, ...paths.map((path) => newestAt(join(ROOT, path))))
}

/** When this file was last written, in milliseconds; 0 when it is not there. */
export function written(path) {
  return existsSync(join(ROOT, path)) ? lstatSync(join(ROOT, path)).mtimeMs : 0
}

function newestAt(path) {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestAt(join(path, name))))
}
