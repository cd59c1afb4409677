import { GET } from '@/app/lapor/tantangan/route'
import { solveHere, proofOf } from '@/components/report/proof'
import { db } from '@/lib/data/client'
import { forgetProofs, spendProof } from '@/lib/data/proofs'
import { PROOF, triesFor } from '@/lib/domain/proof'
import { newChallenge, readProof } from '@/lib/proof'
import { problemIn } from './reporter-requests'

const recent = jest.fn(async () => ({ here: 0, everywhere: 0 }))
jest.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({ get: () => undefined }),
}))
jest.mock('@/lib/data/limits', () => ({ recentReports: () => recent() }))

const proof = async (now?: Date) => (await proofOf(await newChallenge(1, now)))!
const changed = (header: string, change: (payload: Payload) => void) => {
  const payload = JSON.parse(atob(header)) as Payload
  change(payload)
  return btoa(JSON.stringify(payload))
}
type Payload = {
  challenge: { parameters: Record<string, unknown>; signature: string }
  solution: { counter: number; derivedKey: string }
}

test('an ordinary challenge is solved within its tries, and its answer holds', async () => {
  const response = await GET()
  expect(response.headers.get('cache-control')).toBe('no-store')
  const challenge = (await response.json()) as Awaited<ReturnType<typeof newChallenge>>
  const solution = await solveHere(challenge)
  expect(solution!.counter).toBeLessThan(triesFor({ here: 0, everywhere: 0 }))
  const held = await readProof(await proofOf(challenge, async () => solution))
  expect(held!.until.getTime()).toBeGreaterThanOrEqual(Date.now() + PROOF.minutes * 60_000 - 1000)
})

test('while the store is away: 503', async () => {
  recent.mockRejectedValueOnce(new Error('rahasia'))
  expect(await problemIn(await GET())).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
})

describe('no proof', () => {
  test.each([null, '', 'x', btoa('{}'), btoa('null'), btoa('[1]'), 'A'.repeat(100_000)])('%p', async (header) => {
    expect(await readProof(header)).toBeNull()
  })

  test.each<[string, (payload: Payload) => void]>([
    ['another answer', ({ solution }) => (solution.derivedKey = '0'.repeat(64))],
    ['a lighter cost', ({ challenge }) => (challenge.parameters.cost = 1)],
    ['another salt', ({ challenge }) => (challenge.parameters.salt = 'ab'.repeat(16))],
    ['a later end', ({ challenge }) => (challenge.parameters.expiresAt = 4_102_444_800)],
    ['no end', ({ challenge }) => delete challenge.parameters.expiresAt],
    ['no signature', ({ challenge }) => (challenge.signature = '')],
    ['another algorithm', ({ challenge }) => (challenge.parameters.algorithm = 'SHA-256')],
    ['something else in it', ({ challenge }) => (challenge.parameters.data = { tries: 1 })],
  ])('%s', async (_, change) => {
    const whole = await proof()
    expect(await readProof(whole)).not.toBeNull()
    expect(await readProof(changed(whole, change))).toBeNull()
  })

  test('a challenge that has ended', async () => {
    expect(await readProof(await proof(new Date(Date.now() - 3 * PROOF.minutes * 60_000)))).toBeNull()
  })
})

test('a proof is one report’s: again for that one, never for another, also at the same moment', async () => {
  const { id, of, until } = (await readProof(await proof()))!
  const [mine, other] = [of('a'), of('b')]
  expect(await spendProof(id, mine, until)).toBe(true)
  expect(await spendProof(id, mine, until)).toBe(true)
  expect(await spendProof(id, other, until)).toBe(false)

  const next = (await readProof(await proof()))!
  const reports = Array.from({ length: 10 }, (_, n) => next.of(String(n)))
  const taken = await Promise.all(reports.map((report) => spendProof(next.id, report, next.until)))
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('what is kept of a used proof names no case, and goes when its challenge has ended', async () => {
  const caseId = crypto.randomUUID()
  const held = (await readProof(await proof()))!
  await spendProof(held.id, held.of(caseId), held.until)
  const row = await db.spentProof.findUniqueOrThrow({ where: { id: held.id } })
  expect(JSON.stringify(row)).not.toContain(caseId)
  expect(held.of(caseId)).not.toBe((await readProof(await proof()))!.of(caseId))
  await forgetProofs(held.until)
  expect(await db.spentProof.count({ where: { id: held.id } })).toBe(1)
  await forgetProofs(new Date(held.until.getTime() + 1))
  expect(await db.spentProof.count({ where: { id: held.id } })).toBe(0)
})
