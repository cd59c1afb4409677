import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

/** True when a process with this pid exists, whoever owns it. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * What tells this process from a later one that was given the same pid: boot and start time on Linux, start time from
 * `ps` elsewhere. Null when the process is gone, or dead and merely not yet collected by its parent (in a container
 * whose first process collects nothing, such a zombie stays for ever).
 */
export function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return /[ZX]/.test(state) ? null : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[18]}`
  } catch {
    const [, state, started] = /^(\S+)\s+(.+)$/.exec(ask('ps', ['-o', 'stat=,lstart=', '-p', String(pid)])) ?? []
    return !started || state.startsWith('Z') ? null : started
  }
}

/**
 * The living processes that work inside a PostgreSQL data directory: the postmaster and its children all change into
 * it. Without /proc only the postmaster named by `postmaster.pid` can be found.
 *
 * @param {string} pgdata real path
 * @returns {number[]}
 */
export function processesIn(pgdata) {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return pids.filter((pid) => worksIn(pid, pgdata)).map(Number)
  } catch {
    const pid = postmasterPid(pgdata)
    return pid && ask('ps', ['-o', 'command=', '-p', String(pid)]).includes(pgdata) ? [pid] : []
  }
}

/** The pid in `postmaster.pid`, or null. */
export function postmasterPid(pgdata) {
  return Number(pidFile(pgdata)[0]) || null
}

/** True once the server has said in `postmaster.pid` that it takes connections. */
export function isReady(pgdata, pid) {
  const lines = pidFile(pgdata)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function pidFile(pgdata) {
  try {
    return readFileSync(`${pgdata}/postmaster.pid`, 'utf8').split('\n')
  } catch {
    return []
  }
}

function worksIn(pid, pgdata) {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === pgdata && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    )
  } catch {
    return false
  }
}

function ask(command, args) {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() ?? ''
}
