import { answerOnce, deedOf, type StoredAnswer } from '@/lib/data/api-requests'
import { confirmBoard } from '@/lib/data/board'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { confirmSchema } from '@/lib/domain/board-input'
import { boardUnit } from './boards'
import { systemFor, tokenFor } from './tokens'

const now = new Date('2026-11-24T02:20:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)

let unitId: string
let operator: Officer
let tokenId: string
let runs: number
const run =
  (status = 200) =>
  async () => ({ status, body: `answer ${++runs}` })

beforeEach(async () => {
  ;({ id: unitId, operator } = await boardUnit())
  tokenId = (await systemFor(await tokenFor(unitId))).tokenId
  runs = 0
})

const once = (key: string, request: string, work: (form: string) => Promise<StoredAnswer> = run(), at = now) =>
  answerOnce({ tokenId, unitId, key, request }, work, at)

test('the same request again gets the same answer, and is done once', async () => {
  const first = await once('k', 'a')
  expect(first).toEqual({ answer: { status: 200, body: 'answer 1' } })
  expect(await once('k', 'a')).toEqual(first)
  expect(await once('k2', 'a')).toEqual({ answer: { status: 200, body: 'answer 2' } })
})

test('a key that was used for something else is refused', async () => {
  await once('k', 'a')
  expect(await once('k', 'b')).toEqual({ refused: 'OTHER_REQUEST' })
})

test('two at once: one is done, the other is told to wait', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  let begun = () => {}
  const running = new Promise<void>((resolve) => (begun = resolve))
  const first = once('k', 'a', async () => {
    begun()
    await held
    return run()()
  })
  await running
  expect(await once('k', 'a')).toEqual({ refused: 'UNDER_WAY' })
  release()
  expect(await first).toEqual({ answer: { status: 200, body: 'answer 1' } })
})

test('a refusal is an answer too; a failure of the server is none, and may be tried again', async () => {
  expect(await once('k', 'a', run(422))).toEqual(await once('k', 'a', run(200)))
  expect(runs).toBe(1)
  expect(await once('down', 'a', run(503))).toEqual({ answer: { status: 503, body: 'answer 2' } })
  expect(await once('down', 'b')).toEqual({ refused: 'OTHER_REQUEST' }) // what failed may be done all the same
  expect(await once('down', 'a', run(200))).toEqual({ answer: { status: 200, body: 'answer 3' } })
  await expect(once('thrown', 'a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(await once('thrown', 'a')).toEqual({ answer: { status: 200, body: 'answer 4' } })
})

test('one that was broken off is taken over after a minute, by one of many', async () => {
  const { requestHash } = await (async () => {
    await once('k', 'a')
    return db.apiRequest.findUniqueOrThrow({ where: { tokenId_key: { tokenId, key: 'k' } } })
  })()
  await db.apiRequest.create({ data: { tokenId, key: 'broken', requestHash, at: now } })
  expect(await once('broken', 'a', run(), later(59_000))).toEqual({ refused: 'UNDER_WAY' })
  const answers = await Promise.all([1, 2, 3].map(() => once('broken', 'a', run(), later(61_000))))
  expect(runs).toBe(2)
  expect(answers.filter((answer) => 'answer' in answer)).not.toEqual([])
})

const DAY_LATER = later(24 * 3_600_000 + 2)

test('after a day a key that did nothing is free', async () => {
  await once('k', 'a')
  expect(await once('k', 'b', run(), DAY_LATER)).toEqual({ answer: { status: 200, body: 'answer 2' } })
})

test('a key that did something is not answered as if it had done it once more: neither the same nor anything else', async () => {
  const confirm = async (form: string) => {
    await confirmBoard(operator, { form }, later(1))
    return run()()
  }
  await once('k', 'a', confirm)
  for (const request of ['a', 'b'])
    expect(await once('k', request, confirm, DAY_LATER)).toEqual({ refused: 'OTHER_REQUEST' })
  expect(runs).toBe(1)
})

test('a token and a key name one deed, as a form does', () => {
  expect(confirmSchema.safeParse({ form: deedOf('t', 'k') }).success).toBe(true)
  expect(deedOf('t', 'k')).toBe(deedOf('t', 'k'))
  expect(new Set([deedOf('t', 'k'), deedOf('t', 'k2'), deedOf('t2', 'k')]).size).toBe(3)
})
