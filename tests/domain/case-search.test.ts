import fc from 'fast-check'
import { SEARCH_TEXTS, searchChanges, searchSchema } from '@/lib/domain/case-search'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const cases = fc
  .dictionary(fc.integer({ min: 0, max: 12 }).map(String), fc.integer({ min: 1, max: 4 }))
  .map((made) => new Map(Object.entries(made)))

describe('what an index changes', () => {
  test('once it is done it holds what is there, and then there is nothing to change', () => {
    fc.assert(
      fc.property(cases, cases, (known, present) => {
        const { forget, read } = searchChanges(known, present)
        const after = new Map(known)
        for (const one of forget) after.delete(one)
        for (const one of read) after.set(one, present.get(one)!)
        expect(new Map([...after].sort())).toEqual(new Map([...present].sort()))
        expect(searchChanges(after, present)).toEqual({ forget: [], read: [] })
      }),
    )
  })

  test('nothing is read that has not grown', () => {
    const known = new Map([
      ['a', 2],
      ['b', 2],
    ])
    const present = new Map([
      ['b', 3],
      ['a', 2],
    ])
    expect(searchChanges(known, present)).toEqual({ forget: [], read: ['b'] })
  })
})

test.each([
  [{ list: null }, true],
  [{ list: id(1) }, true],
  [{ ids: Array.from({ length: SEARCH_TEXTS }, (_, n) => id(n)) }, true],
  [{ ids: Array.from({ length: SEARCH_TEXTS + 1 }, (_, n) => id(n)) }, false],
  [{ ids: [] }, false],
  [{ ids: ["' OR 1=1"] }, false],
  [{ list: null, ids: [id(1)] }, false],
  [{}, false],
])('%j', (asked, good) => expect(searchSchema.safeParse(asked).success).toBe(good))
