import {
  formatDay,
  formatDistance,
  formatMoment,
  formatNumber,
  formatRelative,
  formatRelativeDay,
  formatRupiah,
  formatShortDay,
  formatTime,
} from '@/components/format'

const MORNING = new Date('2026-11-24T02:20:00Z')

test('days and moments are printed as people in Kendari read them, wherever the code runs', () => {
  expect(formatDay('2026-11-24', 'id')).toBe('Selasa, 24 November 2026')
  expect(formatDay('2026-11-24', 'en')).toMatch(/^Tuesday,? 24 November 2026$/)
  expect(formatShortDay('2026-12-01', 'id')).toBe('1 Des 2026')
  expect(formatMoment(MORNING, 'id')).toBe('Selasa, 24 November 2026, 10.20 WITA')
  expect(formatMoment(MORNING, 'en')).toMatch(/^Tuesday,? 24 November 2026, 10:20 WITA$/)
})

test('the hour after midnight WITA is 00, of the new day', () => {
  const midnight = new Date('2026-11-24T16:05:00Z')
  expect(formatTime(midnight, 'id')).toBe('00.05 WITA')
  expect(formatMoment(midnight, 'id')).toBe('Rabu, 25 November 2026, 00.05 WITA')
})

test('relative days go by the calendar', () => {
  expect(formatRelativeDay('2026-11-24', '2026-11-24', 'id')).toBe('hari ini')
  expect(formatRelativeDay('2026-11-23', '2026-11-24', 'id')).toBe('kemarin')
  expect(formatRelativeDay('2026-11-27', '2026-11-24', 'id')).toBe('dalam 3 hari')
  expect(formatRelativeDay('2026-11-21', '2026-11-24', 'en')).toBe('3 days ago')
})

test.each([
  ['2026-11-24T02:19:30Z', 'sekarang'],
  ['2026-11-24T02:15:00Z', '5 menit yang lalu'],
  ['2026-11-24T00:10:00Z', '2 jam yang lalu'],
  ['2026-11-23T14:00:00Z', 'kemarin'],
  ['2026-11-20T02:00:00Z', '4 hari yang lalu'],
  ['2026-11-24T04:20:00Z', 'dalam 2 jam'],
])('%s is "%s" at 10.20 WITA', (at, words) => {
  expect(formatRelative(new Date(at), MORNING, 'id')).toBe(words)
})

test('numbers and money', () => {
  expect(formatNumber(1250, 'id')).toBe('1.250')
  expect(formatNumber(1250, 'en')).toBe('1,250')
  expect(formatRupiah(0)).toBe('Rp0')
  expect(formatRupiah(1_250_000)).toBe('Rp1.250.000')
  expect(formatRupiah(-5000)).toBe('-Rp5.000')
})

test.each([
  [0, '10 m'],
  [344, '340 m'],
  [999, '1 km'],
  [1234, '1,2 km'],
  [17_400, '17 km'],
])('%s metres as %s', (metres, text) => expect(formatDistance(metres, 'id')).toBe(text))
