import { mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { birthOf } from './process.mjs'

/** Thrown when another living process already runs JARI on the same data. Carries its `pid`, `address`, `databaseUrl`. */
export class AlreadyRunningError extends Error {
  /** @param {{ pid: number, address?: string, databaseUrl?: string }} holder */
  constructor({ pid, address, databaseUrl }) {
    super(`JARI already runs on these data: process ${pid}${address ? `, ${address}` : ''}`)
    this.name = 'AlreadyRunningError'
    Object.assign(this, { pid, address, databaseUrl })
  }
}

/**
 * Makes this process the only one on the data in `home`. A lock whose process is gone, or whose pid now belongs to
 * another process, is taken over.
 *
 * @param {string} home
 * @param {{ address?: string }} about told to whoever comes second
 * @returns {Promise<{ update(more: object): void, release(): void }>}
 * @throws {AlreadyRunningError}
 */
export async function takeLock(home, about = {}) {
  const file = join(home, 'lock')
  const own = { pid: process.pid, birth: birthOf(process.pid), ...about }
  const write = () => {
    writeFileSync(`${file}.new`, JSON.stringify(own), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  await alone(join(home, 'lock.turn'), () => {
    const holder = readLock(home)
    if (holder) throw new AlreadyRunningError(holder)
    write()
  })
  let held = true
  return {
    update(more) {
      Object.assign(own, more)
      write()
    },
    release() {
      if (held) rmSync(file, { force: true }) // a second time, the lock might be somebody else's
      held = false
    },
  }
}

/** The living holder of the lock in `home`, or null. */
export function readLock(home) {
  try {
    const holder = JSON.parse(readFileSync(join(home, 'lock'), 'utf8'))
    return holder.birth && birthOf(holder.pid) === holder.birth ? holder : null
  } catch {
    return null
  }
}

// Two starts may judge the same stale lock at once: looking and taking happen inside a directory that only one can make.
// It is held for moments, so one that stays for 3 seconds was left by a process that was killed in between.
async function alone(turn, act) {
  for (let tries = 0; ; tries++) {
    try {
      mkdirSync(turn)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (tries === 60) rmSync(turn, { recursive: true, force: true })
      else await wait(50)
    }
  }
  try {
    act()
  } finally {
    rmdirSync(turn)
  }
}
