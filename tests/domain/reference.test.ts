import { newReference, REFERENCE } from '@/lib/domain/reference'

describe('references', () => {
  test('have their form, and are not drawn twice', () => {
    const drawn = Array.from({ length: 2000 }, newReference)
    for (const reference of drawn) expect(reference).toMatch(REFERENCE)
    // 2,000 of 2^40: two alike come once in half a million runs
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  test('every letter of the alphabet comes, in every place', () => {
    const drawn = Array.from({ length: 4000 }, () => newReference().slice(3).replace('-', ''))
    for (let place = 0; place < 8; place++) expect(new Set(drawn.map((reference) => reference[place])).size).toBe(32)
  })

  test.each([
    'JK-7F3M-9Q2',
    'JK-7F3M-9Q2TT',
    'jk-7F3M-9Q2T',
    'JK-7F3I-9Q2T',
    'JK-7F3M-9Q2T\n',
    ' JK-7F3M-9Q2T',
    'JK7F3M9Q2T',
  ])('%j is none', (text) => expect(text).not.toMatch(REFERENCE))
})
