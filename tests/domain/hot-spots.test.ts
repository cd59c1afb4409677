import fc from 'fast-check'
import { atLeast, FALSE_ALARMS, HOT_DAYS, hotSpots } from '@/lib/domain/hot-spots'
import { chanceOf } from '@/prisma/seed/demo/chance'

test('the tail of the binomial, against sums by hand', () => {
  expect(atLeast(0, 10, 0.3)).toBe(1)
  expect(atLeast(1, 2, 0.5)).toBeCloseTo(0.75)
  expect(atLeast(3, 3, 0.1)).toBeCloseTo(0.001)
  expect(atLeast(60, 100, 0.5)).toBeCloseTo(0.0284, 4)
  expect(atLeast(5000, 100_000, 0.05)).toBeCloseTo(0.5, 1)
})

test('it is a chance, and falls as more is asked', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (least, of, share) => {
      const chance = atLeast(least, of, share)
      expect(chance).toBeGreaterThanOrEqual(0)
      expect(chance).toBeLessThanOrEqual(1)
      expect(atLeast(least + 1, of, share)).toBeLessThanOrEqual(chance + 1e-12)
    }),
  )
})

test('a sudden burst stands out, the rarest first; a busy place as ever does not, nor two reports', () => {
  const found = hotSpots([
    { key: 'busy', recent: 9, before: 100 },
    { key: 'burst', recent: 9, before: 6 },
    { key: 'new', recent: 6, before: 0 },
    { key: 'few', recent: 2, before: 0 },
    { key: 'none', recent: 0, before: 0 },
  ])
  expect(found.map(({ key }) => key)).toEqual(['new', 'burst'])
  expect(found[1]?.expected).toBeCloseTo((6 * 30) / 335)
})

test('where nothing has changed, a look gives a false alarm no more often than promised', () => {
  const chance = chanceOf(7)
  const poisson = (mean: number) => {
    let [count, product] = [0, chance()]
    for (; product > Math.exp(-mean); count++) product *= chance()
    return count
  }
  const looks = 400
  const alarms = Array.from({ length: looks }, () =>
    hotSpots(
      Array.from({ length: 40 }, (_, at) => {
        const rate = 0.01 + (at % 5) * 0.03
        return { key: `${at}`, recent: poisson(rate * HOT_DAYS.recent), before: poisson(rate * HOT_DAYS.before) }
      }),
    ),
  ).filter((found) => found.length > 0).length
  expect(alarms / looks).toBeLessThanOrEqual(FALSE_ALARMS)
})
