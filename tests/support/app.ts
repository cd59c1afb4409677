import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Playwright's global setup: a whole JARI in demo mode, started as `npm start` does, on a free port and with a database
 * of its own in a temporary folder. Journeys find it through JARI_TEST_URL, JARI_TEST_DATABASE_URL and JARI_TEST_DATA.
 */
export default async function startApp() {
  const dataDir = mkdtempSync(join(tmpdir(), 'jari-journeys-'))
  const { DATABASE_URL: _, JARI_URL: __, JARI_SECRET: ___, ...inherited } = process.env
  const env = {
    ...inherited,
    PORT: String(await freePort()),
    JARI_DATA: dataDir,
    JARI_DEMO: '1',
    JARI_HOST: '127.0.0.1',
    JARI_REPORTS_PER_HOUR: '0', // all journeys are one network: together they would count as a flood
  }
  const app = fork('scripts/start.mjs', { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let said = ''
  for (const stream of [app.stdout, app.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const outcome = await Promise.race([once(app, 'message'), once(app, 'exit').then(() => null)])
  if (!outcome) throw new Error(`The app did not start:\n${said}`)

  const { url, databaseUrl } = outcome[0] as { url: string; databaseUrl: string }
  Object.assign(process.env, { JARI_TEST_URL: url, JARI_TEST_DATABASE_URL: databaseUrl, JARI_TEST_DATA: dataDir })
  return async () => {
    const ended = once(app, 'exit')
    app.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true })
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
