import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where this installation keeps its database, secret and demo accounts; never in git. */
export const DATA_DIR = process.env.JARI_DATA || join(ROOT, '.data')

/** Environment for our children: quiet about themselves, and with this very Node first, however we were started. */
export const CHILD_ENV = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env.PATH].filter(Boolean).join(delimiter),
  JARI_DATA: DATA_DIR,
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  NPM_CONFIG_UPDATE_NOTIFIER: 'false',
}

/** A program of an installed package, by its file: no shell, no `npx`. */
export const program = (path) => join(ROOT, 'node_modules', path)

/** @param {string} line */
export function say(line = '') {
  process.stdout.write(`${line}\n`)
}
