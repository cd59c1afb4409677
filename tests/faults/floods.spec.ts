import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { sealedReport } from '../support/fault-deeds'
import { addLead } from '../support/fault-officers'
import { faultyHome, type FaultyHome } from '../support/faulty-home'
import {
  ask,
  honestReport,
  inWords,
  megabytes,
  sendReport,
  slowClient,
  someAddress,
  untilTime,
} from '../support/flood-load'
import { query } from '../support/officers'
import { mintProof } from '../support/proofs'

/** How long the mixed load lasts: seconds with all other tests, ten minutes by `npm run floods`. */
const MINUTES = Number(process.env.JARI_FLOOD_MINUTES || 0)
const LOAD_MS = MINUTES > 0 ? MINUTES * 60_000 : 15_000
/** A thousand a minute from one network: a part of a minute with all other tests. */
const FLOOD = MINUTES > 0 ? 1000 : 400
const PAUSE_MS = 60
const PER_HOUR = 300
/** Bytes that a report of this length may take in the database, with its rows and indices. */
const REPORT_BYTES = 128 * 1024
const PAGES = ['/', '/lapor', '/layanan', '/layanan/disdukcapil', '/lacak', '/api/v1/units', '/data']

test.describe.configure({ mode: 'serial', timeout: 180_000 + LOAD_MS })

let home: FaultyHome
test.beforeAll(async () => {
  home = await faultyHome({ JARI_REPORTS_PER_HOUR: String(PER_HOUR) })
  await addLead(home.databaseUrl)
  for (const path of PAGES) await fetch(home.url + path)
})
test.afterAll(() => home.stop())

const say = (line: string) => process.stdout.write(`${line}\n`)
async function one(sql: string): Promise<number> {
  return Number((await query<{ n: string }>(home.databaseUrl, `SELECT ${sql} AS n`)).rows[0]!.n)
}
const stored = () => one('(SELECT count(*) FROM "Case")')
const bytes = () => one('pg_database_size(current_database())')

test('reports without work from one network: refused, counted for nobody, and nothing of them is kept', async () => {
  const from = someAddress()
  const body = JSON.stringify((await sealedReport(home)).body)
  const kept = () => one('(SELECT count(*) FROM "Case") + (SELECT count(*) FROM "SpentProof")')
  const before = await kept()
  const answers = await Promise.all(Array.from({ length: 100 }, () => sendReport(home, from, body, {})))
  expect(answers.filter(({ status }) => status !== 429)).toEqual([])
  expect(await kept()).toBe(before)
  expect(await one(`(SELECT count(*) FROM "RateLimiterFlexible" WHERE "key" LIKE 'report:%')`)).toBe(0)
})

test('a thousand reports a minute from one network, each with work done: others get through, and the disk does not fill', async () => {
  const from = someAddress()
  const reports: Awaited<ReturnType<typeof sealedReport>>[] = []
  while (reports.length < PER_HOUR + 20) reports.push(await sealedReport(home))
  const [casesBefore, bytesBefore] = [await stored(), await bytes()]
  const end = Date.now() + FLOOD * PAUSE_MS
  const [flood, honest] = await Promise.all([
    Promise.all(
      Array.from({ length: FLOOD }, async (_, n) => {
        await wait(n * PAUSE_MS)
        const { body } = reports[n % reports.length]!
        return sendReport(home, from, JSON.stringify(body), await mintProof(home.secret))
      }),
    ),
    untilTime(end, () => honestReport(home), 500),
  ])
  const grown = (await bytes()) - bytesBefore
  say(`Flood of ${FLOOD} at 1,000 a minute: ${inWords(flood)}`)
  say(`Honest reports meanwhile, work and all: ${inWords(honest)}`)
  say(`The database grew by ${(grown / 2 ** 20).toFixed(1)} MiB`)
  expect(honest.filter(({ status }) => status !== 200)).toEqual([])
  const taken = flood.filter(({ status }) => status === 200).length
  expect(taken).toBeLessThanOrEqual(PER_HOUR)
  expect(flood.filter(({ status }) => status !== 200 && status !== 429)).toEqual([])
  expect((await stored()) - casesBefore).toBe(taken + honest.length)
  expect(grown).toBeLessThan((taken + honest.length) * REPORT_BYTES)
})

test('a mixed load: no error for those within limits, slow and oversized clients refused, memory flat', async () => {
  const end = Date.now() + LOAD_MS
  const flooder = someAddress()
  const oversized = 'x'.repeat(3 * 2 ** 20)
  const readers = Array.from({ length: 8 }, (_, n) =>
    untilTime(end, () =>
      ask(home.url + PAGES[(n + Math.floor(Math.random() * PAGES.length)) % PAGES.length], someAddress()),
    ),
  )
  const reporters = [1, 2].map(() => untilTime(end, () => honestReport(home), 1000))
  const flood = untilTime(end, () => sendReport(home, flooder, '{}', {}), 50)
  const large = untilTime(end, () => sendReport(home, flooder, oversized, {}), 500)
  const slow = untilTime(end, () => Promise.all(Array.from({ length: 50 }, () => slowClient(home.url))))
  const memory = untilTime(end, async () => megabytes(home.serverPid()), 2000)

  const [read, reported] = [(await Promise.all(readers)).flat(), (await Promise.all(reporters)).flat()]
  const lived = (await slow).flat()
  say(`Pages: ${inWords(read)}; ${Math.round(read.length / (LOAD_MS / 1000))} a second`)
  say(`Honest reports, work and all: ${inWords(reported)}`)
  say(`Reports without work: ${inWords(await flood)}`)
  say(`Oversized: ${inWords(await large)}`)
  say(`Slow clients: ${lived.length}, each cut off after at most ${Math.max(...lived)} ms`)
  expect([...read, ...reported].filter(({ status }) => status !== 200)).toEqual([])
  expect((await flood).filter(({ status }) => status !== 429)).toEqual([])
  expect((await large).filter(({ status }) => status !== 413)).toEqual([])
  expect(Math.max(...lived)).toBeLessThan(30_000)
  expectFlat(await memory)
})

/** The last third takes no more than the second: what a server takes to warm up lies in the first. Told of seconds it says nothing. */
function expectFlat(memory: readonly number[]): void {
  const third = Math.floor(memory.length / 3)
  const mean = (part: readonly number[]) => part.reduce((sum, size) => sum + size, 0) / part.length
  const [first, second, last] = [0, 1, 2].map((n) => mean(memory.slice(n * third, (n + 1) * third)))
  say(`Memory (RSS), mean of each third: ${[first, second, last].map((size) => `${Math.round(size!)} MB`).join(', ')}`)
  if (MINUTES < 2 || Number.isNaN(last)) return
  expect(last!).toBeLessThan(second! * 1.1 + 10)
}
