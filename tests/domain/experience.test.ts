import {
  CATEGORIES,
  COMPLAINT_CATEGORIES,
  EXPERIENCES,
  asksAmount,
  categoryOf,
  classify,
  experienceOf,
} from '@/lib/domain/experience'

test.each([
  ['demanded', 'SPG', 'EXTORTION'],
  ['refused', 'SPG', 'EXTORTION'],
  ['bribe', 'SPG', 'BRIBERY'],
  ['gift', 'SPG', 'GRATUITY'],
  ['insider', 'INSIDER', null],
  ['badService', 'COMPLAINT', null],
  ['honest', 'COMPLAINT', null],
] as const)('%s goes to %s %s', (experience, channel, spgKind) => {
  expect(classify(experience)).toEqual({ channel, spgKind })
})

test('a category leads back to its experience, and so to its channel', () => {
  for (const experience of EXPERIENCES) expect(experienceOf(categoryOf(experience, null))).toBe(experience)
  for (const complaint of COMPLAINT_CATEGORIES) {
    expect(categoryOf('badService', complaint)).toBe(complaint)
    expect(experienceOf(complaint)).toBe('badService')
    // what was wrong with a service is asked of bad service alone
    expect(categoryOf('demanded', complaint)).toBe('demanded')
  }
  expect(categoryOf('badService', null)).toBe('other')
  expect(new Set(CATEGORIES).size).toBe(CATEGORIES.length)
})

test('an amount is asked for wherever money or a gift may be in the story', () => {
  expect(EXPERIENCES.filter(asksAmount)).toEqual(['demanded', 'bribe', 'gift', 'insider', 'refused'])
})
