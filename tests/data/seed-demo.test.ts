import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { verifyChain } from '@/lib/data/audit-chain'
import { factsOf } from '@/lib/data/case-facts'
import { readHolidays } from '@/lib/data/holidays'
import { verifyAuth } from '@/lib/data/secret-hash'
import { readAccount } from '@/lib/domain/account'
import { dateToDay, type Holidays } from '@/lib/domain/calendar'
import type { PublishedFigures } from '@/lib/domain/case-figures'
import { applyMove, MOVES, type Actor, type CaseFacts, type MoveInput } from '@/lib/domain/case-moves'
import { CASE_STATES, CHANNELS } from '@/lib/domain/case-states'
import { dueOn } from '@/lib/domain/deadlines'
import { readMessage } from '@/lib/domain/message'
import { ROLES } from '@/lib/domain/roles'
import { ledgerStep, type StockEntryKind } from '@/lib/domain/stock'
import { openGrant, openPart, openWithReceipt } from '@/lib/sealing/case-seal'
import { deriveFromPassword, deriveFromReceipt } from '@/lib/sealing/derive'
import { openOfficerIdentity } from '@/lib/sealing/officer-seal'
import { DEMO_PASSWORD } from '@/prisma/seed/demo/accounts'
import { boardRows } from '@/prisma/seed/demo/board-rows'
import { GIFTS } from '@/prisma/seed/demo/gratuities'
import { STORIES } from '@/prisma/seed/demo/cases'
import { seedDemo, type Demo } from '@/prisma/seed/demo/demo'
import { digest, dump, ownDatabase, withClient, type OwnDatabase } from './own-database'

const NOW = new Date('2026-11-24T04:30:00Z') // Tuesday, 12.30 WITA

let own: OwnDatabase
let demo: Demo
let holidays: Holidays
const folder = mkdtempSync(join(tmpdir(), 'jari-demo-'))

beforeAll(async () => {
  own = await ownDatabase()
  holidays = await readHolidays(own.db)
  const seeded = await seedDemo(own.db, { now: NOW, secretsIn: folder, signIn: ['inspektur'], tell: () => {} })
  if (!seeded) throw new Error('the template holds an officer')
  demo = seeded
}, 240_000)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await own.drop()
})

const cases = () =>
  own.db.case.findMany({
    orderBy: { id: 'asc' },
    include: {
      ...{ grants: true, exclusions: true },
      parts: { orderBy: [{ kind: 'asc' }, { number: 'asc' }] },
      moves: { orderBy: { id: 'asc' } },
    },
  })

/** Reads every part of a case; throws on one that does not open or does not say what it should. */
async function read(secret: string, { id, parts }: Awaited<ReturnType<typeof cases>>[number]) {
  for (const part of parts) {
    const opened = await openPart(secret, id, part)
    if (!opened.authentic) throw new Error(`${part.kind} ${part.number} is not authentic`)
    if (part.kind === 'ACCOUNT') expect(readAccount(opened.text)).toMatchObject({ v: 2, story: expect.any(String) })
    if (part.kind === 'MESSAGE') expect(readMessage(opened.text)?.from).toBe(part.author)
  }
}

test('there is an account for each role, and about sixty cases of every channel in every state', async () => {
  const accounts = JSON.parse(readFileSync(join(folder, 'demo-accounts.json'), 'utf8'))
  expect(new Set(accounts.map(({ role }: { role: string }) => role))).toEqual(new Set(ROLES))
  const rows = await cases()
  expect(rows).toHaveLength(STORIES.length)
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(CASE_STATES))
  expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(CHANNELS))
  const overdue = rows.filter((row) => row.dueOn && dateToDay(row.dueOn) < '2026-11-24')
  expect(overdue.length).toBeGreaterThan(3)
  expect(overdue.length).toBeLessThan(10)
})

test('an account’s password opens the door and the identity', async () => {
  const [account] = JSON.parse(readFileSync(join(folder, 'demo-accounts.json'), 'utf8'))
  const row = await own.db.officer.findUniqueOrThrow({ where: { email: account.email } })
  const keys = await deriveFromPassword(account.password, account.email)
  expect(await verifyAuth(keys.auth, row.authHash)).toBe(true)
  const secret = await openOfficerIdentity(keys.sealKey, row.email, row.sealedIdentity ?? new Uint8Array())
  expect(secret).toBe(demo.officers.get('inspektur')?.secret)
  expect(account).toMatchObject({ role: 'LEAD', password: DEMO_PASSWORD, desk: '/petugas/kasus' })
}, 60_000)

test('each case opens with the key of every lead but the excluded, of its inspector, of recovery, and with its receipt', async () => {
  const keys = new Map(Array.from(demo.officers.values(), ({ row, secret }) => [row.id, { role: row.role, secret }]))
  const leads = [...keys].filter(([, { role }]) => role === 'LEAD').map(([id]) => id)
  for (const row of await cases()) {
    const excluded = row.exclusions.map(({ officerId }) => officerId)
    const readers = leads.filter((id) => !excluded.includes(id)).concat(row.assigneeId ?? [])
    expect(row.grants.map(({ officerId }) => officerId).sort()).toEqual(readers.sort())
    const made = demo.cases.find(({ made }) => made.row.id === row.id)!.made
    const secrets = [await openWithReceipt(made.receiptKeys.sealKey, row.id, row.receiptSealed)]
    secrets.push(await openGrant(demo.recovery.secret, row.recoveryGrant ?? new Uint8Array()))
    for (const { officerId, sealed } of row.grants) {
      secrets.push(await openGrant(keys.get(officerId)?.secret ?? '', sealed))
    }
    expect(new Set(secrets)).toEqual(new Set([made.keys.secret]))
    await read(made.keys.secret, row)
  }
}, 120_000)

test('the printed receipts lead to their cases', async () => {
  const lines = readFileSync(join(folder, 'demo-receipts.txt'), 'utf8').trim().split('\n')
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines) {
    const [receipt = '', reference] = line.split('  ')
    const { lookup, sealKey } = await deriveFromReceipt(receipt)
    const row = await own.db.case.findUniqueOrThrow({ where: { lookup } })
    expect(row.reference).toBe(reference)
    await expect(openWithReceipt(sealKey, row.id, row.receiptSealed)).resolves.toMatch(/^AGE-SECRET-KEY-1/)
  }
}, 60_000)

test('what only its owner may read is readable by its owner alone', () => {
  for (const name of ['demo-accounts.json', 'demo-receipts.txt', 'demo-recovery-key.txt']) {
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  }
})

test('nothing that is sealed, and no key or password, is in any row', async () => {
  const rows = await dump(own.url)
  const texts = STORIES.flatMap(({ text, steps }) => [
    text,
    ...steps.flatMap((step) => ('text' in step && step.do !== 'publish' ? step.text : [])),
  ])
  const gifts = GIFTS.flatMap(({ given, steps }) => [
    given.what,
    given.from,
    ...steps.flatMap(({ note }) => note ?? []),
  ])
  const secrets = demo.cases.flatMap(({ made }) => [made.keys.secret, made.receipt ?? made.keys.secret])
  const hidden = [...texts, ...gifts, ...secrets, demo.recovery.secret, DEMO_PASSWORD]
  expect(hidden.filter((text) => rows.includes(text))).toEqual([])
})

test('every state is reached by moves that the rules allow', async () => {
  for (const row of await cases()) {
    const { receivedOn, channel } = factsOf(row)
    const clock = {
      channel,
      state: 'RECEIVED',
      stateOn: receivedOn,
      clockFrom: receivedOn,
      pausedDays: 0,
      extendedDays: 0,
    } as const
    const ended = { outcome: null, declineReason: null, referredTo: null, objectUntil: null }
    const nothing = { pausedOn: null, resumeState: null, merged: false, ...ended }
    let facts: CaseFacts = { ...clock, ...nothing, receivedOn, dueOn: dueOn(clock, holidays), version: row.version }
    const { outcome, declineReason, referredTo } = factsOf(row)
    const input: MoveInput = {
      outcome: outcome ?? undefined,
      declineReason: declineReason ?? undefined,
      agency: referredTo ?? undefined,
    }
    const [first, ...moves] = row.moves
    expect(first).toMatchObject({ move: 'receive', from: null, to: 'RECEIVED', actor: 'REPORTER' })
    for (const { move: name, actor, to, from, on } of moves) {
      const move = MOVES.find((one) => one === name)!
      const by: Actor[] = actor === 'OFFICER' ? ['OFFICER', 'LEAD'] : [actor]
      const moved = by.map((one) => applyMove(facts, move, one, input, dateToDay(on), holidays)).find(({ ok }) => ok)
      if (!moved?.ok) throw new Error(`${row.reference}: ${name} from ${facts.state} on ${dateToDay(on)}`)
      expect([from, to]).toEqual([facts.state, moved.value.state])
      facts = moved.value
    }
    expect({ ...facts, version: row.version }).toEqual(factsOf(row))
  }
})

test('every case is of a service that its unit offers', async () => {
  const offered = await own.db.offering.findMany({ select: { unitId: true, serviceId: true } })
  const known = new Set(offered.map(({ unitId, serviceId }) => `${unitId} ${serviceId}`))
  const placed = (await cases()).filter(({ unitId, serviceId }) => unitId !== null && serviceId !== null)
  expect(placed.length).toBeGreaterThan(40)
  expect(placed.filter(({ unitId, serviceId }) => !known.has(`${unitId} ${serviceId}`))).toEqual([])
})

test('stories end before today, whatever day that is', () => {
  for (const { ago, steps } of STORIES) {
    expect(steps.reduce((sum, { after }) => sum + after, 0)).toBeLessThanOrEqual(ago)
  }
})

test('Disdukcapil’s ledger adds up to its balances, never below zero', async () => {
  const stocks = await own.db.stock.findMany({ include: { entries: { orderBy: { id: 'asc' } } } })
  expect(stocks).toHaveLength(4)
  for (const { balance, emptySince, entries } of stocks) {
    let now = 0
    for (const entry of entries) {
      const quantity = entry.kind === 'COUNTED' ? entry.balance : Math.abs(entry.delta)
      expect(ledgerStep(now, entry.kind as StockEntryKind, quantity)).toEqual({
        ...{ ok: true, value: { delta: entry.delta, balance: entry.balance } },
      })
      now = entry.balance
    }
    expect(balance).toBe(now)
    expect(emptySince !== null).toBe(balance === 0)
  }
  expect(stocks.some(({ balance }) => balance === 0)).toBe(true)
})

test('at any moment the boards have no future and the ledger no hole', () => {
  const unit = (slug: string) => ({ id: slug, slug, serviceIds: ['a', 'b'], operatorId: 'operator' })
  const slugs = ['disdukcapil', 'kelurahan-kandai', 'kelurahan-labibia', 'kelurahan-tondonggeu', 'kelurahan-mandonga']
  const moment = fc.date({ min: new Date('2025-03-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, (now) => {
      const rows = boardRows(slugs.map(unit), now, holidays)
      expect(rows.changes.filter(({ at }) => at > now)).toEqual([])
      expect(rows.entries.filter(({ balance }) => balance < 0)).toEqual([])
      expect(rows.stocks.map(({ balance }) => balance)).toEqual([184, 0, 3, 14])
      expect(rows.said.every(({ since }) => since instanceof Date && since <= now)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('boards are confirmed today for most units, with some in trouble and some silent', async () => {
  const today = await own.db.board.count({ where: { confirmedAt: { gte: new Date('2026-11-24T00:00:00Z') } } })
  expect(today).toBeGreaterThan(60)
  expect(today).toBeLessThan(77)
  const overrides = await own.db.offering.groupBy({ by: ['override'], where: { override: { not: null } } })
  expect(overrides.map(({ override }) => override).sort()).toEqual(['DISRUPTED', 'LIMITED', 'UNAVAILABLE'])
  const wordless = { override: { not: null }, OR: [{ reason: null }, { instead: null }, { since: null }] }
  expect(await own.db.offering.count({ where: wordless })).toBe(0)
})

test('four quarters of public figures are out, and show what they can', async () => {
  const rows = await own.db.publishedFigures.findMany({ orderBy: { quarter: 'desc' } })
  expect(rows.map(({ quarter }) => quarter)).toEqual(['2026-2', '2026-1', '2025-4', '2025-3'])
  const figures = rows.map((row) => row.figures as PublishedFigures)
  expect(figures.every(({ whole }) => typeof whole.share === 'number')).toBe(true)
  expect(figures[0]!.kind!.some(({ median }) => median !== null)).toBe(true)
})

test('the trail holds, in the order of time, with nothing in the future', async () => {
  const report = await withClient(own.url, (client) => verifyChain(client))
  expect(report).toMatchObject({ ok: true })
  const entries = await own.db.auditEntry.findMany({ orderBy: { seq: 'asc' }, select: { at: true } })
  const times = entries.map(({ at }) => at.getTime())
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times.at(-1)).toBeLessThanOrEqual(NOW.getTime())
})

test('a second demo is not added', async () => {
  const before = await digest(own.url)
  expect(await seedDemo(own.db, { now: NOW, secretsIn: folder, tell: () => {} })).toBeNull()
  expect(await digest(own.url)).toBe(before)
})
