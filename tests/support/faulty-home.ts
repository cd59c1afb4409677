import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startPostgres } from '@/scripts/postgres.mjs'
import { processesIn } from '@/scripts/postgres/process.mjs'
import { installationSecret } from '@/scripts/secrets.mjs'
import { migrate, seed } from '@/scripts/steps.mjs'
import { freePort } from './app'
import { lineTo } from './line'

export type FaultyHome = Awaited<ReturnType<typeof faultyHome>>

/**
 * A whole JARI of a test's own, with a database that is as durable as one in use, of which each part may be killed (-9) and
 * started again, and whose line to the database may be cut, fall silent or be slow. `databaseUrl` goes around that line.
 */
export async function faultyHome(more: Record<string, string> = {}, parent = tmpdir()) {
  const dataDir = mkdtempSync(join(parent, 'jari-faults-'))
  let database = await startPostgres({ dataDir })
  const folder = new URL(database.url).searchParams.get('host')!
  const line = await lineTo(() => createConnection(join(folder, '.s.PGSQL.5432')))
  const url = `http://localhost:${await freePort()}`
  const secret = installationSecret(dataDir)
  const env = {
    ...{ JARI_DATA: dataDir, JARI_DEMO: '1', JARI_SECRET: secret, NEXTAUTH_SECRET: secret, DATABASE_URL: database.url },
    ...{ JARI_URL: url, NEXTAUTH_URL: url, PORT: new URL(url).port, JARI_HOST: '127.0.0.1', NODE_ENV: 'production' },
    ...{ JARI_TRUST_PROXY: '1', JARI_REPORTS_PER_HOUR: '0', ...more },
  }
  await migrate({ env })
  await seed({ env: { ...env, JARI_DEMO: '0' } }) // units and calendar; who works here, each test says

  let server: ChildProcess
  let said = ''
  const ends: (number | string | null)[] = []
  async function startServer() {
    const own = {
      ...process.env,
      ...env,
      DATABASE_URL: `postgresql://jari@127.0.0.1:${line.port}/jari`,
    } as NodeJS.ProcessEnv
    server = fork('scripts/serve.mjs', { env: own, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (said += chunk))
    server.once('exit', (code, signal) => ends.push(code ?? signal))
    const [word] = (await Promise.race([once(server, 'message'), once(server, 'exit')])) as unknown[]
    if (word !== 'ready') throw new Error(`The server did not start:\n${said}`)
  }
  async function killServer() {
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  /** Every process of this database at once: nobody is left to tidy up. */
  async function killDatabase() {
    for (const pid of processesIn(database.dataDir)) {
      try {
        if (pid) process.kill(pid, 'SIGKILL')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // it has ended by itself meanwhile
      }
    }
    while (processesIn(database.dataDir).length > 0) await wait(5)
    await database.stop() // its lock and socket go once its end is known
  }
  async function startDatabase() {
    database = await startPostgres({ dataDir })
  }
  async function stop() {
    if (server.exitCode === null && server.signalCode === null) await killServer()
    await database.stop()
    line.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  await startServer()
  return {
    ...{ url, dataDir, secret, databaseUrl: database.url, pgdata: database.dataDir, line, ends },
    ...{ startServer, killServer, startDatabase, killDatabase, stop },
    serverPid: () => server.pid!,
    databasePid: () => database.pid,
    log: () => said,
  }
}
