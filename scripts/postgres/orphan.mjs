import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, postmasterPid, processesIn } from './process.mjs'

const FAST_MS = 30_000
const IMMEDIATE_MS = 10_000

/**
 * Stops a server that an earlier run, killed with -9, left behind on this data directory. Nothing is adopted: the new
 * server is to be our child. Call it only while holding the lock on the data.
 *
 * A fast shutdown writes a checkpoint; if that hangs, an immediate one leaves the write-ahead log to be replayed. No
 * committed row is lost either way.
 *
 * @param {string} pgdata real path
 * @param {(line: string) => void} log
 */
export async function stopOrphan(pgdata, log) {
  const family = processesIn(pgdata)
  const postmaster = postmasterPid(pgdata)
  if (family.length > 0) {
    log('A database server from an earlier run is still there: stopping it …')
    signal(family.includes(postmaster) ? [postmaster] : family, 'SIGINT')
    if (!(await gone(pgdata, FAST_MS))) signal(processesIn(pgdata), 'SIGQUIT')
    if (!(await gone(pgdata, IMMEDIATE_MS)))
      throw new Error(`The server on ${pgdata} does not stop: ${processesIn(pgdata)}`)
  }
  // PostgreSQL refuses to start when the pid in a stale file belongs to some other living process of the same user. A
  // dead pid it clears itself, after looking for leftover shared memory; that check is why the file stays otherwise.
  const stale = postmasterPid(pgdata)
  if (stale && isAlive(stale)) rmSync(`${pgdata}/postmaster.pid`)
}

async function gone(pgdata, limit) {
  for (const end = Date.now() + limit; Date.now() < end; await wait(50)) {
    if (processesIn(pgdata).length === 0) return true
  }
  return false
}

function signal(pids, name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
}
