import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { currentHome } from './postgres/place.mjs'
import { AlreadyRunningError, readLock } from './postgres/lock.mjs'
import { claimData } from './postgres/claim.mjs'
import { DATA_DIR, say } from './project.mjs'
import { installationSecret, newToken } from './secrets.mjs'
import { explain, migrate, prepare, seed } from './steps.mjs'
import { welcome } from './welcome.mjs'

const SERVER_STOP_MS = 8_000
/** A part that ran for so long was well. */
const STEADY_MS = 60_000

/**
 * Brings up everything that JARI needs, in order, then the server that `startServer` makes; stays until it is told to
 * stop (Ctrl-C, SIGTERM, a closed terminal). A part that dies is started again. Never returns: ends the process with 0 or 1.
 *
 * @param {{ startServer(env: object, context: { port: number, signal: AbortSignal }): Promise<import('node:child_process').ChildProcess>,
 *   verb?: string }} options `startServer` resolves once the server takes requests
 */
export async function launch({ startServer, verb }) {
  const house = { stopping: false, server: null, database: null, claim: null, interrupt: new AbortController() }
  const close = (code, line) => shutDown(house, code, line)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => close(0, '\nStopping …'))
  process.stdout.on('error', () => close(0)) // whoever read our words is gone
  stopWithNpm(() => close(0))

  try {
    const port = Number(process.env.PORT || 3000)
    const { env, setupToken, url } = await raise(house, port)
    await keepUp(house, 'server', async (ended) => {
      house.server = await startServer(env, { port, signal: house.interrupt.signal })
      house.server.once('exit', (code, signal) => ended(`The server ended by itself (${signal ?? code}).`))
    })
    if (house.stopping) return
    welcome({ url, demo: env.JARI_DEMO === '1', dataDir: DATA_DIR, home: house.database?.home, setupToken, verb })
    process.send?.({ url, databaseUrl: env.DATABASE_URL })
  } catch (error) {
    if (house.stopping) return
    if (error instanceof AlreadyRunningError) say(error.message)
    else explain(error)
    await close(1)
  }
}

// npm, when it is killed outright, tells nobody; its child is then handed to another parent.
function stopWithNpm(stop) {
  const npm = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== npm && stop(), 500).unref()
}

async function raise(house, port) {
  const { signal } = house.interrupt
  const url = (process.env.JARI_URL || `http://localhost:${port}`).replace(/\/$/, '')
  const embedded = !process.env.DATABASE_URL
  if (embedded) house.claim = await claimOnce(url)
  await assertFree(port)
  await prepare({ signal })
  const demo = embedded && process.env.JARI_DEMO !== '0'
  const secret = installationSecret(DATA_DIR)
  const env = {
    JARI_DEMO: demo ? '1' : '0',
    JARI_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    JARI_URL: url,
    NEXTAUTH_URL: url,
  }
  env.DATABASE_URL = process.env.DATABASE_URL
  if (embedded) {
    const { startPostgres } = await import('./postgres.mjs') // not before its packages are installed
    await keepUp(house, 'database', async (ended) => {
      house.claim ??= await claimOnce(url)
      // Its lock on the data goes with the database, whether that did not start or has ended.
      const over = () => (house.claim = null)
      house.database = await startPostgres({ claim: house.claim, log: say }).catch((error) => {
        over()
        throw error
      })
      house.database.onExit((reason) => {
        over()
        ended(reason)
      })
    })
    env.DATABASE_URL = house.database.url
  }
  await migrate({ env, signal })
  await seed({ env, signal })
  const setupToken =
    process.env.JARI_SETUP_TOKEN || (demo || (await hasOfficers(env.DATABASE_URL)) ? undefined : newToken())
  return { env: setupToken ? { ...env, JARI_SETUP_TOKEN: setupToken } : env, setupToken, url }
}

/**
 * Starts a part, and again whenever it ends by itself: at once where it had run for a minute, else after 1, 2, 4 … 30 seconds.
 * Only its first start may fail.
 *
 * @param {(ended: (reason: string) => void) => Promise<void>} start
 */
async function keepUp(house, name, start) {
  let [begun, pause] = [Date.now(), 0]
  const again = async (reason) => {
    if (house.stopping) return
    pause = Date.now() - begun > STEADY_MS ? 0 : Math.min(pause * 2 || 1_000, 30_000)
    say(`${reason} Starting the ${name} again${pause ? ` in ${pause / 1000} s` : ''} …`)
    await wait(pause)
    if (house.stopping) return
    begun = Date.now()
    await start(again).catch((error) => again(error.message))
  }
  await start(again)
}

// Looked at before anything is touched: a new install or build would pull the ground from under a running server.
async function claimOnce(address) {
  const holder = readLock(currentHome(DATA_DIR))
  if (holder) throw new AlreadyRunningError(holder)
  return claimData(DATA_DIR, { address })
}

function assertFree(port) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT is not a port number: ${process.env.PORT}`)
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ code, message }) =>
      reject(new Error(code === 'EADDRINUSE' ? inUse(port) : `Port ${port}: ${message}`)),
    )
    probe.listen({ port, host: process.env.JARI_HOST || undefined }, () => probe.close(resolve))
  })
}

const inUse = (port) => `Port ${port} is in use by another program. Choose another one: PORT=${port + 1} npm start`

async function hasOfficers(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SELECT EXISTS (SELECT 1 FROM "Officer") AS some').finally(() => client.end())
  return rows[0].some
}

async function shutDown(house, code, line) {
  if (house.stopping) return
  house.stopping = true
  if (line) say(line)
  house.interrupt.abort()
  await stopServer(house.server)
  await house.database?.stop()
  house.claim?.lock.release()
  process.exit(code)
}

function stopServer(server) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  return new Promise((resolve) => {
    server.once('exit', resolve)
    server.kill('SIGTERM')
    setTimeout(() => server.kill('SIGKILL'), SERVER_STOP_MS).unref()
  })
}
