import { POST } from '@/app/lapor/kirim/route'
import { proofOf } from '@/components/report/proof'
import { takeAccounts } from '@/lib/data/accounts'
import { db } from '@/lib/data/client'
import { takeReport } from '@/lib/data/limits'
import { PROOF_HEADER } from '@/lib/domain/proof'
import { journal } from '@/lib/journal.mjs'
import { newChallenge } from '@/lib/proof'
import { toWire } from '@/lib/sealing/wire'
import messages from '@/messages/id.json'
import { desk, somebodyWaits } from '../data/casework'
import { FACTS, file } from '../data/reports'
import { pageRequest, problemIn, streamOf } from './reporter-requests'

jest.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({ get: () => undefined }),
}))
jest.mock('@/lib/data/limits', () => ({ takeReport: jest.fn() }))
const limit = jest.mocked(takeReport)
beforeEach(() => void limit.mockResolvedValue({ ok: true, value: null }))

const wire = async () => {
  const { sealed, leads } = await file()
  return { body: { sealed: toWire(sealed), facts: FACTS }, leads }
}
const proof = async () => (await proofOf(await newChallenge(1)))!
const send = async (body: unknown, headers?: Record<string, string>) =>
  POST(pageRequest('/lapor/kirim', body, { [PROOF_HEADER]: await proof(), ...headers }))
const cases = () => db.case.count()

test('a sealed report is taken; sent again, or ten times at once, it has the same answer and is one', async () => {
  const { body } = await wire()
  const before = await cases()
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(body)))
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(new Set(texts).size).toBe(1)
  expect(await (await send(body)).text()).toBe(texts[0])
  expect(JSON.parse(texts[0]!)).toEqual({
    ...{ reference: expect.stringMatching(/^JK-/), receivedOn: expect.any(String), verifyBy: expect.any(String) },
  })
  expect(answers[0]!.headers.get('cache-control')).toBe('no-store')
  expect(await cases()).toBe(before + 1)
})

test('a store too slow to wait for: for now not taken, and what it stored all the same is told when it comes again', async () => {
  const { body } = await wire()
  const [before, end] = [await cases(), new AbortController()]
  const bound = jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(end.signal)
  const written = jest.spyOn(journal, 'error').mockReturnValue()
  await db.$transaction(async (tx) => {
    await takeAccounts(tx)
    const sending = send(body)
    while (!(await somebodyWaits())) continue
    end.abort()
    expect(await problemIn(await sending)).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
  })
  expect((await send(body)).status).toBe(200)
  expect(await cases()).toBe(before + 1)
  expect(bound).toHaveBeenCalled()
  bound.mockRestore()
  written.mockRestore()
})

describe('refused', () => {
  let before: number
  beforeEach(async () => void (before = await cases()))
  afterEach(async () => expect(await cases()).toBe(before))

  test.each([
    ['another site', { origin: 'https://jahat.example' }],
    ['no site', { origin: 'null' }],
    ['a site with our name in it', { origin: 'http://localhost:3000.jahat.example' }],
  ])('from %s: 403', async (_, headers) => {
    expect(await problemIn(await send((await wire()).body, headers))).toMatchObject({ status: 403 })
  })

  test('without an origin: 403', async () => {
    const request = new Request('http://localhost:3000/lapor/kirim', { method: 'POST', body: '{}' })
    expect((await POST(request)).status).toBe(403)
  })

  test.each(['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'])('as %s: 415', async (type) => {
    expect((await send('{}', { 'content-type': type })).status).toBe(415)
  })

  test.each(['', '{', 'null', '[]', '"teks"', '{"sealed":{}}', '{"__proto__":{"sealed":1}}', '\uFFFF'])(
    'body %j: 400',
    async (body) => {
      expect(await problemIn(await send(body))).toMatchObject({
        status: 400,
        code: 'INVALID',
        title: messages.errors.failure.INVALID,
      })
    },
  )

  test('ten megabytes, declared or not: 413', async () => {
    expect(await problemIn(await send('x'.repeat(10_000_000)))).toMatchObject({ status: 413, code: 'TOO_LARGE' })
    const unsaid = new Request('http://localhost:3000/lapor/kirim', {
      ...{ method: 'POST', body: streamOf(10_000_000), duplex: 'half' },
      headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
    } as RequestInit)
    expect(await problemIn(await POST(unsaid))).toMatchObject({ status: 413 })
  })

  test('with text beside the ciphertext: 400, and the field is named', async () => {
    const { body } = await wire()
    const found = await problemIn(await send({ ...body, facts: { ...body.facts, unitId: 7 } }))
    expect(found).toMatchObject({ status: 400, fields: { 'facts.unitId': { key: 'INVALID' } } })
    expect((await send({ ...body, story: 'Petugas meminta uang' })).status).toBe(400)
    expect((await send({ ...body, facts: { ...body.facts, story: 'Petugas meminta uang' } })).status).toBe(400)
  })

  test('with bytes that are not base64url to the last bit: 400', async () => {
    const { body } = await wire()
    // 43 characters hold 258 bits: the last two must be zero.
    const sealed = {
      ...body.sealed,
      parts: body.sealed.parts.map((part) => ({ ...part, tag: `${part.tag.slice(0, -1)}B` })),
    }
    expect(await problemIn(await send({ ...body, sealed }))).toMatchObject({ status: 400 })
  })

  test('an office that is not there: 400, with a sentence’s key', async () => {
    const { body } = await wire()
    const found = await problemIn(await send({ ...body, facts: { ...FACTS, unitId: 'atlantis' } }))
    expect(found).toMatchObject({ status: 400, fields: { unitId: { key: 'UNKNOWN_UNIT' } } })
  })

  test('grants for a list of officers that is not that of now: 409, with that of now', async () => {
    const { body } = await wire()
    const lead = await desk('LEAD')
    const grants = body.sealed.grants.map((grant) => ({ ...grant, officerId: 'forged' }))
    const found = await problemIn(await send({ ...body, sealed: { ...body.sealed, grants } }))
    expect(found).toMatchObject({ status: 409, fields: { grants: { key: 'RECIPIENTS' } } })
    expect(found.recipients?.leads.map(({ id }) => id)).toContain(lead.id)
  })

  test('too often: 429, and when to come back', async () => {
    limit.mockResolvedValue({ ok: false, error: { code: 'LIMITED' } })
    const response = await send((await wire()).body)
    expect(response.headers.get('retry-after')).toBe('600')
    expect(await problemIn(response)).toMatchObject({ status: 429, code: 'LIMITED' })
  })

  test('while the store is away: 503, and nothing of the error', async () => {
    limit.mockRejectedValue(new RangeError('password=rahasia'))
    const written = jest.spyOn(journal, 'error').mockReturnValue()
    const response = await send((await wire()).body)
    const text = await response.clone().text()
    expect(await problemIn(response)).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
    expect(text).not.toContain('rahasia')
    expect(written.mock.calls).toEqual([[{ what: 'report', error: 'RangeError', at: expect.any(Array) }]])
    written.mockRestore()
  })
})

describe('the proof of work', () => {
  const worked = { status: 429, code: 'LIMITED', fields: { proof: { key: 'PROOF' } } }

  test.each(['', 'bukan bukti', btoa('{}')])(
    '%j: to be worked anew, and nobody’s reports are counted',
    async (held) => {
      const before = await cases()
      limit.mockClear()
      expect(await problemIn(await send((await wire()).body, { [PROOF_HEADER]: held }))).toMatchObject(worked)
      expect(limit).not.toHaveBeenCalled()
      expect(await cases()).toBe(before)
    },
  )

  test('one proof is good for one report, as often as that one is sent', async () => {
    const [first, second] = [await wire(), await wire()]
    const held = { [PROOF_HEADER]: await proof() }
    const answers = await Promise.all([1, 2, 3].map(() => send(first.body, held)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await problemIn(await send(second.body, held))).toMatchObject(worked)
    expect((await send(second.body)).status).toBe(200)
  })
})

test('another report under a taken look-up: 409', async () => {
  const [first, second] = [await wire(), await wire()]
  await send(first.body)
  const sealed = { ...second.body.sealed, lookup: first.body.sealed.lookup }
  expect(await problemIn(await send({ ...second.body, sealed }))).toMatchObject({ status: 409, code: 'CONFLICT' })
})
