import { viewOf } from '@/app/layar/[unit]/view'
import type { UnitJson } from '@/lib/domain/public-api'

const standing = { word: '', why: 'SAID', since: null, instead: null }
const moment = { opensAt: null, confirmedAt: null, confirmedToday: true }

/** What the API answers, as far as a screen looks at it. */
function unit(changes: Partial<Record<'status' | 'services' | 'stocks' | 'notice' | 'ahead', unknown>> = {}): UnitJson {
  const status = { ...standing, ...moment, code: 'OPEN', text: 'Buka.', problems: [] }
  return {
    ...{ version: 1, unit: { name: 'Kelurahan Mata', hours: null }, notice: null, ahead: [], stocks: [], services: [] },
    ...changes,
    status: { ...status, ...(changes.status as object) },
  } as unknown as UnitJson
}
const services = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `s${i}`, name: `Layanan ${i}` }))

test('the worst trouble is in the sentence, the others follow, and the rest is named where it is few', () => {
  const problems = [
    { ...standing, code: 'UNAVAILABLE', text: 'cetak KIA berhenti', services: ['s0'], instead: 'Tanyakan dulu.' },
    { ...standing, code: 'LIMITED', text: 'SKTM terbatas', services: ['s1'] },
  ]
  const view = viewOf(unit({ status: { code: 'LIMITED', instead: 'Datang pagi.', problems }, services: services(4) }))
  expect(view).toMatchObject({
    instead: 'Datang pagi.',
    problems: [{ status: 'LIMITED', text: 'SKTM terbatas' }],
    others: { count: 2, names: ['Layanan 2', 'Layanan 3'] },
  })
  expect(viewOf(unit({ status: { code: 'CLOSED', instead: 'Datang saat buka.', problems } })).instead).toBe(
    'Tanyakan dulu.',
  )
  expect(viewOf(unit({ status: { code: 'CLOSED', instead: 'Datang saat buka.' } })).instead).toBeNull()
  expect(viewOf(unit({ services: services(15) })).others).toEqual({ count: 15, names: [] })
})

test('a stock under its threshold is marked', () => {
  const stock = (balance: number) => ({ name: 'Blanko', unit: 'keping', threshold: 100, balance })
  expect(viewOf(unit({ stocks: [stock(0), stock(99), stock(100)] })).stocks.map(({ low }) => low)).toEqual([
    true,
    true,
    false,
  ])
})

test('of what will shut it a screen says the two that come first', () => {
  const closure = (from: string) => ({ from, until: from, reason: 'Rapat' })
  const ahead = ['2026-12-01', '2026-12-03', '2026-12-07'].map(closure)
  expect(viewOf(unit({ ahead })).ahead).toEqual(ahead.slice(0, 2))
})

test.each([null, {}, { version: 1 }, 'masuk', [], { unit: {}, status: {} }])('%j is no answer of the API', (answer) => {
  expect(() => viewOf(answer as unknown as UnitJson)).toThrow()
})
