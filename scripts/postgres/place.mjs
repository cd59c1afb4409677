import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assertOwn, canReach, serverAccount } from './account.mjs'
import { SHARED_HOME } from './binaries.mjs'

/** The kernel allows 104 to 108 bytes for the path of a socket; its file name takes 20 of them. */
const LONGEST_SOCKET_FOLDER = 80

/**
 * Where a server keeps its things: `home` holds the lock and the log, `pgdata` the database, and `account` is who runs
 * it. As root in a checkout that no other user can enter, `home` is moved to /var/lib/jari; `LOCATION` in `dataDir`
 * then names it.
 *
 * @param {string} dataDir
 * @returns {{ home: string, pgdata: string, account: { uid: number, gid: number } | null }}
 */
export function findPlace(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const real = realpathSync(dataDir)
  let home = currentHome(real)
  assertOwn(join(home, 'pg'))
  const account = serverAccount(join(home, 'pg'))
  // The account only passes through: it must find its own folders, but cannot list or read what lies beside them.
  if (account && home === real) chmodSync(real, 0o711)
  if (!canReach(account, { folders: [home] })) home = moveAway(real)
  return { home, pgdata: join(home, 'pg'), account }
}

/** The home in use for `dataDir`: named by `LOCATION` where there is one. */
export function currentHome(dataDir) {
  const location = join(dataDir, 'LOCATION')
  return existsSync(location) ? readFileSync(location, 'utf8').trim() : dataDir
}

function moveAway(dataDir) {
  if (existsSync(join(dataDir, 'pg'))) {
    throw new Error(
      `The user that runs the database can no longer enter ${dataDir}: open its parent folders (chmod o+x).`,
    )
  }
  // By chance, not by the checkout's path: a new clone at an old path starts with nothing.
  const home = join(SHARED_HOME, randomBytes(6).toString('hex'))
  mkdirSync(home, { recursive: true })
  chmodSync(SHARED_HOME, 0o755)
  chmodSync(home, 0o711)
  writeFileSync(join(dataDir, 'LOCATION'), home + '\n')
  return home
}

/**
 * A private folder for the socket, with a path short enough for the kernel.
 *
 * @param {string} home
 * @param {{ uid: number, gid: number } | null} account
 */
export function socketFolder(home, account) {
  const near = join(home, 'run')
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER) return privateFolder(near, account)
  const base = account || Buffer.byteLength(tmpdir()) > LONGEST_SOCKET_FOLDER - 20 ? '/tmp' : tmpdir()
  const known = join(base, `jari-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`)
  // Others may write to /tmp as well: a folder that is not ours and private is left alone, and another one made.
  const stat = lstatSync(known, { throwIfNoEntry: false })
  const ours =
    !stat || (stat.isDirectory() && stat.uid === (account?.uid ?? process.getuid()) && (stat.mode & 0o77) === 0)
  return privateFolder(ours ? known : mkdtempSync(join(base, 'jari-')), account)
}

/** Makes `path` a folder that only the server's account (and root) can enter. */
export function privateFolder(path, account) {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
  if (account) chownSync(path, account.uid, account.gid)
  return path
}
