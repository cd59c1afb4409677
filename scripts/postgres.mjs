import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { tieToUs } from './keeper.mjs'
import { findBinaries } from './postgres/binaries.mjs'
import { claimData } from './postgres/claim.mjs'
import { stopOrphan } from './postgres/orphan.mjs'
import { privateFolder, socketFolder } from './postgres/place.mjs'
import { isReady } from './postgres/process.mjs'
import { INITDB, settings } from './postgres/settings.mjs'

export { AlreadyRunningError } from './postgres/lock.mjs'

const MAJOR = '18'
const STOP_MS = 30_000
/** The server gets nothing of our environment: it holds secrets that are none of its business. */
const ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }

/**
 * Starts the embedded PostgreSQL on the data in `dataDir`, making them at first, and a database `jari` in it. It listens
 * on a unix socket in a private folder only, and stops by itself should this process be killed.
 *
 * @param {{ dataDir?: string, claim?: object, log?: (line: string) => void, throwaway?: boolean }} options
 *   `claim`: of `claimData`, from whoever has taken the data already; `throwaway`: no fsync, for tests
 * @returns {Promise<{ url: string, pid: number, dataDir: string, home: string, stop(): Promise<void>,
 *   onExit(tell: (reason: string) => void): void }>} `onExit` tells of an end that was not asked for
 * @throws {AlreadyRunningError} when another process runs on the same data
 */
export async function startPostgres({ dataDir, claim, log = () => {}, throwaway }) {
  const { home, pgdata, account, lock } = claim ?? (await claimData(dataDir))
  try {
    const binaries = findBinaries(account)
    await stopOrphan(pgdata, log)
    if (!existsSync(pgdata)) {
      log('Making the database (once) …')
      await makeCluster({ binaries, home, pgdata, account })
    }
    assertVersion(pgdata)
    const sockets = socketFolder(home, account)
    // What a killed server left there stops the next one. We hold the lock and have looked: nobody listens any more.
    for (const name of readdirSync(sockets)) rmSync(join(sockets, name))
    const server = launch({ binaries, home, pgdata, account, args: settings(sockets, { throwaway }) })
    await ready(server, home, pgdata, log)
    const url = `postgresql://jari@localhost/jari?host=${encodeURIComponent(sockets)}`
    await ensureDatabase(url)
    lock.update({ databaseUrl: url })
    return { url, pid: server.pid, dataDir: pgdata, home, ...handle(server, () => tidy(lock, sockets)) }
  } catch (error) {
    lock.release()
    throw error
  }
}

// Made beside its place and moved in when whole: a first start that is interrupted leaves nothing that looks like data.
async function makeCluster({ binaries, home, pgdata, account }) {
  const draft = `${pgdata}.new`
  rmSync(draft, { recursive: true, force: true })
  privateFolder(draft, account)
  const initdb = spawn(join(binaries, 'bin/initdb'), [...INITDB, '-D', draft], { ...account, env: ENV, cwd: home })
  tieToUs(initdb, 'TERM', account)
  let said = ''
  for (const stream of [initdb.stdout, initdb.stderr]) stream.on('data', (chunk) => (said += chunk))
  const [code] = await once(initdb, 'close')
  if (code !== 0) throw new Error(`initdb failed:\n${said}`)
  renameSync(draft, pgdata)
}

function assertVersion(pgdata) {
  const version = readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim()
  if (version === MAJOR) return
  throw new Error(
    `The data in ${pgdata} are of PostgreSQL ${version}, this is ${MAJOR}: dump and restore them (pg_dump, psql).`,
  )
}

function launch({ binaries, home, pgdata, account, args }) {
  const logFile = join(home, 'postgres.log') // of this run; the one before is kept beside it
  if (statSync(logFile, { throwIfNoEntry: false })?.size) renameSync(logFile, `${logFile}.1`)
  const out = openSync(logFile, 'w', 0o600)
  // `detached`: Ctrl-C goes to every process of the terminal's group, and the database must outlive the app's last requests.
  const options = { ...account, env: ENV, cwd: home, detached: true, stdio: ['ignore', out, out] }
  const server = spawn(join(binaries, 'bin/postgres'), ['-D', pgdata, ...args], options)
  closeSync(out)
  tieToUs(server, 'INT', account) // a fast shutdown
  return server
}

async function ready(server, home, pgdata, log) {
  let failure
  server.once('error', (error) => (failure = error.message))
  server.once('exit', (code, signal) => (failure ??= `exit ${code ?? signal}`))
  const slow = setTimeout(
    () => log('The database is going through its journal, after an end that was not clean …'),
    3_000,
  )
  while (!failure && !isReady(pgdata, server.pid)) await wait(30)
  clearTimeout(slow)
  if (failure)
    throw new Error(`PostgreSQL did not start (${failure}):\n${readFileSync(join(home, 'postgres.log'), 'utf8')}`)
}

async function ensureDatabase(url) {
  const target = new URL(url)
  target.pathname = '/postgres'
  const client = new pg.Client({ connectionString: target.href })
  await client.connect()
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'jari'")
    if (rowCount === 0) await client.query('CREATE DATABASE jari')
  } finally {
    await client.end()
  }
}

function tidy(lock, sockets) {
  rmSync(sockets, { recursive: true, force: true })
  lock.release()
}

function handle(server, onEnd) {
  let stopping = false
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? signal)))
  const tidied = ended.then(onEnd)
  return {
    onExit: (tell) => ended.then((how) => stopping || tell(`PostgreSQL ended by itself (${how}); see postgres.log`)),
    async stop() {
      stopping = true
      server.kill('SIGINT')
      const late = setTimeout(() => server.kill('SIGQUIT'), STOP_MS)
      await tidied
      clearTimeout(late)
    },
  }
}
