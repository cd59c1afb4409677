import fc from 'fast-check'
import { addWorkingDays, workingDaysBetween } from '@/lib/domain/calendar'
import { CASE_STATES, CHANNELS } from '@/lib/domain/case-states'
import { deadlineOf, DEADLINES, dueOn, standing } from '@/lib/domain/deadlines'
import { days, holidaySets } from './arbitraries'

const none = new Set<string>()
const clock = {
  channel: 'COMPLAINT',
  state: 'RECEIVED',
  stateOn: '2026-11-24',
  clockFrom: '2026-11-24',
  pausedDays: 0,
  extendedDays: 0,
} as const

describe('the table', () => {
  test('says what the sources say', () => {
    const table = Object.fromEntries(Object.entries(DEADLINES).map(([name, { days }]) => [name, days]))
    expect(table).toEqual({ verify: 3, information: 5, complaint: 14, supervision: 60, objection: 10, gratuity: 30 })
  })

  test.each(Object.entries(DEADLINES))('%s names its source and the day it took effect', (_, entry) => {
    expect(entry.source).not.toBe('')
    expect(entry.effective).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})

describe('the deadline of a step', () => {
  test.each([
    ['RECEIVED', 'COMPLAINT', '2026-11-27'],
    ['VERIFYING', 'SPG', '2026-11-27'],
    ['IN_PROGRESS', 'COMPLAINT', '2026-12-14'],
    ['EXAMINED', 'SPG', '2027-02-16'],
    ['EXAMINED', 'INSIDER', '2027-02-16'],
    ['ACTED_ON', 'COMPLAINT', '2026-12-08'],
    ['REOPENED', 'COMPLAINT', '2026-12-14'],
    ['AWAITING_REPORTER', 'SPG', null],
    ['REFERRED', 'SPG', null],
    ['DECLINED', 'COMPLAINT', null],
    ['CLOSED', 'COMPLAINT', null],
  ] as const)('%s %s: %s', (state, channel, due) => {
    expect(dueOn({ ...clock, state, channel }, none)).toBe(due)
    expect(deadlineOf({ state, channel }) === null).toBe(due === null)
  })

  test('a day of standing still moves it by one working day', () => {
    expect(dueOn({ ...clock, pausedDays: 2 }, none)).toBe('2026-12-01')
  })

  test('it follows from the clock alone, whatever the calendar', () => {
    const clocks = fc.record({
      channel: fc.constantFrom(...CHANNELS),
      state: fc.constantFrom(...CASE_STATES),
      stateOn: days,
      clockFrom: days,
      pausedDays: fc.integer({ min: 0, max: 50 }),
      extendedDays: fc.integer({ min: 0, max: 60 }),
    })
    fc.assert(
      fc.property(clocks, holidaySets, (facts, holidays) => {
        const due = dueOn(facts, holidays)
        if (due === null) return
        const acted = facts.state === 'ACTED_ON'
        const allowed = acted
          ? DEADLINES.objection.days
          : facts.pausedDays +
            (facts.state === 'RECEIVED' || facts.state === 'VERIFYING'
              ? DEADLINES.verify.days
              : facts.extendedDays + (facts.channel === 'COMPLAINT' ? 14 : 60))
        expect(workingDaysBetween(acted ? facts.stateOn : facts.clockFrom, due, holidays)).toBe(allowed)
      }),
    )
  })
})

describe('how a deadline stands', () => {
  test.each([
    [null, '2026-11-24', { kind: 'none' }],
    ['2026-11-24', '2026-11-24', { kind: 'today' }],
    ['2026-11-27', '2026-11-24', { kind: 'due', days: 3 }],
    ['2026-11-30', '2026-11-27', { kind: 'due', days: 1 }],
    ['2026-11-30', '2026-11-28', { kind: 'due', days: 1 }],
    ['2026-11-27', '2026-11-28', { kind: 'overdue', days: 1 }],
    ['2026-11-27', '2026-11-30', { kind: 'overdue', days: 1 }],
    ['2026-11-27', '2026-12-01', { kind: 'overdue', days: 2 }],
  ] as const)('due %s, today %s', (due, today, expected) => expect(standing(due, today, none)).toEqual(expected))

  test('it never says zero or fewer days, and never turns back from overdue', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 70 }), days, holidaySets, (from, allowed, today, holidays) => {
        const due = addWorkingDays(from, allowed, holidays)
        const now = standing(due, today, holidays)
        expect(now.kind).toBe(due === today ? 'today' : due < today ? 'overdue' : 'due')
        if (now.kind === 'due' || now.kind === 'overdue') expect(now.days).toBeGreaterThan(0)
      }),
    )
  })
})
