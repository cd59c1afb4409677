import fc from 'fast-check'
import { inTurns } from '@/lib/turns'

/** Works that end when they are told to; how many of each key run at once is noted. */
function bench(limits: { atOnce: number; waiting: number }) {
  const take = inTurns(limits)
  const running = new Map<string, number>()
  const ends: (() => void)[] = []
  let most = 0
  const begin = (key: string, fails = false) =>
    take(key, async () => {
      running.set(key, (running.get(key) ?? 0) + 1)
      most = Math.max(most, running.get(key)!)
      await new Promise<void>((resolve) => ends.push(resolve))
      running.set(key, running.get(key)! - 1)
      if (fails) throw new Error('broken')
      return key
    })
  const settle = async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve()
  }
  async function endAll() {
    await settle()
    while (ends.length > 0) {
      ends.shift()!()
      await settle()
    }
  }
  return { begin, endAll, settle, ends, most: () => most }
}

test('a network’s works go so many at a time; beyond the line they are refused, and others are not kept waiting', async () => {
  const { begin, endAll, settle, ends, most } = bench({ atOnce: 2, waiting: 3 })
  const flood = Array.from({ length: 9 }, () => begin('banjir'))
  await settle()
  expect(ends).toHaveLength(2)
  const honest = begin('jujur')
  await settle()
  expect(ends).toHaveLength(3)
  await endAll()
  expect(await honest).toBe('jujur')
  expect((await Promise.all(flood)).map((done) => done !== null)).toEqual([
    ...Array(5).fill(true),
    ...Array(4).fill(false),
  ])
  expect(most()).toBe(2)
})

test('whatever comes and fails: never more at once than allowed, and in the end there is room again', async () => {
  const works = fc.array(fc.record({ key: fc.constantFrom('a', 'b'), fails: fc.boolean() }), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(
      works,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 4 }),
      async (all, atOnce, waiting) => {
        const { begin, endAll, most } = bench({ atOnce, waiting })
        const done = Promise.allSettled(all.map(({ key, fails }) => begin(key, fails)))
        await endAll()
        await done
        expect(most()).toBeLessThanOrEqual(atOnce)
        const again = Promise.all(Array.from({ length: atOnce }, () => begin('a')))
        await endAll()
        expect(await again).toEqual(Array(atOnce).fill('a'))
      },
    ),
  )
})
