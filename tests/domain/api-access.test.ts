import { randomUUID } from 'node:crypto'
import { idempotencyKeySchema, noticeBody, tokenSchema, tokenWorks } from '@/lib/domain/api-access'
import { fieldProblems } from '@/lib/domain/result'

const token = { form: randomUUID(), unit: 'disdukcapil', name: ' SIAK  uji ', scopes: 'stock:write', days: '90' }

test('the form of a token: one box is a text, two are a list, in one order', () => {
  expect(tokenSchema.parse(token)).toMatchObject({ name: 'SIAK uji', scopes: ['stock:write'], days: 90 })
  expect(tokenSchema.parse({ ...token, scopes: ['stock:write', 'board:write'] }).scopes).toEqual([
    ...['board:write', 'stock:write'],
  ])
})

test.each([
  [{ scopes: undefined }, { scopes: { key: 'CHOICE' } }],
  [{ unit: '' }, { unit: { key: 'REQUIRED', min: 1 } }],
  [{ name: ' ' }, { name: { key: 'REQUIRED' } }],
  [{ days: '9999' }, { days: { key: 'CHOICE' } }],
])('%j is refused', (change, fields) => {
  const parsed = tokenSchema.safeParse({ ...token, ...change })
  expect(parsed.success ? {} : fieldProblems(parsed.error)).toEqual(fields)
})

test.each([
  ['12345678', true],
  [randomUUID(), true],
  ['1234567', false],
  ['with space', false],
  ['é-é-é-é-é', false],
  ['x'.repeat(101), false],
])('the key %j: %s', (key, good) => {
  expect(idempotencyKeySchema.safeParse(key).success).toBe(good)
})

test('a notice says until when with a zone', () => {
  expect(noticeBody.safeParse({ text: 'x', until: '2026-12-01T16:00:00+08:00' }).success).toBe(true)
  for (const until of ['2026-12-01T16:00:00', '2026-12-01', 'besok', 5]) {
    const parsed = noticeBody.safeParse({ text: 'x', until })
    expect(parsed.success ? {} : fieldProblems(parsed.error)).toEqual({ until: { key: 'DATE' } })
  }
})

test('a token works to the end of its last day, and not when it was revoked', () => {
  const works = (today: string, revokedAt: Date | null = null) =>
    tokenWorks({ revokedAt, expiresOn: '2026-12-31' }, today)
  expect([works('2026-12-31'), works('2027-01-01'), works('2026-01-01', new Date())]).toEqual([true, false, false])
})
