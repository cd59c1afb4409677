import fc from 'fast-check'
import { addDays, momentOf } from '@/lib/domain/calendar'
import { doorAt, hasOpened, narrowHours, shutAhead, type HoursRow, type Schedule } from '@/lib/domain/hours'
import { office, schedule, wita } from './board-facts'
import { days } from './arbitraries'

const TUESDAY = '2026-11-24'
const FRIDAY = '2026-11-27'
const SATURDAY = '2026-11-28'
const MONDAY = '2026-11-30'

describe('an office door', () => {
  test.each([
    [
      'just before midnight',
      wita(TUESDAY, '23.59'),
      'AFTER_HOURS',
      wita(TUESDAY, '16.00'),
      wita('2026-11-25', '08.00'),
    ],
    ['at midnight', wita(TUESDAY, '00.00'), 'BEFORE_HOURS', wita('2026-11-23', '16.00'), wita(TUESDAY, '08.00')],
    ['a minute early', wita(TUESDAY, '07.59'), 'BEFORE_HOURS', wita('2026-11-23', '16.00'), wita(TUESDAY, '08.00')],
    ['at closing', wita(TUESDAY, '16.00'), 'AFTER_HOURS', wita(TUESDAY, '16.00'), wita('2026-11-25', '08.00')],
    ['in the Friday break', wita(FRIDAY, '11.30'), 'BREAK', wita(FRIDAY, '11.30'), wita(FRIDAY, '13.30')],
    ['on Friday evening', wita(FRIDAY, '16.30'), 'AFTER_HOURS', wita(FRIDAY, '16.30'), wita(MONDAY, '08.00')],
    ['on Saturday', wita(SATURDAY, '10.00'), 'DAY_OFF', wita(FRIDAY, '16.30'), wita(MONDAY, '08.00')],
  ])('is shut %s', (_, now, code, since, opensAt) => {
    expect(doorAt(now, schedule())).toEqual({ open: false, why: { code }, since, opensAt })
  })

  test.each([
    ['at opening', wita(TUESDAY, '08.00'), wita(TUESDAY, '16.00')],
    ['a minute before closing', wita(TUESDAY, '15.59'), wita(TUESDAY, '16.00')],
    ['before the Friday break', wita(FRIDAY, '11.29'), wita(FRIDAY, '11.30')],
    ['after it', wita(FRIDAY, '13.30'), wita(FRIDAY, '16.30')],
  ])('is open %s', (_, now, closesAt) => {
    expect(doorAt(now, schedule())).toEqual({ open: true, hoursKnown: true, closesAt })
  })

  test.each([
    ['open', wita(TUESDAY, '10.00'), true],
    ['in the Friday break', wita(FRIDAY, '12.00'), true],
    ['after hours', wita(TUESDAY, '16.00'), true],
    ['before hours, though it was open yesterday', wita(TUESDAY, '07.59'), false],
    ['on Saturday', wita(SATURDAY, '10.00'), false],
  ])('has opened today: %s', (_, now, opened) => {
    expect(hasOpened(doorAt(now, schedule()))).toBe(opened)
  })

  test('is shut on a holiday and on those after it, and says which', () => {
    const holidays = new Map([
      [TUESDAY, 'Hari Guru'],
      ['2026-11-25', 'Cuti bersama'],
    ])
    expect(doorAt(wita(TUESDAY, '10.00'), schedule({ holidays }))).toEqual({
      open: false,
      why: { code: 'HOLIDAY', name: 'Hari Guru' },
      since: momentOf(TUESDAY),
      opensAt: wita('2026-11-26', '08.00'),
    })
    // The night before: it opens after the holidays, not in the morning.
    expect(doorAt(wita('2026-11-23', '20.00'), schedule({ holidays }))).toMatchObject({
      why: { code: 'AFTER_HOURS' },
      opensAt: wita('2026-11-26', '08.00'),
    })
  })

  test('is shut in a closure, the first and the last day included', () => {
    const closures = [{ from: TUESDAY, until: FRIDAY, reason: 'Renovasi loket' }]
    const shut = {
      open: false,
      why: { code: 'CLOSURE', reason: 'Renovasi loket', until: FRIDAY },
      since: momentOf(TUESDAY),
      opensAt: wita(MONDAY, '08.00'),
    }
    expect(doorAt(wita(TUESDAY, '00.00'), schedule({ closures }))).toEqual(shut)
    expect(doorAt(wita(FRIDAY, '23.59'), schedule({ closures }))).toEqual(shut)
    expect(doorAt(wita('2026-11-23', '10.00'), schedule({ closures })).open).toBe(true)
  })

  test('without known hours is not said to be shut, but for a holiday', () => {
    expect(doorAt(wita(SATURDAY, '03.00'), schedule({ hours: null }))).toEqual({
      open: true,
      hoursKnown: false,
      closesAt: null,
    })
    const holidays = new Map([[SATURDAY, 'Natal']])
    expect(doorAt(wita(SATURDAY, '10.00'), schedule({ hours: null, holidays }))).toMatchObject({
      open: false,
      opensAt: null,
    })
  })

  test('that never opens again is not searched for for ever', () => {
    const closures = [{ from: '2026-01-01', until: '2036-01-01', reason: 'Pindah' }]
    expect(doorAt(wita(TUESDAY, '10.00'), schedule({ closures }))).toMatchObject({ open: false, opensAt: null })
  })

  test('keeps its hours however its rows are cut and ordered', () => {
    const cut: HoursRow[] = [
      { weekday: 2, opens: 720, closes: 960 },
      { weekday: 2, opens: 480, closes: 720 },
      { weekday: 2, opens: 900, closes: 600 },
    ]
    expect(doorAt(wita(TUESDAY, '12.00'), schedule({ hours: cut }))).toEqual({
      open: true,
      hoursKnown: true,
      closesAt: wita(TUESDAY, '16.00'),
    })
  })
})

describe("a service's own hours", () => {
  const morning: HoursRow[] = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opens: 420, closes: 720 }))

  test('narrow those of the unit', () => {
    expect(narrowHours(office, morning)).toContainEqual({ weekday: 2, opens: 480, closes: 720 })
    expect(narrowHours(office, morning).some(({ weekday }) => weekday === 6)).toBe(false)
    expect(narrowHours(null, morning)).toEqual(morning)
  })

  test('that lie wholly outside leave it shut, not unknown', () => {
    const hours = narrowHours(office, [{ weekday: 7, opens: 0, closes: 1440 }])
    expect(doorAt(wita(TUESDAY, '10.00'), schedule({ hours }))).toMatchObject({ open: false, why: { code: 'DAY_OFF' } })
  })
})

const rows: fc.Arbitrary<HoursRow> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  opens: fc.integer({ min: 0, max: 1440 }),
  closes: fc.integer({ min: 0, max: 1440 }),
})
const schedules: fc.Arbitrary<Schedule> = fc.record({
  hours: fc.option(fc.array(rows, { maxLength: 12 })),
  closures: fc.array(
    fc.tuple(days, fc.nat(20)).map(([from, n]) => ({ from, until: addDays(from, n), reason: 'x' })),
    { maxLength: 3 },
  ),
  holidays: fc.array(days, { maxLength: 40 }).map((all) => new Map(all.map((day) => [day, 'libur']))),
})
const moments = fc.tuple(days, fc.nat(1439)).map(([day, minute]) => momentOf(day, minute))

test('property: whoever comes when a door says it opens finds it open, and a minute earlier shut', () => {
  fc.assert(
    fc.property(moments, schedules, (now, facts) => {
      const door = doorAt(now, facts)
      if (door.open) return
      if (door.since) expect(door.since.getTime()).toBeLessThanOrEqual(now.getTime())
      if (!door.opensAt) return
      expect(door.opensAt.getTime()).toBeGreaterThan(now.getTime())
      expect(doorAt(door.opensAt, facts).open).toBe(true)
      expect(doorAt(new Date(door.opensAt.getTime() - 60_000), facts).open).toBe(false)
    }),
  )
})

test('property: an open door is shut at the moment it says it closes, or opens on at once', () => {
  fc.assert(
    fc.property(moments, schedules, (now, facts) => {
      const door = doorAt(now, facts)
      if (!door.open || !door.closesAt) return
      expect(door.closesAt.getTime()).toBeGreaterThan(now.getTime())
      const then = doorAt(door.closesAt, facts)
      // Hours that run to midnight may go on with the next day's.
      if (then.open) expect(door.closesAt.getUTCHours()).toBe(16)
    }),
  )
})

describe('what is announced', () => {
  const ahead = (changes: Partial<Schedule>, today = TUESDAY) =>
    shutAhead(schedule(changes), today).map(({ from, until, reason }) => [from, until, reason])

  test('closures that begin after today and within 14 days, soonest first', () => {
    const closure = (from: number) => ({
      ...{ from: addDays(TUESDAY, from), until: addDays(TUESDAY, from + 1), reason: `${from}` },
    })
    expect(ahead({ closures: [15, 14, 1, 0, -3].map(closure) }).map(([, , reason]) => reason)).toEqual(['1', '14'])
  })

  test('holidays on which it would be open, days under one name as one', () => {
    const holidays = new Map([
      ...[TUESDAY, SATURDAY].map((day) => [day, 'Tidak disebut'] as const),
      ['2026-11-26', 'Cuti bersama'] as const,
      ...[FRIDAY, MONDAY, '2026-12-01'].map((day) => [day, 'Hari Raya'] as const),
      ['2026-12-09', 'Terlalu jauh'] as const,
    ])
    const closures = [{ from: '2026-11-25', until: '2026-11-26', reason: 'Pindah gedung' }]
    expect(ahead({ holidays })).toEqual([
      ['2026-11-26', '2026-11-26', 'Cuti bersama'],
      [FRIDAY, FRIDAY, 'Hari Raya'],
      [MONDAY, '2026-12-01', 'Hari Raya'],
    ])
    expect(ahead({ holidays, closures })[0]).toEqual(['2026-11-25', '2026-11-26', 'Pindah gedung'])
    expect(ahead({ holidays, closures })).toHaveLength(3)
    expect(ahead({ holidays, hours: null }).map(([from]) => from)).toContain(SATURDAY)
  })
})
