import fc from 'fast-check'
import { OVERRIDES, serviceStatus, STATUSES, type ServiceFacts } from '@/lib/domain/board'
import { dayOf, momentOf } from '@/lib/domain/calendar'
import { doorAt } from '@/lib/domain/hours'
import { days } from './arbitraries'
import { facts, offering, schedule, stock, wita } from './board-facts'

const TUESDAY = '2026-11-24'
const now = wita(TUESDAY, '10.20')
const yesterday = wita('2026-11-23', '10.20')
const night = wita(TUESDAY, '20.00')

const shut = { door: doorAt(night, schedule()) }
const low = stock({ balance: 99 })
const none = stock({ balance: 0, emptySince: yesterday })
const unavailable = offering({ override: 'UNAVAILABLE', reason: 'Mesin cetak rusak', since: yesterday })
const disrupted = offering({ override: 'DISRUPTED', reason: 'SIAK lambat', since: now })
const limited = offering({ override: 'LIMITED', reason: 'Kuota 50 orang', since: now })

describe('the order of DOMAIN.md, each row over the next', () => {
  test.each<[string, Partial<ServiceFacts>, string, string]>([
    ['shut, whatever else', { ...shut, offering: unavailable, stock: none }, 'CLOSED', 'AFTER_HOURS'],
    ['said to be unavailable, and out of stock', { offering: unavailable, stock: none }, 'UNAVAILABLE', 'SAID'],
    ['out of stock, and said to be disrupted', { offering: disrupted, stock: none }, 'UNAVAILABLE', 'OUT_OF_STOCK'],
    ['out of stock, and said to be limited', { offering: limited, stock: none }, 'UNAVAILABLE', 'OUT_OF_STOCK'],
    ['disrupted, and low', { offering: disrupted, stock: low }, 'DISRUPTED', 'SAID'],
    ['limited by a quota, and low', { offering: limited, stock: low }, 'LIMITED', 'SAID'],
    ['one under the threshold', { stock: low }, 'LIMITED', 'LOW_STOCK'],
    ['low, and nobody confirmed', { stock: low, boardConfirmedAt: null }, 'LIMITED', 'LOW_STOCK'],
    ['at the threshold', { stock: stock({ balance: 100 }) }, 'OPEN', 'CONFIRMED'],
    ['confirmed today', {}, 'OPEN', 'CONFIRMED'],
    ['confirmed yesterday', { boardConfirmedAt: yesterday }, 'STALE', 'UNCONFIRMED'],
    ['never confirmed', { boardConfirmedAt: null }, 'STALE', 'UNCONFIRMED'],
    [
      'its hours unknown, though confirmed',
      { door: { open: true, hoursKnown: false, closesAt: null } },
      'STALE',
      'HOURS_UNKNOWN',
    ],
  ])('%s', (_, changes, status, code) => {
    expect(serviceStatus(now, facts(now, changes))).toMatchObject({ status, why: { code } })
  })
})

describe('a confirmation is of one day in Kendari', () => {
  test.each([
    ['a minute after midnight', wita(TUESDAY, '00.01'), 'OPEN'],
    ['a minute before midnight', wita('2026-11-23', '23.59'), 'STALE'],
  ])('%s', (_, boardConfirmedAt, status) => {
    expect(serviceStatus(now, facts(now, { boardConfirmedAt })).status).toBe(status)
  })

  test('the later of the board and the service counts', () => {
    const confirmed = offering({ confirmedAt: now })
    expect(serviceStatus(now, facts(now, { offering: confirmed, boardConfirmedAt: yesterday }))).toMatchObject({
      status: 'OPEN',
      confirmedAt: now,
      confirmedToday: true,
    })
  })
})

test('an override of an earlier day stays, with its age, and is not called confirmed', () => {
  const old = facts(now, { offering: unavailable, boardConfirmedAt: yesterday })
  expect(serviceStatus(now, old)).toMatchObject({ status: 'UNAVAILABLE', since: yesterday, confirmedToday: false })
})

test('a shut service says when it opens and what waits behind the door', () => {
  const { status, opensAt, instead, whenOpen } = serviceStatus(night, facts(night, { ...shut, stock: none }))
  expect({ status, opensAt, instead }).toEqual({
    status: 'CLOSED',
    opensAt: wita('2026-11-25', '08.00'),
    instead: { code: 'COME_WHEN_OPEN' },
  })
  expect(whenOpen).toEqual({
    status: 'UNAVAILABLE',
    why: { code: 'OUT_OF_STOCK', itemId: 'blanko-ktp-el', itemName: 'Blanko KTP-el' },
    since: yesterday,
    instead: { code: 'APPLY_NOW_PRINT_LATER' },
  })
})

test.each<[string, Partial<ServiceFacts>, unknown]>([
  [
    'the operator’s own words',
    { offering: { ...unavailable, instead: 'Ke loket 3' } },
    { code: 'SAID', text: 'Ke loket 3' },
  ],
  [
    'his words when stock is out, too',
    { offering: { ...limited, instead: 'Aktifkan IKD' }, stock: none },
    { code: 'SAID', text: 'Aktifkan IKD' },
  ],
  ['advice where he said none', { offering: unavailable }, { code: 'ASK_OTHER_WAY' }],
  ['advice for what runs out', { stock: low }, { code: 'COME_EARLY' }],
  ['advice where nobody knows', { boardConfirmedAt: null }, { code: 'ASK_FIRST' }],
  ['nothing where all is well', {}, null],
])('what to do instead: %s', (_, changes, instead) => {
  expect(serviceStatus(now, facts(now, changes)).instead).toEqual(instead)
})

const moments = fc.tuple(days, fc.nat(1439)).map(([day, minute]) => momentOf(day, minute))
const texts = fc.option(fc.string({ maxLength: 20 }))
const anyFacts = fc.record({
  at: moments,
  holidays: fc.array(days, { maxLength: 60 }).map((all) => new Map(all.map((day) => [day, 'libur']))),
  hoursKnown: fc.boolean(),
  offering: fc.record({
    override: fc.option(fc.constantFrom(...OVERRIDES)),
    reason: texts,
    instead: texts,
    since: fc.option(moments),
    confirmedAt: fc.option(moments),
  }),
  stock: fc.option(
    fc.record({ balance: fc.nat(300), threshold: fc.nat(200), emptySince: fc.option(moments) }).map(stock),
  ),
  boardConfirmedAt: fc.option(moments),
})

test('property: exactly one status; shut is never open; zero is never open; open means confirmed today', () => {
  fc.assert(
    fc.property(anyFacts, ({ at, holidays, hoursKnown, ...rest }) => {
      const door = doorAt(at, schedule(hoursKnown ? { holidays } : { holidays, hours: null }))
      const result = serviceStatus(at, { ...rest, door })
      expect(STATUSES.filter((status) => status === result.status)).toHaveLength(1)
      expect(result.status === 'CLOSED').toBe(!door.open)
      expect(result.whenOpen.status).not.toBe('CLOSED')
      const { override } = rest.offering
      if (rest.stock?.balance === 0) expect(['CLOSED', 'UNAVAILABLE']).toContain(result.status)
      if (override) expect(['OPEN', 'STALE']).not.toContain(result.status)
      if (result.status === 'OPEN') {
        expect(result.confirmedAt && dayOf(result.confirmedAt)).toBe(dayOf(at))
        expect(hoursKnown).toBe(true)
      }
      if (result.status === 'STALE' && hoursKnown) expect(result.confirmedToday).toBe(false)
      if (result.status !== 'CLOSED') expect(result.opensAt).toBeNull()
    }),
  )
})
