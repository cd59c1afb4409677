import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../scripts/postgres.mjs'
import { generate, migrate, seed } from '../../scripts/steps.mjs'

/**
 * Starts one throw-away PostgreSQL for the whole run: a database `template`, migrated and holding the reference data of
 * the seed, and a copy of it for each jest worker (`worker_1`, …; see database.ts). Plain `npx jest <file>` gets it too.
 */
export default async function globalSetup({ maxWorkers }) {
  await generate()
  const dataDir = mkdtempSync(join(tmpdir(), 'jari-jest-'))
  const server = await startPostgres({ dataDir, throwaway: true })
  globalThis.jariTestServer = { ...server, dataDir }

  await query(server.url, 'CREATE DATABASE template')
  const env = { DATABASE_URL: databaseUrl(server.url, 'template'), JARI_DATA: dataDir, JARI_DEMO: '0' }
  await migrate({ env })
  if (existsSync('prisma/seed.ts')) await seed({ env })
  for (let worker = 1; worker <= maxWorkers; worker++) {
    await query(server.url, `CREATE DATABASE worker_${worker} TEMPLATE template`)
  }
  process.env.JARI_TEST_SERVER = server.url
}

function databaseUrl(serverUrl, database) {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
