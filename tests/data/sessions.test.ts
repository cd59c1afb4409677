import { db } from '@/lib/data/client'
import {
  endOtherSessions,
  endOwnSession,
  endSession,
  endSessionsOf,
  handleOf,
  listSessions,
  readSession,
  startSession,
} from '@/lib/data/sessions'
import { officerById } from '@/lib/data/officers'
import { buildOfficer } from '@/prisma/seed/builders'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOON = new Date('2026-11-24T04:00:00Z')
const later = (ms: number) => new Date(NOON.getTime() + ms)

async function signedIn() {
  const { id } = await buildOfficer(db, { role: 'LEAD' })
  const officer = (await officerById(id))!
  return { officer, session: await startSession(officer, NOON) }
}

const trail = async (id: string) =>
  (await db.auditEntry.findMany({ where: { subject: `officer:${id}` }, orderBy: { seq: 'asc' } })).map(
    (entry) => entry.action,
  )

test('a session is its officer, until it ends; then its id is worth nothing', async () => {
  const { officer, session } = await signedIn()
  expect(session).toMatch(/^[\w-]{43}$/)
  expect(await readSession(session, later(1))).toEqual(officer)
  await endSession(session, later(2))
  await endSession(session, later(3))
  expect(await readSession(session, later(4))).toBeNull()
  expect(await trail(officer.id)).toEqual(['session:start', 'session:end'])
})

test('nobody is behind an unknown id', async () => {
  for (const id of ['', 'x', '\u0001', 'a'.repeat(10_000)]) expect(await readSession(id, NOON)).toBeNull()
})

test('an hour without a request ends it, one with requests does not', async () => {
  const { session } = await signedIn()
  expect(await readSession(session, later(59 * MINUTE))).not.toBeNull()
  expect(await readSession(session, later(118 * MINUTE))).not.toBeNull()
  expect(await readSession(session, later(179 * MINUTE))).toBeNull()
})

test('it is noted that it was used, at most once a minute', async () => {
  const { session } = await signedIn()
  const seen = async () => (await db.session.findUniqueOrThrow({ where: { id: session } })).seenAt
  await readSession(session, later(MINUTE / 2))
  expect(await seen()).toEqual(NOON)
  await readSession(session, later(2 * MINUTE))
  expect(await seen()).toEqual(later(2 * MINUTE))
})

test('after twelve hours it ends, whatever happened in them', async () => {
  const { session } = await signedIn()
  for (let at = 0; at < 12 * HOUR; at += HOUR / 2) expect(await readSession(session, later(at))).not.toBeNull()
  expect(await readSession(session, later(12 * HOUR))).toBeNull()
})

test('role and being active are read each time', async () => {
  const { officer, session } = await signedIn()
  await db.officer.update({ where: { id: officer.id }, data: { role: 'VIEWER' } })
  expect((await readSession(session, later(1)))?.role).toBe('VIEWER')
  await db.officer.update({ where: { id: officer.id }, data: { active: false } })
  expect(await readSession(session, later(1))).toBeNull()
})

test('all sessions of one officer end together, nobody else\u2019s', async () => {
  const [one, other] = [await signedIn(), await signedIn()]
  const second = await startSession(one.officer, later(1))
  expect(await db.$transaction((tx) => endSessionsOf(tx, one.officer.id, later(2)))).toBe(2)
  expect(await readSession(one.session, later(3))).toBeNull()
  expect(await readSession(second, later(3))).toBeNull()
  expect(await readSession(other.session, later(3))).not.toBeNull()
})

test('rows of long ago go when the officer signs in again', async () => {
  const { officer, session } = await signedIn()
  await startSession(officer, later(8 * 24 * HOUR))
  expect(await db.session.findUnique({ where: { id: session } })).toBeNull()
})

test('an officer sees where they are signed in, by coarse words, and nothing that opens it', async () => {
  const { officer, session } = await signedIn()
  const phone = await startSession(officer, later(MINUTE), { kind: 'PHONE', browser: 'CHROME' })
  await signedIn()
  const list = await listSessions(officer, later(2 * MINUTE))
  expect(list).toEqual([
    {
      ...{ handle: handleOf(phone), device: { kind: 'PHONE', browser: 'CHROME' }, createdAt: later(MINUTE) },
      ...{ seenAt: later(MINUTE), expiresAt: later(MINUTE + 12 * HOUR) },
    },
    expect.objectContaining({ handle: handleOf(session), device: null }),
  ])
  for (const id of [session, phone]) expect(JSON.stringify(list)).not.toContain(id)
  expect(await readSession(handleOf(session), later(2 * MINUTE))).toBeNull()
  expect(await listSessions(officer, later(61 * MINUTE))).toEqual([]) // idle
})

test('they end one of their own, nobody else’s, and all but the one they are in', async () => {
  const [one, other] = [await signedIn(), await signedIn()]
  const [second, third] = [await startSession(one.officer, NOON), await startSession(one.officer, NOON)]
  await endOwnSession(one.officer, { handle: handleOf(other.session) }, later(1))
  expect(await readSession(other.session, later(2))).not.toBeNull()
  for (let twice = 0; twice < 2; twice++) await endOwnSession(one.officer, { handle: handleOf(second) }, later(1))
  expect(await readSession(second, later(2))).toBeNull()
  for (let twice = 0; twice < 2; twice++) await endOtherSessions(one.officer, { current: handleOf(third) }, later(3))
  expect([await readSession(one.session, later(4)), await readSession(third, later(4))]).toEqual([null, one.officer])
  expect((await trail(one.officer.id)).filter((action) => action !== 'session:start')).toEqual([
    'session:end',
    'session:end-others',
  ])
})
