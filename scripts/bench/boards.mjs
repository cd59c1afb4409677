import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { ROOT } from '../project.mjs'
import { get, loadPages, SECONDS } from './load.mjs'

const ENTRIES = Number(process.env.JARI_BENCH_ENTRIES || 2_000_000)
const CHANGES = 20
/** How often each page is loaded with either ledger: two figures are compared, and one of a few seconds strays by a fifth. */
const ROUNDS = 5

/** What each answer about boards costs with a ledger of five years, of what it costs with the demo's: [answer, ratio]. */
export async function ledgerCosts({ url, databaseUrl, page }) {
  const paths = ['/bare', '/layanan', page, `${page}/stok`, `/api/v1/units${page.slice(page.lastIndexOf('/'))}`]
  const costs = async ({ units, services, entries }) => {
    const heading = `${units} units × ${services} services, ${entries} entries of the ledger`
    const rates = await loadPages(url, paths, heading, ROUNDS)
    // What is kept in memory hides what reading costs: so also the first answer after a change.
    const [fresh] = await publicThrough(databaseUrl, async () => (await fetch(url + paths.at(-1))).text())
    return [...rates.slice(1).map(([path, rate]) => [path, 1 / rate]), ['the first answer after a change', fresh]]
  }
  const offered = await offerAll(databaseUrl)
  // A process that is still compiling what it runs would be compared with itself warm.
  for (const path of paths) await get(url + path, { connections: 16, seconds: SECONDS })
  const few = await costs(offered)
  const many = await costs(await fillFiveYears(databaseUrl))
  return many.map(([what, cost], n) => [what, cost / few[n][1]])
}

/** Every unit offers every service. @returns {Promise<{ units: number, services: number, entries: number }>} what there is then */
async function offerAll(databaseUrl) {
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
async function fillFiveYears(databaseUrl) {
  return connected(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO "StockEntry" ("unitId", "itemId", "kind", "delta", "balance", "at")
       SELECT s."unitId", s."itemId", (CASE n % 50 WHEN 0 THEN 'RECEIVED' ELSE 'ISSUED' END)::"StockEntryKind",
              CASE n % 50 WHEN 0 THEN 49 ELSE -1 END, 49 - n % 50,
              now() - interval '60 days' - interval '5 years' * (n::float / per.count)
         FROM "Stock" s, (SELECT $1 / greatest(count(*), 1) AS count FROM "Stock") per, generate_series(1, per.count) n`,
      [ENTRIES],
    )
    // Five years leave the database clean behind them; one statement leaves it busy with itself for a minute.
    await client.query('VACUUM')
    await client.query('CHECKPOINT')
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
  return [times[Math.floor(times.length / 2)], times.at(-1)].map((ms) => Number(ms.toFixed(1)))
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
