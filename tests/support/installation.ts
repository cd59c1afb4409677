import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './app'
import { testDatabaseUrl } from './demo'
import { query } from './officers'

/** A JARI outside demo mode on which nobody works yet. `log`: all that it has said so far. */
export type Installation = {
  url: string
  token: string
  databaseUrl: string
  log: () => string
  stop: () => Promise<void>
}

/** Started as on a server with a database of its own, beside the demo and on its PostgreSQL. */
export async function startInstallation(): Promise<Installation> {
  const name = `installation_${randomUUID().replaceAll('-', '')}`
  await query(testDatabaseUrl(), `CREATE DATABASE ${name}`)
  const database = new URL(testDatabaseUrl())
  database.pathname = `/${name}`
  const dataDir = mkdtempSync(join(tmpdir(), 'jari-installation-'))
  const { JARI_SECRET: _, JARI_URL: __, ...inherited } = process.env
  const token = `uji-${randomUUID()}`
  const env = {
    ...inherited,
    ...{ PORT: String(await freePort()), JARI_HOST: '127.0.0.1', JARI_DATA: dataDir, JARI_DEMO: '0' },
    ...{ DATABASE_URL: database.href, JARI_SETUP_TOKEN: token },
  }
  const app: ChildProcess = fork('scripts/start.mjs', { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let said = ''
  for (const stream of [app.stdout, app.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const outcome = await Promise.race([once(app, 'message'), once(app, 'exit').then(() => null)])
  if (!outcome) throw new Error(`The installation did not start:\n${said}`)
  const stop = async () => {
    const ended = once(app, 'exit')
    app.kill('SIGTERM')
    await ended
    await query(testDatabaseUrl(), `DROP DATABASE ${name} WITH (FORCE)`)
    rmSync(dataDir, { recursive: true })
  }
  return { url: (outcome[0] as { url: string }).url, token, databaseUrl: database.href, log: () => said, stop }
}
