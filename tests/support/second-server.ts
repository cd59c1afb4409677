import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './app'
import { testDatabaseUrl } from './demo'

/** A server process of its own on the demo's database and data, which may die without the others being hurt. */
export async function secondServer() {
  const dataDir = process.env.JARI_TEST_DATA!
  const secret = readFileSync(join(dataDir, 'secret'), 'utf8').trim()
  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const env = {
    ...process.env,
    ...{ NODE_ENV: 'production', PORT: port, JARI_HOST: '127.0.0.1', JARI_URL: url, NEXTAUTH_URL: url },
    ...{ DATABASE_URL: testDatabaseUrl(), JARI_DATA: dataDir, JARI_DEMO: '1', JARI_WORKER: '0' },
    ...{ JARI_SECRET: secret, NEXTAUTH_SECRET: secret },
  }
  let server: ChildProcess
  async function start() {
    server = fork('scripts/serve.mjs', { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const [said] = (await Promise.race([once(server, 'message'), once(server, 'exit')])) as unknown[]
    if (said !== 'ready') throw new Error('The second server did not start.')
  }
  async function kill() {
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  await start()
  return { url, start, kill }
}
