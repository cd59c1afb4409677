import { submitPlain } from '@/app/lapor/actions'
import { GET as challenge } from '@/app/lapor/tantangan/route'
import { trackPlain } from '@/app/lacak/actions'
import { POST as reply } from '@/app/lacak/balas/route'
import { POST as addEvidence } from '@/app/lacak/bukti/route'
import { POST as open } from '@/app/lacak/buka/route'
import { POST as decide } from '@/app/lacak/putusan/route'
import { POST as begin } from '@/app/kabari/mulai/route'
import { openInvitation } from '@/app/aktivasi/actions'
import { setUp as setUpFactor } from '@/app/petugas/kode/actions'
import { changePassword } from '@/app/petugas/saya/actions'
import { GET as figuresFile } from '@/app/petugas/angka/unduh/route'
import { GET as sampleFile } from '@/app/petugas/papan/impor/contoh/route'
import { POST as evidenceFile } from '@/app/petugas/kasus/[id]/bukti/[number]/route'
import { checkToken } from '@/app/pasang/actions'
import { guarded } from '@/app/api/v1/answer'
import { write } from '@/app/api/v1/write'
import * as limits from '@/lib/data/limits'
import { recoveryHeirs } from '@/lib/data/recovery'
import { journal } from '@/lib/journal.mjs'
import { formatReceipt, newReceipt } from '@/lib/sealing/receipt'
import { currentOfficer, signedInOfficer } from '@/lib/session'
import { boardUnit, officer } from '../data/boards'
import { tokenFor } from '../data/tokens'
import { pageRequest } from './reporter-requests'

jest.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000', 'x-forwarded-for': '203.0.113.77' }),
  cookies: async () => ({ get: () => undefined }),
}))
// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))
jest.mock('@/lib/data/limits', () => ({ ...jest.requireActual('@/lib/data/limits'), __esModule: true }))
jest.mock('@/lib/data/setup', () => ({ isUnpeopled: async () => true }))
jest.mock('@/lib/session', () => ({
  ...jest.requireActual('@/lib/session'),
  currentOfficer: jest.fn(),
  signedInOfficer: jest.fn(),
}))

let failures: jest.SpyInstance
let refusals: jest.SpyInstance
beforeEach(() => {
  failures = jest.spyOn(journal, 'error').mockReturnValue()
  refusals = jest.spyOn(journal, 'warn').mockReturnValue()
})
afterEach(() => jest.restoreAllMocks())

const SECRET = 'RAHASIA'
const told = ({ mock }: jest.SpyInstance) => mock.calls.map(([line]) => line as Record<string, unknown>)
const form = (fields: Record<string, string>) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.append(name, value)
  return made
}

describe('what breaks on the way of a reporter or visitor is told by its kind, and not in its words', () => {
  type Limit = 'recentReports' | 'takeReport' | 'takeLookup' | 'takeMessage' | 'takeAlert'
  const post = (route: (request: Request) => Promise<Response>) => async () =>
    (await route(pageRequest('/', { secret: SECRET }))).status
  const track = async () =>
    trackPlain({ phase: 'code', typed: '', problem: null }, form({ kode: formatReceipt(newReceipt()) }))
  const submit = async () =>
    submitPlain(
      { phase: 'form', token: '', values: {} as never, problems: {} },
      form({ intent: 'send', token: 'a'.repeat(22), experience: 'demanded', story: SECRET, when: 'yesterday' }),
    )

  test.each<[string, Limit, () => Promise<unknown>, unknown]>([
    ['challenge', 'recentReports', async () => (await challenge()).status, 503],
    ['report-plain', 'takeReport', submit, expect.objectContaining({ failure: 'UNAVAILABLE' })],
    ['thread', 'takeLookup', post(open), 503],
    ['thread-plain', 'takeLookup', track, expect.objectContaining({ problem: { key: 'UNAVAILABLE', at: 0 } })],
    ['reply', 'takeMessage', post(reply), 503],
    ['evidence-given', 'takeMessage', post(addEvidence), 503],
    ['decision', 'takeMessage', post(decide), 503],
    ['alert', 'takeAlert', post(begin), 503],
  ])('%s', async (what, limit, run, answered) => {
    jest.spyOn(limits, limit).mockRejectedValue(new RangeError(SECRET))
    expect(await run()).toEqual(answered)
    expect(told(failures)).toEqual([{ what, error: 'RangeError', at: expect.any(Array) }])
    expect(JSON.stringify(told(failures))).not.toContain(SECRET)
  })

  test('api', async () => {
    expect((await guarded(() => Promise.reject(new RangeError(SECRET)))).status).toBe(503)
    expect(told(failures)).toMatchObject([{ what: 'api', error: 'RangeError' }])
  })
})

describe('who is refused is told: where, and nothing of a visitor', () => {
  const refused = (door: string, facts: object = {}) => [{ what: 'refused', door, ...facts }]
  afterEach(() => expect(JSON.stringify(told(refusals))).not.toMatch(/203\.0\.113|RAHASIA/))

  test('a system without a token that holds, and one at another office’s door', async () => {
    const [unit, other] = [await boardUnit(), await boardUnit()]
    const ask = (slug: string, token: string) =>
      write(
        new Request('https://jari.example/', { method: 'POST', headers: { Authorization: `Bearer ${token}` } }),
        slug,
        { scope: 'board:write', body: null, key: 'optional', run: async () => ({ ok: true, value: null }) },
      )
    expect((await ask(unit.slug, `jari_${SECRET}${'a'.repeat(30)}`)).status).toBe(401)
    expect((await ask(other.slug, await tokenFor(unit.id))).status).toBe(403)
    expect(told(refusals)).toEqual([
      ...refused('api', { asked: 'board:write' }),
      ...refused('api', { asked: 'board:write', token: expect.any(String) }),
    ])
  })

  test('a set-up token, an invitation and a proof of recovery that are none', async () => {
    await checkToken({ token: SECRET.padEnd(32, 'a') })
    await openInvitation({ token: 'a'.repeat(43) })
    const proof = { opened: 'a'.repeat(43), until: Date.now() + 60_000, ticket: 'a'.repeat(43) }
    await recoveryHeirs(proof)
    expect(told(refusals)).toEqual([
      ...refused('set-up'),
      ...refused('activation'),
      ...refused('recovery', { why: 'proof' }),
    ])
  })

  test('an officer at a file that is not for their role', async () => {
    const admin = await officer('ADMIN')
    jest.mocked(currentOfficer).mockResolvedValue(admin)
    const who = { officer: admin.id, role: 'ADMIN' }
    const params = Promise.resolve({ id: crypto.randomUUID(), number: '1' })
    const answers = [
      await figuresFile(new Request('http://localhost:3000/petugas/angka/unduh')),
      await sampleFile(),
      await evidenceFile(pageRequest('/petugas/kasus/x/bukti/1', {}), { params }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(told(refusals)).toEqual([
      ...refused('file', { ...who, asked: 'figures:read' }),
      ...refused('file', { ...who, asked: 'board:edit' }),
      ...refused('file', who),
    ])
  })

  test('an officer who does not know their own password, or has no code', async () => {
    const viewer = await officer('VIEWER')
    for (const one of [currentOfficer, signedInOfficer]) jest.mocked(one).mockResolvedValue(viewer)
    const who = { officer: viewer.id, role: 'VIEWER' }
    const wrong = await changePassword({ current: 'a'.repeat(43), auth: 'b'.repeat(43), sealedIdentity: null })
    expect(wrong).toMatchObject({ ok: false, error: { fields: { current: { key: 'PASSWORD_WRONG' } } } })
    const state = await setUpFactor({ result: null, values: {} }, form({ code: '000000' }))
    expect(state.result).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(told(refusals)).toEqual([
      ...refused('own-account', { ...who, asked: 'password' }),
      ...refused('own-account', { ...who, asked: 'code' }),
    ])
  })

  test('who does something too often, once for each time that they do', async () => {
    const account = crypto.randomUUID()
    for (let tries = 0; tries < limits.SIGN_IN_TRIES + 3; tries++) await limits.takeAccountSignIn(account)
    expect(told(refusals)).toEqual(refused('limit', { limit: 'signin-account' }))
  })
})
