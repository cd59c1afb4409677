import fc from 'fast-check'
import { hourly, isGivenUp, NOTICE_KINDS, noticesOf, triedAgainAt } from '@/lib/domain/notices'
import { can, ROLES } from '@/lib/domain/roles'

const at = (day: string, clock: string) => new Date(`${day}T${clock}:00+08:00`)
const HOLIDAYS = new Set(['2026-12-25'])

test('nobody who may read no case is told of one', () => {
  const theirs: readonly string[] = ['SILENT', 'ASKED', 'ASKED_LATE', 'GIFT_DUE', 'GIFT_LATE']
  for (const role of ROLES)
    if (!can(role, 'case:read')) expect(noticesOf(role).filter((kind) => !theirs.includes(kind))).toEqual([])
  expect(new Set(ROLES.flatMap(noticesOf))).toEqual(new Set(NOTICE_KINDS))
})

test.each([
  ['2026-11-24', '07:29', false, false],
  ['2026-11-24', '07:30', true, false],
  ['2026-11-24', '10:00', true, true],
  ['2026-11-24', '12:00', false, true],
  ['2026-11-24', '15:00', false, false],
  ['2026-11-28', '08:00', false, false], // Saturday
  ['2026-12-25', '08:00', false, false], // Christmas
])('%s %s: digest %s, silent boards %s', (day, clock, digest, silent) => {
  expect(hourly(at(day, clock), HOLIDAYS)).toEqual({ digest, silent })
})

test('the pause grows, never shrinks, and is never longer than an hour', () => {
  const now = at('2026-11-24', '08:00')
  const pause = (attempts: number) => (triedAgainAt(attempts, now).getTime() - now.getTime()) / 60_000
  expect([1, 2, 3, 4].map(pause)).toEqual([1, 2, 4, 8])
  fc.assert(
    fc.property(fc.nat(10_000), (attempts) => {
      expect(pause(attempts + 1)).toBeGreaterThanOrEqual(pause(attempts))
      expect(pause(attempts)).toBeLessThanOrEqual(60)
    }),
  )
})

test('what is refused for good is tried for a day, and what is refused for now, or from us at all, for ever', () => {
  const refused = { code: 'EENVELOPE', responseCode: 550 }
  const begun = at('2026-11-24', '08:00')
  let [now, attempts] = [begun, 1]
  for (; !isGivenUp(attempts, refused); attempts++) now = triedAgainAt(attempts, now)
  const hours = (now.getTime() - begun.getTime()) / 3_600_000
  expect(hours).toBeGreaterThanOrEqual(24)
  expect(hours).toBeLessThan(25)
  const others = [{ responseCode: 450 }, { code: 'EAUTH', responseCode: 535 }, { code: 'ECONNREFUSED' }, new Error()]
  for (const error of others) expect(isGivenUp(10_000, error)).toBe(false)
})
