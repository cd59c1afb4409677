import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { ROOT } from '../project.mjs'

const ENTRIES = Number(process.env.JARI_BENCH_ENTRIES || 2_000_000)
const CHANGES = 20

/** Every unit offers every service. @returns {Promise<{ units: number, services: number, entries: number }>} what there is then */
export async function offerAll(databaseUrl) {
  return connected(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO "Offering" ("unitId", "serviceId") SELECT u.id, s.id FROM "Unit" u, "Service" s ON CONFLICT DO NOTHING`,
    )
    return counted(client)
  })
}

/**
 * A city's five years: the ledgers hold about two million entries (`JARI_BENCH_ENTRIES`), spread evenly over the time before the
 * demo's own.
 *
 * @returns {Promise<{ units: number, services: number, entries: number }>} what the database then holds
 */
export async function fillFiveYears(databaseUrl) {
  return connected(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO "StockEntry" ("unitId", "itemId", "kind", "delta", "balance", "at")
       SELECT s."unitId", s."itemId", (CASE n % 50 WHEN 0 THEN 'RECEIVED' ELSE 'ISSUED' END)::"StockEntryKind",
              CASE n % 50 WHEN 0 THEN 49 ELSE -1 END, 49 - n % 50,
              now() - interval '60 days' - interval '5 years' * (n::float / per.count)
         FROM "Stock" s, (SELECT $1 / greatest(count(*), 1) AS count FROM "Stock") per, generate_series(1, per.count) n`,
      [ENTRIES],
    )
    return counted(client)
  })
}

async function counted(client) {
  await client.query('ANALYZE')
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM "Unit") AS units, (SELECT count(*)::int FROM "Service") AS services,
            (SELECT count(*)::int FROM "StockEntry") AS entries`,
  )
  return rows[0]
}

/**
 * Starts a second process of the application on the same database, changes a board in the database and asks the second
 * process until it says so: [median ms, slowest ms] from the commit on.
 */
export async function publicAfter({ databaseUrl, port, env }) {
  const url = `http://localhost:${port}`
  const server = fork(join(ROOT, 'scripts/serve.mjs'), {
    cwd: ROOT,
    env: { ...env, DATABASE_URL: databaseUrl, PORT: String(port), JARI_URL: url, NODE_ENV: 'production' },
  })
  try {
    await once(server, 'message')
    return await publicThrough(databaseUrl, async () => (await fetch(`${url}/api/v1/units/disdukcapil`)).text())
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}

/** Changes a board in the database and reads, by `read`, until it says so: [median ms, slowest ms] from the commit on. */
export async function publicThrough(databaseUrl, read) {
  const times = await connected(databaseUrl, (client) => timesOf(client, read))
  return [times[Math.floor(times.length / 2)].toFixed(0), times.at(-1).toFixed(0)]
}

async function timesOf(client, read) {
  const times = []
  await read() // what the process loads at its first request is no delay of a change
  for (let n = 0; n < CHANGES; n++) {
    const text = `Uji ${n}`
    await client.query(
      `INSERT INTO "Board" ("unitId", "notice") VALUES ('disdukcapil', $1)
       ON CONFLICT ("unitId") DO UPDATE SET "notice" = $1, "noticeUntil" = NULL`,
      [text],
    )
    const committed = performance.now()
    while (!(await read()).includes(text));
    times.push(performance.now() - committed)
  }
  return times.sort((a, b) => a - b)
}

async function connected(databaseUrl, run) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return run(client).finally(() => client.end())
}
