import type PgBoss from 'pg-boss'
import { addReply } from '@/lib/data/case-parts'
import { moveCase } from '@/lib/data/case-move'
import { db } from '@/lib/data/client'
import { readThread } from '@/lib/data/reporter'
import { stopWatching, takeWatch, tidyWatches, watchCase, WATCHES_MAX, watchesBehind } from '@/lib/data/reply-watch'
import { eraseExpired } from '@/lib/data/retention'
import { dayToDate } from '@/lib/domain/calendar'
import { newBoss } from '@/lib/jobs/boss'
import { collectReplies, pushReply, workReplies } from '@/lib/jobs/replies'
import type { BuiltCase } from '@/prisma/seed/builders'
import { browser, pushService } from '../support/push-service'
import { auditOf, caseOf, type Desk, desk, noon, sealMessage, started, stored } from './casework'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

const LONG_AGO = new Date(0)
const PUBLIC_KEYS = { id: true, caseId: true, sealed: true, told: true }

let service: Awaited<ReturnType<typeof pushService>>
let lead: Desk
let inspector: Desk
let made: BuiltCase
let lookup: string
const bosses: PgBoss[] = []

beforeAll(async () => {
  service = await pushService()
  ;[lead, inspector] = await Promise.all([desk('LEAD'), desk('INSPECTOR')])
})
beforeEach(async () => {
  service.received.length = 0
  service.answers(() => 201)
  await db.replyWatch.deleteMany()
  made = await caseOf([lead], { deeds: started(lead, inspector) })
  ;({ lookup } = await stored(made.id))
  await readThread(lookup)
})
afterEach(async () => {
  for (const boss of bosses.splice(0)) await boss.stop({ graceful: true, wait: true })
})
afterAll(() => service.close())

async function watching() {
  const one = browser()
  const { endpoint, keys } = one
  expect(await watchCase({ lookup, subscription: { endpoint, keys } })).toEqual({ ok: true, value: null })
  return one
}
const answer = async (number: number) =>
  expect((await addReply(inspector.as, { id: made.id, part: await sealMessage(made, number, 'RAHASIA') })).ok).toBe(
    true,
  )
const theirs = async () => (await db.replyWatch.findFirstOrThrow({ where: { caseId: made.id } })).id
const got = ({ endpoint }: { endpoint: string }) => service.received.filter((one) => one.endpoint === endpoint)

async function start(): Promise<PgBoss> {
  const boss = newBoss()
  bosses.push(boss)
  await boss.start()
  await workReplies(boss, service.transport)
  return boss
}
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50))
}

test('a reply rings once, in words that say nothing, as long as any other message', async () => {
  const one = await watching()
  const [first, second] = [await start(), await start()]
  await answer(1)
  await Promise.all([collectReplies(first, LONG_AGO), collectReplies(second, LONG_AGO)])
  await until(() => got(one).length > 0)
  await collectReplies(second, LONG_AGO)
  await pushReply({ watchId: await theirs() }, service.transport)
  const [message, ...more] = got(one)
  expect(more).toEqual([])
  expect(one.open(message!.body)).toEqual({
    ...{ url: '/', tag: 'jari', of: {} },
    words: {
      id: { title: 'Ada pembaruan', body: 'Ketuk untuk membuka.', stop: 'Berhenti' },
      en: { title: 'There is an update', body: 'Tap to open.', stop: 'Stop' },
    },
  })
  expect(message?.headers).toMatchObject({ ttl: '86400', urgency: 'normal' })
  expect(message?.body).toHaveLength(2048 + 103) // and what RFC 8188 puts around it
  await answer(2)
  await collectReplies(first, LONG_AGO)
  await until(() => got(one).length > 1)
  expect(got(one)).toHaveLength(2)
})

test('it rings at some time of the half hour after the reply', async () => {
  await watching()
  const boss = await start()
  await answer(1)
  await collectReplies(boss)
  const rows = await db.$queryRaw<{ wait: number }[]>`
    SELECT extract(epoch FROM start_after - now())::int AS wait FROM pgboss.job
    WHERE name = 'replies-push' AND data->>'watchId' = ${await theirs()}`
  expect(rows).toHaveLength(1)
  expect(rows[0]!.wait).toBeGreaterThan(50)
  expect(rows[0]!.wait).toBeLessThanOrEqual(1800)
})

test('a move of the office is news; what the reporter has read or did themselves is none', async () => {
  const one = await watching()
  expect(await watchesBehind()).toEqual([])
  await answer(1)
  await readThread(lookup)
  expect(await watchesBehind()).toEqual([])
  expect(await takeWatch(await theirs())).toBeNull()
  const { version } = await stored(made.id)
  const message = await sealMessage(made, 2)
  const input = { id: made.id, version, move: 'ask', message } as Parameters<typeof moveCase>[1]
  expect((await moveCase(inspector.as, input)).ok).toBe(true)
  expect(await watchesBehind()).toHaveLength(1)
  await pushReply({ watchId: await theirs() }, service.transport)
  expect(got(one)).toHaveLength(1)
  expect(await watchesBehind()).toEqual([])
})

test('what is stored names no browser and no day, and the trail knows nothing of it', async () => {
  const before = await auditOf(made)
  const { endpoint } = await watching()
  const row = await db.replyWatch.findFirstOrThrow({ where: { caseId: made.id } })
  expect(Object.keys(row).sort()).toEqual(Object.keys(PUBLIC_KEYS).sort())
  expect(Buffer.from(row.sealed).toString('latin1')).not.toContain(endpoint.slice(-12))
  expect(row.id).not.toContain(endpoint.slice(-12))
  expect(await auditOf(made)).toEqual(before)
})

test('of many who take it one has it; a crash after that loses it and never sends it twice', async () => {
  const one = await watching()
  await answer(1)
  const id = await theirs()
  const taken = await Promise.all(Array.from({ length: 8 }, () => takeWatch(id)))
  expect(taken.filter(Boolean)).toHaveLength(1) // and here the process ended
  await pushReply({ watchId: id }, service.transport)
  expect(got(one)).toEqual([])
})

test('a push service that takes nothing now is tried again; one that broke off under way is not', async () => {
  const one = await watching()
  await answer(1)
  const job = { watchId: await theirs() }
  for (const status of [503, 429]) {
    service.answers(() => status)
    await expect(pushReply(job, service.transport)).rejects.toThrow()
  }
  service.answers(() => 0)
  await pushReply(job, service.transport)
  service.answers(() => 201)
  await pushReply(job, service.transport)
  expect(got(one)).toHaveLength(3)
})

test.each([404, 410])('a browser that the push service answers %d for is forgotten', async (status) => {
  const one = await watching()
  await answer(1)
  service.answers(() => status)
  await pushReply({ watchId: await theirs() }, service.transport)
  expect(got(one)).toHaveLength(1)
  expect(await db.replyWatch.count({ where: { caseId: made.id } })).toBe(0)
})

test('stopped, erased with its case, or long ended: nothing is left', async () => {
  const { endpoint } = await watching()
  await stopWatching(endpoint)
  await stopWatching(endpoint)
  expect(await db.replyWatch.count()).toBe(0)

  await watching()
  const ended = async (on: string) => {
    const data = { state: 'CLOSED', stateOn: dayToDate(on), dueOn: null } as const
    await db.case.update({ where: { id: made.id }, data })
  }
  await ended('2026-09-25')
  await tidyWatches(noon('2026-11-24'))
  expect(await db.replyWatch.count()).toBe(1)
  await tidyWatches(noon('2026-11-25'))
  expect(await db.replyWatch.count()).toBe(0)

  await watching()
  await ended('2010-01-01')
  await eraseExpired(noon('2026-11-24'))
  expect(await db.replyWatch.count()).toBe(0)
})

test('no such code, no push service, too many browsers', async () => {
  const { endpoint, keys } = browser()
  expect(await watchCase({ lookup: 'A'.repeat(43), subscription: { endpoint, keys } })).toEqual({
    ...{ ok: false, error: { code: 'NOT_FOUND' } },
  })
  expect(await watchCase({ lookup, subscription: { endpoint: 'https://10.0.0.1/x', keys } })).toMatchObject({
    error: { code: 'INVALID', fields: { 'subscription.endpoint': { key: 'PUSH_SERVICE' } } },
  })
  const first = await watching()
  for (let more = 1; more < WATCHES_MAX; more++) await watching()
  expect(await watchCase({ lookup, subscription: { endpoint, keys } })).toEqual({
    ok: false,
    error: { code: 'LIMITED' },
  })
  const again = { endpoint: first.endpoint, keys: first.keys }
  expect((await watchCase({ lookup, subscription: again })).ok).toBe(true)
})
