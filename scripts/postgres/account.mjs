import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/**
 * Who the server runs as: PostgreSQL refuses root, so root hands over to the owner of existing data, else to `postgres`,
 * else to `nobody`. Null for an ordinary user, who runs it as themself.
 *
 * @param {string} pgdata
 * @returns {{ uid: number, gid: number } | null}
 */
export function serverAccount(pgdata) {
  if (process.getuid() !== 0) return null
  const owner = ownerOf(pgdata)
  if (owner && owner.uid !== 0) return owner
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10),
    )
    if (uid && gid) return { uid, gid }
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".')
}

/**
 * Fails early, with words, where an ordinary user meets data that root's server owns.
 *
 * @param {string} pgdata
 */
export function assertOwn(pgdata) {
  const owner = ownerOf(pgdata)
  if (owner && process.getuid() !== 0 && owner.uid !== process.getuid()) {
    throw new Error(`The database in ${pgdata} belongs to user ${owner.uid}: start JARI as that user or as root.`)
  }
}

/**
 * Can `account` enter these folders and run these programs? Asked of the system itself, since modes, ACLs and mount
 * options all have a say.
 */
export function canReach(account, { folders = [], programs = [] }) {
  if (!account) return true
  const test = 'for f do shift; [ "$f" = -- ] && break; cd "$f" || exit 1; done; for p do [ -x "$p" ] || exit 1; done'
  return spawnSync('/bin/sh', ['-c', test, 'sh', ...folders, '--', ...programs], { ...account, cwd: '/' }).status === 0
}

function ownerOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? { uid: stat.uid, gid: stat.gid } : null
}
