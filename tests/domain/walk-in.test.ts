import fc from 'fast-check'
import { addDays } from '@/lib/domain/calendar'
import { fieldProblems } from '@/lib/domain/result'
import { OLDEST_DAYS, WALK_INS, walkInSchema } from '@/lib/domain/walk-in'

const TODAY = '2026-11-24'
const read = (receivedOn: string, via = 'LETTER') => {
  const read = walkInSchema(TODAY).safeParse({ via, receivedOn })
  return read.success ? read.data : fieldProblems(read.error)
}

test('every way and every day of the last year is taken, and no other day', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WALK_INS), fc.integer({ min: -800, max: 800 }), (via, distance) => {
      const receivedOn = addDays(TODAY, distance)
      const taken = distance <= 0 && distance >= -OLDEST_DAYS
      const key = distance > 0 ? 'FUTURE' : 'TOO_OLD'
      expect(read(receivedOn, via)).toEqual(taken ? { via, receivedOn } : { receivedOn: { key, max: OLDEST_DAYS } })
    }),
  )
})

test('what is no day, or no way, is said beside its field', () => {
  expect(read('')).toMatchObject({ receivedOn: { key: 'REQUIRED' } })
  expect(read('2026-02-30')).toMatchObject({ receivedOn: { key: 'DATE' } })
  expect(read('kemarin', '')).toMatchObject({ receivedOn: { key: 'DATE' }, via: { key: 'CHOICE' } })
})
