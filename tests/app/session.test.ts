import { encode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { db } from '@/lib/data/client'
import { forgetSalts } from '@/lib/data/day-salt'
import { officerById } from '@/lib/data/officers'
import { startSession } from '@/lib/data/sessions'
import { env } from '@/lib/env'
import { keyedBytes } from '@/lib/keyed'
import {
  currentOfficer,
  dailyKey,
  isSetupToken,
  requireOfficer,
  requireSignedInOfficer,
  sessionCookie,
  signedInOfficer,
  signOut,
  visitorKey,
} from '@/lib/session'
import { buildOfficer } from '@/prisma/seed/builders'

jest.mock('next/headers', () => ({ cookies: jest.fn(), headers: jest.fn() }))

const SECRET = process.env.JARI_SECRET!
const set = jest.fn()

function comesWith(cookie: string | null, forwarded = '') {
  jest.mocked(cookies).mockResolvedValue({
    get: (name: string) => (cookie !== null && name === 'jari-session' ? { name, value: cookie } : undefined),
    set,
  } as never)
  jest.mocked(headers).mockResolvedValue(new Headers({ 'x-forwarded-for': forwarded }) as never)
}

async function officerWithSession(secondFactor = true) {
  const { id } = await buildOfficer(db, { role: 'INSPECTOR' })
  if (secondFactor) await db.officer.update({ where: { id }, data: { totpSealed: new Uint8Array(48) } })
  const officer = (await officerById(id))!
  return { officer, session: await startSession(officer) }
}

const cookieOf = (session: unknown, secret = SECRET, maxAge = 3600) => encode({ token: { session }, secret, maxAge })

let log: jest.SpyInstance[]
beforeEach(() => {
  set.mockClear()
  log = [jest.spyOn(console, 'error'), jest.spyOn(console, 'warn'), jest.spyOn(process.stderr, 'write')]
})

test('the cookie of a session is its officer; signing out ends it in the store and takes the cookie away', async () => {
  const { officer, session } = await officerWithSession()
  const cookie = await cookieOf(session)
  comesWith(cookie)
  expect(await currentOfficer()).toEqual(officer)
  await signOut()
  expect(set).toHaveBeenCalledWith(
    'jari-session',
    '',
    expect.objectContaining({ maxAge: 0, httpOnly: true, path: '/petugas' }),
  )
  comesWith(cookie) // somebody has kept a copy
  expect(await currentOfficer()).toBeNull()
})

test('a forged, foreign, expired or odd cookie is nobody, and fills no log', async () => {
  const { session } = await officerWithSession()
  const real = await cookieOf(session)
  const forged = [
    ...['', 'x', '{}', 'a.b.c.d.e', 'x'.repeat(9000), real.slice(0, -4), `${real}x`],
    ...[await cookieOf(session, 'b'.repeat(43)), await cookieOf(session, SECRET, -60)],
    ...[await cookieOf({ id: session }), await cookieOf(['x']), await cookieOf('unknown')],
    session,
  ]
  for (const cookie of forged) {
    comesWith(cookie)
    expect(await currentOfficer()).toBeNull()
  }
  for (const spy of log) expect(spy).not.toHaveBeenCalled()
})

test('a page: nobody is sent to sign in, for others it does not exist', async () => {
  comesWith(null)
  await expect(requireOfficer('case:read')).rejects.toMatchObject({ digest: expect.stringContaining('/masuk') })
  comesWith(await cookieOf((await officerWithSession()).session))
  expect(await requireOfficer('case:work')).toMatchObject({ role: 'INSPECTOR' })
  await expect(requireOfficer('case:decide')).rejects.toMatchObject({ digest: expect.stringContaining('404') })
})

test('whoever owes a second factor is at no desk: pages send them to set it up, and actions know nobody', async () => {
  const { officer, session } = await officerWithSession(false)
  comesWith(await cookieOf(session))
  expect([await currentOfficer(), await signedInOfficer()]).toEqual([null, officer])
  await expect(requireOfficer('case:read')).rejects.toMatchObject({ digest: expect.stringContaining('/petugas/kode') })
  expect(await requireSignedInOfficer()).toEqual(officer)
})

test('a visitor is a keyed hash of the last address, of an IPv6 network as a whole', async () => {
  const keyOf = (forwarded: string) => (comesWith(null, forwarded), visitorKey())
  const one = await keyOf('203.0.113.7')
  expect(one).toMatch(/^[\w-]{22}$/)
  expect(await keyOf('198.51.100.1, 203.0.113.7')).toBe(one)
  expect(await keyOf('203.0.113.8')).not.toBe(one)
  const home = await keyOf('2001:db8:1:2::5')
  expect(await keyOf('2001:db8:1:2:9999:1:2:3')).toBe(home)
  expect(await keyOf('2001:DB8:1:2::')).toBe(home)
  expect(await keyOf('2001:db8:1:3::5')).not.toBe(home)
  expect(await keyOf('::1')).toBe(await keyOf('::2'))
})

test('it is another one tomorrow, in Kendari', async () => {
  const at = (time: string) => dailyKey('visitor', '203.0.113.7', new Date(time))
  const today = await at('2026-11-24T00:00:00Z')
  expect(await at('2026-11-24T15:59:59Z')).toBe(today)
  expect(await at('2026-11-24T16:00:00Z')).not.toBe(today)
})

test('once its day is over not even the secret and the address make it again', async () => {
  const at = (time: string) => dailyKey('visitor', '203.0.113.7', new Date(time))
  const noted = await at('2020-01-01T04:00:00Z')
  await forgetSalts('2020-01-02')
  await at('2020-01-02T04:00:00Z') // nor does this process remember
  expect(await at('2020-01-01T04:00:00Z')).not.toBe(noted)
})

test('what is keyed for one purpose says nothing of another', () => {
  const input = new Uint8Array([1, 2, 3])
  expect(keyedBytes('a', input)).toHaveLength(32)
  expect(keyedBytes('a', input)).toEqual(keyedBytes('a', input))
  expect(keyedBytes('a', input)).not.toEqual(keyedBytes('b', input))
})

test('without a set-up token none is right', () => {
  for (const token of ['', 'null', 'undefined', 'x']) expect(isSetupToken(token)).toBe(false)
})

test('on https the cookie is never sent in the clear, and in any case to /petugas alone', () => {
  const kept = globalThis as { jariEnv?: ReturnType<typeof env> }
  const own = env()
  try {
    kept.jariEnv = { ...own, https: true }
    expect(sessionCookie()).toEqual({
      name: '__Secure-jari-session',
      options: { httpOnly: true, sameSite: 'lax', path: '/petugas', secure: true, maxAge: 43_200 },
    })
  } finally {
    kept.jariEnv = own
  }
  expect(sessionCookie()).toMatchObject({ name: 'jari-session', options: { secure: false, path: '/petugas' } })
})
