import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from '../project.mjs'
import { get } from './load.mjs'

/** How long a process gives back what a load has taken before it is looked at. */
const SETTLE_MS = 5_000
const LOADS = 3

/** One process of the application: [seconds until it takes requests, MB at rest, MB after each of a few loads]. */
export async function processFigures({ databaseUrl, port, env, page }) {
  const url = `http://localhost:${port}`
  const begun = performance.now()
  const server = fork(join(ROOT, 'scripts/serve.mjs'), {
    cwd: ROOT,
    env: { ...env, DATABASE_URL: databaseUrl, PORT: String(port), JARI_URL: url, NODE_ENV: 'production' },
  })
  try {
    await once(server, 'message')
    const ready = ((performance.now() - begun) / 1000).toFixed(1)
    await fetch(url + page)
    await wait(SETTLE_MS)
    const sizes = [megabytes(server.pid)]
    for (let n = 0; n < LOADS; n++) {
      await get(url + page, { connections: 32, seconds: 10 })
      await wait(SETTLE_MS)
      sizes.push(megabytes(server.pid))
    }
    return [ready, ...sizes]
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}

/**
 * A whole JARI of its own on data of its own, as `npm start` brings it up once it is built: [seconds until it takes requests the first
 * time, with a new database, every migration and the city's units; the same again on these data].
 */
export async function startUps({ env, port }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'jari-bench-start-'))
  const own = { ...env, JARI_DATA: dataDir, JARI_DEMO: '0', PORT: String(port), JARI_SECRET: '', JARI_WORKER: '1' }
  const seconds = []
  try {
    for (let n = 0; n < 2; n++) {
      const begun = performance.now()
      const jari = fork(join(ROOT, 'scripts/start.mjs'), {
        cwd: ROOT,
        env: own,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      const ended = once(jari, 'exit')
      if (!(await Promise.race([once(jari, 'message'), ended.then(() => null)]))) throw new Error('JARI did not start')
      seconds.push(((performance.now() - begun) / 1000).toFixed(1))
      jari.kill('SIGTERM')
      await ended
    }
    return seconds
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

// Where there is no /proc, there is no such figure.
function megabytes(pid) {
  try {
    return (Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024).toFixed(0)
  } catch {
    return '?'
  }
}
