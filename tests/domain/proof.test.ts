import fc from 'fast-check'
import { challengeEnd, PROOF, triesFor } from '@/lib/domain/proof'

const count = fc.nat(100_000)

test('a calm hour asks for the ordinary work, a class that reports together too', () => {
  expect(triesFor({ here: 0, everywhere: 0 })).toBe(PROOF.tries)
  expect(triesFor({ here: 20, everywhere: 150 })).toBe(PROOF.tries)
})

test('more reports never ask for less work', () => {
  fc.assert(
    fc.property(count, count, count, count, (here, more, everywhere, others) => {
      const now = triesFor({ here, everywhere })
      expect(triesFor({ here: here + more, everywhere: everywhere + others })).toBeGreaterThanOrEqual(now)
    }),
  )
})

test('the work is a whole number of tries, bounded on both sides', () => {
  fc.assert(
    fc.property(count, count, (here, everywhere) => {
      const tries = triesFor({ here, everywhere })
      expect(Number.isInteger(tries)).toBe(true)
      expect(tries).toBeGreaterThanOrEqual(PROOF.tries)
      expect(tries).toBeLessThanOrEqual(PROOF.tries * PROOF.dearest)
    }),
  )
})

test('what others send makes it four times dearer at most for a quiet network; its own flood, sixteen times', () => {
  fc.assert(
    fc.property(fc.nat(20), count, (here, everywhere) => {
      expect(triesFor({ here, everywhere })).toBeLessThanOrEqual(PROOF.tries * PROOF.dearestByOthers)
    }),
  )
  expect(triesFor({ here: 1_000, everywhere: 1_000 })).toBe(PROOF.tries * PROOF.dearest)
})

test('a challenge ends on a full half hour, half an hour to an hour from now', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (now) => {
      const end = challengeEnd(now).getTime()
      expect(end % (PROOF.minutes * 60_000)).toBe(0)
      expect(end - now.getTime()).toBeGreaterThanOrEqual(PROOF.minutes * 60_000)
      expect(end - now.getTime()).toBeLessThan(2 * PROOF.minutes * 60_000)
    }),
  )
})
