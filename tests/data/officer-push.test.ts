import { changeRole, setAccountActive } from '@/lib/data/accounts'
import { db } from '@/lib/data/client'
import { collectNotices, setChoice, takeNotice, takePushNotice } from '@/lib/data/notices'
import { BROWSERS_MAX, dropOwnBrowser, isToldAt, ownBrowsers, stopTelling, tellHere } from '@/lib/data/officer-push'
import { sendPushNotices } from '@/lib/jobs/notices'
import { browser, pushService } from '../support/push-service'
import { officer } from './boards'
import { caseOf, type Desk, desk, noon } from './casework'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

const DAY = '2026-11-24'
const NOW = noon(DAY)
const BEFORE = new Date(NOW.getTime() - 60_000)
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const DEVICE = { kind: 'PHONE', browser: 'CHROME' } as const

let service: Awaited<ReturnType<typeof pushService>>
let lead: Desk
let other: Desk

beforeAll(async () => {
  service = await pushService()
})
beforeEach(async () => {
  ;[lead, other] = await Promise.all([desk('LEAD'), desk('LEAD')])
  await collectNotices(BEFORE)
  await db.notice.updateMany({ data: { nextAt: null } }) // what other tests left is nobody's here
  service.received.length = 0
  service.answers(() => 201)
})
afterAll(() => service.close())

async function toldIn(one: Desk, since = BEFORE) {
  const own = browser()
  expect(await tellHere(one.as, { endpoint: own.endpoint, keys: own.keys }, DEVICE, since)).toEqual({
    ...{ ok: true, value: null },
  })
  return own
}
const send = (now = NOW) => sendPushNotices(service.transport, () => now)
const got = ({ endpoint }: { endpoint: string }) => service.received.filter((one) => one.endpoint === endpoint)

test('each browser is told once: a number and a link, and nothing of what the report says', async () => {
  const [phone, computer, stranger] = [await toldIn(lead), await toldIn(lead), await toldIn(other)]
  const made = await caseOf([lead], { receivedOn: DAY })
  await Promise.all([collectNotices(NOW), collectNotices(NOW)])
  await Promise.all([send(), send()])
  await collectNotices(after(5))
  await send(after(30))
  expect([got(phone).length, got(computer).length, got(stranger).length]).toEqual([1, 1, 0])
  const kept = await db.notice.findMany({ where: { caseId: made.id, via: { not: '' } } })
  const midnight = new Date(`${DAY}T00:00:00+08:00`)
  expect(kept.map(({ createdAt, sentAt }) => [createdAt, sentAt])).toEqual(Array(2).fill([midnight, midnight]))
  const message = got(phone)[0]!
  expect(phone.open(message.body)).toEqual({
    ...{ url: `/petugas/kasus/${made.id}`, tag: expect.stringMatching(/^petugas\/\d+$/), of: {} },
    words: {
      id: { title: `JARI: laporan baru ${made.reference}`, body: 'Ketuk untuk membuka.', stop: 'Berhenti' },
      en: { title: `JARI: new report ${made.reference}`, body: 'Tap to open.', stop: 'Stop' },
    },
  })
  expect(message.body).toHaveLength(2048 + 103)
  expect(await takeNotice(NOW)).toMatchObject({ kind: 'NEW', to: { email: lead.as.email } }) // the e-mail waits its own turn
})

test('what was there before a browser was added, and what is not wanted, is not told there', async () => {
  await caseOf([lead], { receivedOn: DAY })
  await collectNotices(NOW)
  const phone = await toldIn(lead, NOW)
  await collectNotices(after(2))
  await send(after(2))
  expect(got(phone)).toEqual([])
  await setChoice(lead.as, ['OVERDUE'])
  await caseOf([lead], { receivedOn: DAY })
  await collectNotices(after(4))
  await send(after(4))
  expect(got(phone)).toEqual([])
})

test('where no e-mail goes out browsers are told all the same, and no e-mail is left to go out one day', async () => {
  const phone = await toldIn(lead)
  await caseOf([lead], { receivedOn: DAY })
  await collectNotices(NOW, { mail: false })
  await send()
  expect(got(phone)).toHaveLength(1)
  expect(await takeNotice(after(60))).toBeNull()
})

test.each([503, 429, 0])(
  'a push service that answers %d delays it, and it is neither lost nor shown twice',
  async (bad) => {
    const phone = await toldIn(lead)
    await caseOf([lead], { receivedOn: DAY })
    await collectNotices(NOW)
    service.answers(() => bad)
    await send()
    await send() // not before its time
    expect(got(phone)).toHaveLength(1)
    service.answers(() => 201)
    await send(after(2))
    await send(after(60))
    const messages = got(phone).map(({ body, headers }) => ({
      tag: (phone.open(body) as { tag: string }).tag,
      headers,
    }))
    expect(messages).toHaveLength(2)
    // The same message: a browser that had it puts the second in the place of the first.
    expect(new Set(messages.map(({ tag }) => tag)).size).toBe(1)
    expect(new Set(messages.map(({ headers }) => headers.topic)).size).toBe(1)
  },
)

test('what a process took with it when it ended is sent by another', async () => {
  const phone = await toldIn(lead)
  await caseOf([lead], { receivedOn: DAY })
  await collectNotices(NOW)
  expect(await takePushNotice(NOW)).toMatchObject({ kind: 'NEW', to: { endpoint: phone.endpoint } })
  await send()
  expect(got(phone)).toEqual([])
  await send(after(11))
  expect(got(phone)).toHaveLength(1)
})

test('a browser that is gone is forgotten; one that was stopped meanwhile is told nothing', async () => {
  const [gone, stopped] = [await toldIn(lead), await toldIn(lead)]
  await caseOf([lead], { receivedOn: DAY })
  await collectNotices(NOW)
  await stopTelling(stopped.endpoint)
  service.answers(() => 410)
  await send()
  expect([got(gone).length, got(stopped).length]).toEqual([1, 0])
  expect(await ownBrowsers(lead.as)).toEqual([])
})

test('taken off, or of another role: their browsers are told nothing any more', async () => {
  const admin = await officer('ADMIN')
  const [one, two] = [await toldIn(lead), await toldIn(other)]
  await caseOf([lead, other], { receivedOn: DAY })
  await collectNotices(NOW)
  expect((await setAccountActive(admin, { id: lead.id, active: false }, NOW)).ok).toBe(true)
  const role = { id: other.id, from: 'LEAD', role: 'VIEWER', unitId: null } as const
  expect((await changeRole(admin, role, NOW)).ok).toBe(true)
  expect(await db.officerPush.count({ where: { officerId: { in: [lead.id, other.id] } } })).toBe(0)
  await send()
  expect([got(one), got(two)]).toEqual([[], []])
})

test('whom a case was withheld from meanwhile is not told of it', async () => {
  const phone = await toldIn(lead)
  const made = await caseOf([lead], { receivedOn: DAY })
  await collectNotices(NOW)
  await db.caseExclusion.create({ data: { caseId: made.id, officerId: lead.id } })
  await send()
  expect(got(phone)).toEqual([])
})

test('a browser tells one officer, and each officer in five', async () => {
  const shared = await toldIn(lead)
  expect(await isToldAt(other.as, shared.endpoint)).toBe(false)
  const taken = { endpoint: shared.endpoint, keys: shared.keys }
  expect((await tellHere(other.as, taken, DEVICE, NOW)).ok).toBe(true)
  expect([await isToldAt(lead.as, shared.endpoint), await isToldAt(other.as, shared.endpoint)]).toEqual([false, true])
  const [mine] = await ownBrowsers(other.as)
  expect(mine).toEqual({ id: expect.any(String), device: DEVICE, since: NOW })
  await dropOwnBrowser(lead.as, { id: mine!.id }) // not theirs
  expect(await ownBrowsers(other.as)).toHaveLength(1)
  await dropOwnBrowser(other.as, { id: mine!.id })
  expect(await ownBrowsers(other.as)).toEqual([])

  for (let more = 0; more < BROWSERS_MAX; more++) await toldIn(lead)
  const { endpoint, keys } = browser()
  expect(await tellHere(lead.as, { endpoint, keys }, DEVICE)).toEqual({ ok: false, error: { code: 'LIMITED' } })
  expect(await tellHere(await officer('VIEWER'), { endpoint, keys }, null)).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await tellHere(other.as, { endpoint: 'https://10.0.0.1/', keys }, null)).toMatchObject({
    ...{ error: { code: 'INVALID' } },
  })
})
