import { db } from '@/lib/data/client'
import { assignCase } from '@/lib/data/case-assign'
import {
  collectNotices,
  noticeDropped,
  noticeFailed,
  noticeSent,
  readChoice,
  setChoice,
  takeNotice,
} from '@/lib/data/notices'
import { officerById } from '@/lib/data/officers'
import { addReporterMessage } from '@/lib/data/reporter'
import { journal } from '@/lib/journal.mjs'
import { messageText } from '@/lib/domain/message'
import { sendNotices } from '@/lib/jobs/notices'
import { type Mailer, newMailer } from '@/lib/mail/send'
import { sealPart } from '@/lib/sealing/case-seal'
import type { BuiltCase } from '@/prisma/seed/builders'
import { mailServer } from '../support/mail-server'
import { boardUnit, officer } from './boards'
import { caseOf, type Desk, desk, grantFor, noon, started, stored } from './casework'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

const DAY = '2026-11-24'
const NOW = noon(DAY)
const morning = (day: string) => new Date(`${day}T07:35:00+08:00`)

let mails: Awaited<ReturnType<typeof mailServer>>
let mailer: Mailer
let lead: Desk
let other: Desk
let inspector: Desk

beforeAll(async () => {
  mails = await mailServer()
  mailer = newMailer({ server: mails.url, from: 'jari@kendarikota.go.id' })!
})
beforeEach(async () => {
  ;[lead, other, inspector] = await Promise.all([desk('LEAD'), desk('LEAD'), desk('INSPECTOR')])
  await collectNotices(NOW)
  await db.notice.updateMany({ data: { nextAt: null } }) // what other tests left is nobody's here
  mails.received.length = 0
})
afterAll(async () => {
  mailer.close()
  await mails.close()
})

const send = (now = NOW) => sendNotices(mailer, () => now)
const toldOf = async (one: { id: string }) =>
  (await db.notice.findMany({ where: { officerId: one.id }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const mailsTo = ({ as }: Desk) => mails.received.filter(({ to }) => to.includes(as.email))

async function write(made: BuiltCase, number: number) {
  const { lookup } = await stored(made.id)
  const text = messageText({ from: 'REPORTER', text: 'RAHASIA pelapor' })
  expect(
    (
      await addReporterMessage(
        lookup,
        await sealPart(made.keys.secret, made.id, 'MESSAGE', number, text),
        'message',
        NOW,
      )
    ).ok,
  ).toBe(true)
}

test('who holds its key is told of a new report: its number and a link, once, and nothing of what it says', async () => {
  const made = await caseOf([lead], { receivedOn: DAY })
  await Promise.all([collectNotices(NOW), collectNotices(NOW)])
  await collectNotices(NOW)
  expect([await toldOf(lead), await toldOf(other), await toldOf(inspector)]).toEqual([['NEW'], [], []])
  await Promise.all([send(), send()])
  const [mail, ...more] = mailsTo(lead)
  expect(more).toEqual([])
  expect(mail?.raw).toContain(`Subject: JARI: laporan baru ${made.reference}`)
  expect(mail?.raw.replaceAll('=\r\n', '')).toContain(`/petugas/kasus/${made.id}`)
  expect(mail?.raw).toMatch(/Message-ID: <jari-\d+@kendarikota\.go\.id>/)
  for (const told of ['Disdukcapil', 'pungli', 'Diminta']) expect(mail?.raw).not.toContain(told)
  await send(noon('2026-11-25'))
  expect(mailsTo(lead)).toHaveLength(1)
})

test('an inspector is told of what is theirs alone: assigned, written to, due, overdue', async () => {
  const made = await caseOf([lead], {
    ...{
      experience: 'badService',
      complaint: 'queue',
      receivedOn: '2026-11-04',
      deeds: started(lead, inspector, '2026-11-05'),
    },
  })
  await db.case.update({ where: { id: made.id }, data: { dueOn: new Date(DAY) } })
  await write(made, 1)
  await collectNotices(NOW)
  expect(await toldOf(inspector)).toEqual(expect.arrayContaining(['ASSIGNED', 'REPLY', 'DUE']))
  expect(await toldOf(lead)).toEqual([]) // theirs to answer, and not late yet
  await collectNotices(noon('2026-11-25'))
  expect(await toldOf(inspector)).toContain('OVERDUE')
  expect(await toldOf(lead)).toEqual(['OVERDUE'])
  expect(await toldOf(other)).toEqual([])
})

test('what is no longer true, or no longer theirs to know, is not sent', async () => {
  const [excluded, moved] = [
    await caseOf([lead], { receivedOn: DAY }),
    await caseOf([lead, other], { receivedOn: DAY, deeds: started(lead, inspector, DAY) }),
  ]
  await collectNotices(NOW)
  await db.caseExclusion.create({ data: { caseId: excluded.id, officerId: lead.id } })
  const next = await desk('INSPECTOR')
  const { version } = await stored(moved.id)
  expect((await assignCase(lead.as, { id: moved.id, version, assignee: await grantFor(moved, next) }, NOW)).ok).toBe(
    true,
  )
  await send()
  expect([mailsTo(lead), mailsTo(inspector)]).toEqual([[], []])
  await collectNotices(NOW)
  await send()
  expect(mailsTo(next)).toHaveLength(1)
})

test('a mail server that is down delays and neither loses nor repeats; one bad address keeps nobody else waiting', async () => {
  await caseOf([lead, other], { receivedOn: DAY })
  await collectNotices(NOW)
  const down = newMailer({ server: new URL('smtp://127.0.0.1:9'), from: 'jari@kendarikota.go.id' })!
  expect(await sendNotices(down, () => NOW)).toBe(0)
  mails.refuses(lead.as.email)
  const later = new Date(NOW.getTime() + 3 * 60_000)
  await send(later)
  expect([mailsTo(lead).length, mailsTo(other).length]).toEqual([0, 1])
  expect(await db.notice.findFirst({ where: { officerId: lead.id } })).toMatchObject({
    sentAt: null,
    nextAt: expect.any(Date),
  })
  await send(new Date(NOW.getTime() + 3 * 3_600_000))
  expect(mailsTo(other)).toHaveLength(1)
})

test('an address that is refused for a day is given up and told; a server that refuses us is tried on', async () => {
  await caseOf([lead, other], { receivedOn: DAY })
  await collectNotices(NOW)
  mails.refuses(lead.as.email)
  const journalled = jest.spyOn(journal, 'error').mockImplementation(() => undefined)
  const wrong = { code: 'EAUTH', responseCode: 535 }
  const stranger: Mailer = {
    ...mailer,
    send: async (message) => {
      if (message.to.email === other.as.email) throw Object.assign(new Error('no'), wrong)
      await mailer.send(message)
    },
  }
  const rowOf = ({ id }: Desk) => db.notice.findFirstOrThrow({ where: { officerId: id } })
  await db.notice.updateMany({ where: { officerId: { in: [lead.id, other.id] } }, data: { attempts: 28 } })
  let now = NOW
  for (let tries = 0; tries < 3; tries++) {
    await sendNotices(stranger, () => now)
    now = (await rowOf(other)).nextAt!
  }
  expect(await rowOf(lead)).toMatchObject({ attempts: 30, nextAt: null, sentAt: null })
  const told = journalled.mock.calls.map(([line]) => (line as { what: string }).what)
  expect(told.toSorted()).toEqual([...Array<string>(4).fill('mail'), 'mail-given-up'])
  journalled.mockRestore()
  await sendNotices(mailer, () => now)
  expect([mailsTo(lead).length, mailsTo(other).length]).toEqual([0, 1])
})

test('what a process took with it when it ended is sent by another, under the same id', async () => {
  await caseOf([lead], { receivedOn: DAY })
  await collectNotices(NOW)
  const taken = await takeNotice(NOW)
  expect(taken).toMatchObject({ kind: 'NEW', to: { email: lead.as.email } })
  await send()
  expect(mailsTo(lead)).toEqual([])
  await send(new Date(NOW.getTime() + 11 * 60_000))
  expect(mailsTo(lead).map(({ raw }) => /Message-ID: <jari-(\d+)@/.exec(raw)?.[1])).toEqual([String(taken?.id)])
})

test('the digest comes on working mornings to whoever has cases, and not at all to whoever wants none', async () => {
  await caseOf([lead, other], { receivedOn: '2026-11-02' })
  await setChoice(other.as, ['NEW', 'REPLY'])
  expect(await readChoice(other.as)).toEqual([
    { kind: 'NEW', on: true },
    { kind: 'REPLY', on: true },
    { kind: 'DUE', on: false },
    { kind: 'OVERDUE', on: false },
    { kind: 'PROPOSED', on: false },
    { kind: 'ANSWERED', on: false },
    { kind: 'ANSWER_LATE', on: false },
    { kind: 'DIGEST', on: false },
    { kind: 'GIFT_NEW', on: false },
    { kind: 'GIFT_DUE', on: false },
    { kind: 'GIFT_LATE', on: false },
  ])
  await collectNotices(morning(DAY))
  await collectNotices(morning(DAY))
  await send(morning(DAY))
  const digest = mailsTo(lead).filter(({ raw }) => raw.includes('pagi ini'))
  expect(digest).toHaveLength(1)
  expect(digest[0]?.raw).toContain('Lewat tenggat: 1')
  expect(mailsTo(other)).toEqual([])
  expect(mailsTo(inspector)).toEqual([]) // no case: nothing to say
})

test('of a report or a reply no hour is kept: neither when it was found nor when the e-mail left', async () => {
  const made = await caseOf([lead], { receivedOn: DAY })
  await write(made, 1)
  const cutOff = await caseOf([lead], { receivedOn: DAY })
  const before = new Date(NOW.getTime() - 11 * 60_000)
  const row = { officerId: lead.id, kind: 'NEW', key: cutOff.id, caseId: cutOff.id }
  await db.notice.create({ data: { ...row, createdAt: before, sentAt: before, nextAt: null } })
  await collectNotices(NOW)
  const kept = () => db.notice.findMany({ where: { officerId: lead.id }, orderBy: { id: 'asc' } })
  const midnight = new Date(`${DAY}T00:00:00+08:00`)
  expect((await kept()).map(({ kind }) => kind).sort()).toEqual(['NEW', 'NEW', 'REPLY'])
  expect((await kept()).map(({ createdAt }) => createdAt)).toEqual(Array(3).fill(midnight))
  await send()
  expect((await kept()).map(({ sentAt, nextAt }) => [sentAt, nextAt])).toEqual(Array(3).fill([midnight, null]))
  await collectNotices(new Date(NOW.getTime() + 120_000))
  expect(await kept()).toHaveLength(3)
})

test('an operator whose open unit says nothing of today is told at ten; who has shut again is told nothing', async () => {
  const [unit, early] = [await boardUnit(), await boardUnit()]
  await db.openingHours.updateMany({ where: { unitId: early.id }, data: { closes: 9 * 60 } })
  const operator = await officerById(unit.operator.id)
  await collectNotices(new Date(`${DAY}T09:55:00+08:00`))
  expect(await toldOf(unit.operator)).toEqual([])
  const ten = new Date(`${DAY}T10:05:00+08:00`)
  await collectNotices(ten)
  await send(ten)
  expect(mails.received.filter(({ to }) => to.includes(operator!.email))).toHaveLength(1)
  expect(await toldOf(early.operator)).toEqual([])
  expect(await readChoice(await officer('VIEWER'))).toEqual([])
})

test('of a case that is erased while its message is on its way, nothing is left to note', async () => {
  const made = await caseOf([lead], { receivedOn: DAY })
  await collectNotices(NOW)
  const taken = await takeNotice(NOW)
  if (!taken) throw new Error('nothing to take')
  await db.notice.deleteMany({ where: { caseId: made.id } })
  await Promise.all([noticeSent(taken.id, NOW), noticeFailed(taken, NOW), noticeDropped(taken.id)])
  expect(await db.notice.count({ where: { id: taken.id } })).toBe(0)
})
