import fc from 'fast-check'
import {
  afterDeed,
  answerDaysSchema,
  AWAITED,
  DISPOSITION_DEEDS,
  DISPOSITION_STATES,
  isAwaited,
  letterText,
  readLetter,
} from '@/lib/domain/disposition'
import { MESSAGE_MAX_CHARS } from '@/lib/domain/message'
import { PART_MAX_BYTES } from '@/lib/sealing/sizes'

test('the unit answers what waits and nothing else; all else is the inspector’s', () => {
  const answers = DISPOSITION_STATES.filter((state) => afterDeed(state, 'answer', 'UNIT') !== null)
  expect(answers).toEqual([...AWAITED])
  for (const state of DISPOSITION_STATES)
    for (const deed of DISPOSITION_DEEDS)
      expect(afterDeed(state, deed, deed === 'answer' ? 'INSPECTOR' : 'UNIT')).toBeNull()
  expect(afterDeed('ANSWERED', 'return', 'INSPECTOR')).toBe('RETURNED')
  expect(afterDeed('ANSWERED', 'accept', 'INSPECTOR')).toBe('ACCEPTED')
  expect(afterDeed('ANSWERED', 'withdraw', 'INSPECTOR')).toBeNull()
})

test('no state without a way out but the two ends, and whatever is done leads on', () => {
  const ways = (state: (typeof DISPOSITION_STATES)[number]) =>
    DISPOSITION_DEEDS.filter((deed) => afterDeed(state, deed, 'UNIT') ?? afterDeed(state, deed, 'INSPECTOR'))
  expect(DISPOSITION_STATES.filter((state) => ways(state).length === 0)).toEqual(['ACCEPTED', 'WITHDRAWN'])
  const side = fc.constantFrom('UNIT' as const, 'INSPECTOR' as const)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...DISPOSITION_DEEDS), side)), (walk) => {
      let state: (typeof DISPOSITION_STATES)[number] = 'SENT'
      for (const [deed, by] of walk) state = afterDeed(state, deed, by) ?? state
      expect(isAwaited(state) || state === 'ANSWERED' || ways(state).length === 0).toBe(true)
    }),
  )
})

test('the longest letter fits its part, and comes back with its side', () => {
  for (const filler of ['😀', '"', '\n']) {
    const text = filler.repeat(MESSAGE_MAX_CHARS)
    const sealed = letterText('INSPECTOR', text)
    expect(new TextEncoder().encode(sealed).length).toBeLessThanOrEqual(PART_MAX_BYTES.MESSAGE)
    expect(readLetter(sealed)).toEqual({ side: 'INSPECTOR', text })
  }
  for (const forged of ['', '{}', '{"v":1,"side":"REPORTER","text":"x"}', 'null']) expect(readLetter(forged)).toBeNull()
})

test('days are whole and between one and sixty', () => {
  expect(['1', ' 5 ', '60'].map((days) => answerDaysSchema.parse(days))).toEqual([1, 5, 60])
  for (const wrong of ['', '0', '61', '-3', '2,5', 'lima'])
    expect(answerDaysSchema.safeParse(wrong).success).toBe(false)
})
