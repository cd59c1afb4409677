// `npm run bench [-- bytes phone pages process nginx reports boards cases desk]`: measures a throw-away JARI in demo mode on this machine and prints tables, last one of all that has an aim. It asserts nothing:
// numbers are for people to compare, between two runs of the same machine and with the bare page of the same build.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { aim, note, sayAims } from './bench/aims.mjs'
import { ledgerCosts, publicAfter, publicThrough } from './bench/boards.mjs'
import { coldBytes } from './bench/bytes.mjs'
import { fillCases, QUEUE, signedIn } from './bench/cases.mjs'
import { openingTimes } from './bench/desk.mjs'
import { get, loadPages, post, SECONDS } from './bench/load.mjs'
import { ask, behindNginx, mustHaveOwnNonces, nginxVersion } from './bench/nginx.mjs'
import { keptBytes, phoneTimes } from './bench/phone.mjs'
import { processFigures, startUps } from './bench/process.mjs'
import { sealedReports, storedCases } from './bench/reports.mjs'
import { table } from './bench/table.mjs'
import { ROOT, say } from './project.mjs'

const PORT = process.env.PORT || '3987'
const PAGES = ['/bare', '/', '/layanan', '/layanan/disdukcapil', '/lapor', '/api/v1/units', '/api/v1/units/disdukcapil']
const BYTES = ['/bare', '/', '/lapor', '/lacak', '/layanan', '/layanan/disdukcapil', '/masuk']
/** kB that a cold visit may cost, all in all. */
const BUDGETS = { '/lapor': 230, '/layanan/disdukcapil': 150 }
const LOADS = [
  { connections: 1, amount: 60 },
  { connections: 8, amount: 400 },
  { connections: 64, amount: 800 },
]

const BOARD = '/layanan/disdukcapil'
const CASES = [1_000, 10_000, 100_000]
const BENCHES = {
  bytes: ({ url }) => benchBytes(url),
  phone: ({ url }) => benchPhone(url),
  pages: ({ url }) => benchPages(url),
  process: benchProcess,
  nginx: benchNginx,
  reports: benchReports,
  boards: benchBoards,
  cases: benchCases,
  desk: benchDesk,
}
const chosen = process.argv.slice(2)

const dataDir = mkdtempSync(join(tmpdir(), 'jari-bench-'))
const env = { ...process.env, PORT, JARI_DATA: dataDir, JARI_DEMO: '1', JARI_BENCH: '1', NEXT_DIST_DIR: '.next-bench' }
delete env.DATABASE_URL
delete env.JARI_URL
const app = fork(join(ROOT, 'scripts/start.mjs'), {
  cwd: ROOT,
  env: { ...env, JARI_REPORTS_PER_HOUR: '0', JARI_TRUST_PROXY: '1' },
})
const stopped = once(app, 'exit')

try {
  const [started] = await Promise.race([once(app, 'message'), stopped])
  if (!started?.url) throw new Error('JARI did not start')
  say(
    `\n${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}; load and server share the machine`,
  )
  for (const [name, bench] of Object.entries(BENCHES))
    if (chosen.length === 0 || chosen.includes(name)) await bench(started)
  sayAims()
} finally {
  app.kill('SIGTERM')
  await stopped
  rmSync(dataDir, { recursive: true, force: true })
}

async function benchBytes(url) {
  const rows = await coldBytes(url, BYTES)
  say('\nBytes on a cold visit, compressed as sent (kB)')
  table(['page', 'requests', 'script', 'style', 'document', 'all'], rows)
  for (const [path, most] of Object.entries(BUDGETS)) {
    const row = rows.find(([page]) => page === path)
    aim(`${path}, a cold visit`, Number(row.at(-1)), { most, unit: 'kB' })
  }
}

async function benchPhone(url) {
  const times = await phoneTimes(url)
  say('\nA cheap phone: slow 4G (1.6 Mbit/s, 150 ms), processor at a quarter; median of 5 and slowest, ms')
  table(['what', 'median', 'slowest'], times)
  for (const [n, most] of [2500, 2000].entries())
    aim(`${times[n][0]}, slow 4G, median`, times[n][1], { most, unit: 'ms' })
  say('\nWhat a browser fetches, at rest, to open JARI without a signal (kB as sent)')
  table(['what', 'files', 'kB'], await keptBytes(url))
}

async function benchPages(url) {
  const rows = await loadPages(url, PAGES, 'Pages and data')
  const [, bare] = rows[0]
  for (const [path, rate] of rows.slice(1))
    note(`${path}, a second, and of a bare page`, `${rate.toFixed(0)}, ${(rate / bare).toFixed(2)}`)
}

function secretHere() {
  return readFileSync(join(dataDir, 'secret'), 'utf8').trim()
}

/** For one more process of the same installation, whose secret is kept beside its data. */
function another() {
  const secret = secretHere()
  return { ...env, JARI_SECRET: secret, NEXTAUTH_SECRET: secret, JARI_WORKER: '0' }
}

async function benchProcess({ databaseUrl }) {
  const figures = await processFigures({ databaseUrl, port: Number(PORT) + 1, env: another(), page: BOARD })
  say('\nOne process, built, on a database that runs; memory (RSS) at rest and 5 s after each of three loads of 10 s')
  table(['ready after s', 'MB at rest', 'MB then', 'MB then', 'MB then'], [figures])
  const [ready, rest, ...then] = figures
  note('a process takes requests after', ready, 's')
  note('its memory at rest, and after three loads', `${rest}; ${then.join(', ')}`, 'MB')
  const [first, again] = await startUps({ env: another(), port: Number(PORT) + 2 })
  say(
    `\nnpm start, built: ready after ${first} s with a new database, migrations and units; ${again} s on what is there`,
  )
  note('npm start on nothing (database, migrations, units), and again', `${first}; ${again}`, 's')
}

async function benchNginx({ databaseUrl }) {
  const version = nginxVersion()
  if (!version)
    return say('\nNOT MEASURED: there is no nginx here (apt install nginx); what stands behind it was not tried.')
  const front = await behindNginx({ databaseUrl, env: another(), port: Number(PORT) + 10, page: BOARD })
  try {
    await mustHaveOwnNonces(front, BOARD)
    const rows = []
    for (const encoding of ['gzip', 'identity']) {
      const load = {
        connections: 16,
        seconds: SECONDS,
        headers: { host: 'jari.example.go.id', 'accept-encoding': encoding },
      }
      const [file, fileMs] = await busyDuring(front, `${front.static}/page.html`, load)
      const [board, boardMs] = await busyDuring(front, `${front.url}${BOARD}`, load)
      aim(`board through nginx, of the same file, ${encoding}`, Number((board[0] / file[0]).toFixed(2)), { least: 0.5 })
      rows.push([`file, ${encoding}`, file[0].toFixed(0), '1.00', ...file.slice(1), fileMs.toFixed(2)])
      rows.push([
        `board, ${encoding}`,
        board[0].toFixed(0),
        (board[0] / file[0]).toFixed(2),
        ...board.slice(1),
        boardMs.toFixed(2),
      ])
    }
    say(
      `\nThe board through nginx ${version} and two processes, and a file of the same bytes from the same nginx; TLS, 16 connections, ${SECONDS} s each`,
    )
    table(['answer', 'per second', 'of the file', 'p50 ms', 'p95 ms', 'failures', 'nginx ms each'], rows)
    const [median, slowest] = await publicThrough(databaseUrl, async () => (await ask(front.url, BOARD)).body)
    say(`A change is public through nginx after ${median} ms (median of 20), ${slowest} ms at the slowest`)
    note('a change is public through nginx, median and slowest', `${median}; ${slowest}`, 'ms')
    for (const one of front.apps) one.kill('SIGKILL')
    const alone = await Promise.all(Array.from({ length: 10 }, () => ask(front.url, BOARD)))
    const failed = alone.filter(({ status }) => status !== 200).length
    aim('boards through nginx that fail while no process answers', failed, { most: 0 })
  } finally {
    await front.stop()
  }
}

/** Figures of `get`, and nginx's own milliseconds of processor for each answer: the same whatever else the machine does. */
async function busyDuring(front, url, load) {
  const before = front.busy()
  const figures = await get(url, load)
  return [figures, (front.busy() - before) / (figures[0] * load.seconds)]
}

async function benchReports({ url, databaseUrl }) {
  const total = LOADS.reduce((sum, { amount }) => sum + amount, 0)
  say(`\nSealing ${total} reports …`)
  const sent = await sealedReports(databaseUrl, total, secretHere())
  const rows = []
  for (const { connections, amount } of LOADS) {
    const before = await storedCases(databaseUrl)
    const [rate, ...figures] = await post(`${url}/lapor/kirim`, sent.splice(0, amount), connections)
    const stored = (await storedCases(databaseUrl)) - before
    rows.push([connections, amount, rate.toFixed(0), ...figures, stored])
    note(`reports a second, ${connections} at once`, rate.toFixed(0))
    aim(`reports not stored, ${connections} at once`, amount - stored, { most: 0 })
    aim(`reports answered with a failure, ${connections} at once`, figures.at(-1), { most: 0 })
  }
  say('\nSealed reports through the real door (committed with fsync, audited)')
  table(['at once', 'sent', 'per second', 'p50 ms', 'p95 ms', 'failures', 'stored'], rows)
}

async function benchBoards({ url, databaseUrl }) {
  for (const [what, cost] of await ledgerCosts({ url, databaseUrl, page: BOARD }))
    aim(`${what}: cost with the full ledger of that with the demo's`, Number(cost.toFixed(2)), { most: 1.2 })
  const [median, slowest] = await publicAfter({ databaseUrl, port: Number(PORT) + 1, env: another() })
  say(`\nA change is public in a second process after ${median} ms (median of 20), ${slowest} ms at the slowest`)
  aim('a change is public in a second process, slowest', slowest, { most: 1000, unit: 'ms' })
}

async function benchCases({ url, databaseUrl }) {
  const [lead, inspector] = await signedIn(url, databaseUrl, ['LEAD', 'INSPECTOR'])
  const asked = [
    ...QUEUE.map((query) => [query, lead, 'lead']),
    ['', inspector, 'inspector'],
    ['view=all', inspector, 'inspector'],
  ]
  const rows = asked.map(([query, , who]) => [`${who} ?${query}`])
  let failures = 0
  for (const total of CASES) {
    say(`\nFilling up to ${total} cases …`)
    await fillCases(databaseUrl, total)
    for (const [n, [query, cookie]] of asked.entries()) {
      const [, p50, p95, failed] = await get(`${url}/petugas/kasus?${query}`, {
        connections: 1,
        seconds: 4,
        headers: { cookie },
      })
      rows[n].push(p50, p95)
      failures += failed
    }
  }
  say(`\nThe queue's page, one connection, 4 s each; ${failures} failures`)
  aim('failed answers: the queue', failures, { most: 0 })
  const worst = (column) => Math.max(...rows.map((row) => row[column]))
  const [few, many] = [worst(2), worst(2 * CASES.length)]
  aim(`queue's slowest page, p95 at ${CASES.at(-1)} of that at ${CASES[0]}`, Number((many / few).toFixed(2)), {
    most: 1.5,
  })
  table(['page', ...CASES.flatMap((total) => [`p50 ms at ${total}`, `p95 ms at ${total}`])], rows)
}

async function benchDesk({ url, databaseUrl }) {
  const rows = await openingTimes({ url, databaseUrl, secret: secretHere() })
  say(
    '\nA case of 50 parts, opened at a quarter of the processor up to the drawn last message; median of 5 and slowest, ms',
  )
  table(['what', 'median', 'slowest'], rows)
  for (const [what, median] of rows) aim(`a case of 50 parts opens ${what}, median`, median, { most: 1000, unit: 'ms' })
}
