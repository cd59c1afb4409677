import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { AlreadyRunningError, startPostgres } from '../../scripts/postgres.mjs'

jest.setTimeout(120_000) // a new cluster each

let dataDir: string
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'jari-postgres-'))))
afterEach(() => rmSync(dataDir, { recursive: true }))

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // some of these servers are killed under it
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows as Record<string, unknown>[]
}

/** A server held by another process, which can be killed. */
async function hold(): Promise<{ holder: ChildProcess; url: string; pid: number }> {
  const holder = spawn(process.execPath, ['tests/scripts/holder.mjs', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(holder.stdout, 'data')) as [Buffer]
  return { holder, ...(JSON.parse(line.toString()) as { url: string; pid: number }) }
}

async function kill(holder: ChildProcess) {
  const ended = once(holder, 'exit')
  holder.kill('SIGKILL')
  await ended
}

test('the server is durable, checked, UTF-8, and listens nowhere but on its private socket', async () => {
  const server = await startPostgres({ dataDir })
  try {
    const names = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'listen_addresses',
      'server_encoding',
    ]
    const rows = await ask(server.url, `SELECT name, setting FROM pg_settings WHERE name IN ('${names.join("', '")}')`)
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
    })
    expect(await ask(server.url, "SELECT lower('ÄÉ') AS word")).toEqual([{ word: 'äé' }])
  } finally {
    await server.stop()
  }
})

test('a second start on the same data is refused and told who has them', async () => {
  const server = await startPostgres({ dataDir })
  try {
    const second = startPostgres({ dataDir })
    await expect(second).rejects.toThrow(AlreadyRunningError)
    await expect(second).rejects.toMatchObject({ pid: process.pid, databaseUrl: server.url })
    expect(await ask(server.url, 'SELECT 1 AS still')).toEqual([{ still: 1 }])
  } finally {
    await server.stop()
  }
})

test('after kill -9 of server and supervisor the next start has every committed row', async () => {
  const { holder, url, pid } = await hold()
  await ask(url, 'CREATE TABLE kept (n int); INSERT INTO kept SELECT generate_series(1, 1000)')
  process.kill(pid, 'SIGKILL')
  await kill(holder)
  const server = await startPostgres({ dataDir })
  try {
    expect(await ask(server.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }])
  } finally {
    await server.stop()
  }
})

test('a server whose supervisor was killed is stopped, not adopted', async () => {
  const { holder, url, pid } = await hold()
  await ask(url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)')
  await kill(holder)
  const server = await startPostgres({ dataDir })
  try {
    expect(server.pid).not.toBe(pid)
    expect(await ask(server.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  } finally {
    await server.stop()
  }
})

test('a stale lock and a stale postmaster.pid that name a living stranger stop nothing', async () => {
  await (await startPostgres({ dataDir })).stop()
  writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.pid, birth: 'another boot/1' }))
  writeFileSync(join(dataDir, 'pg/postmaster.pid'), `${process.pid}\n${dataDir}/pg\n1\n5432\n\n\n\n`)
  const server = await startPostgres({ dataDir })
  await server.stop()
})

test('an end that nobody asked for is told', async () => {
  const server = await startPostgres({ dataDir })
  const told = new Promise<string>((resolve) => server.onExit(resolve))
  process.kill(server.pid, 'SIGKILL')
  expect(await told).toMatch(/ended by itself \(SIGKILL\)/)
})
