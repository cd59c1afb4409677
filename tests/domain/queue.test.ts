import fc from 'fast-check'
import { CASE_STATES, CHANNELS, SPG_KINDS } from '@/lib/domain/case-states'
import {
  ENDED,
  endOfWeek,
  OPEN,
  type QueueFilter,
  queueAddress,
  readQueue,
  statesOf,
  VIEWS,
  viewsFor,
} from '@/lib/domain/queue'
import { addDays, weekdayOf } from '@/lib/domain/calendar'
import { ROLES } from '@/lib/domain/roles'
import { urgencyOf } from '@/lib/domain/urgency'
import { days } from './arbitraries'

const ID = '0b1c2d3e-0000-4000-8000-00000000000a'

/** What a browser asks for with this address. */
const asked = (address: string) => Object.fromEntries(new URL(address, 'http://x').searchParams)

describe('the address of a filter', () => {
  test.each([
    [{ view: 'open' }, '/petugas/kasus'],
    [{ view: 'overdue', state: 'EXAMINED' }, '/petugas/kasus?view=overdue&state=EXAMINED'],
    [{ view: 'open', after: { dueOn: '2026-11-27', id: ID } }, `/petugas/kasus?after=2026-11-27_${ID}`],
    [{ view: 'all', after: { dueOn: null, id: ID } }, `/petugas/kasus?view=all&after=none_${ID}`],
  ] as const)('%j', (filter, address) => expect(queueAddress({ view: 'open' }, filter)).toBe(address))

  test('is read back as it was written', () => {
    const filters = fc.record(
      {
        view: fc.constantFrom(...VIEWS),
        state: fc.constantFrom(...CASE_STATES),
        channel: fc.constantFrom(...CHANNELS),
        unit: fc.string({ minLength: 1, maxLength: 64 }),
        kind: fc.constantFrom(...SPG_KINDS),
        after: fc.record({ dueOn: fc.option(days), id: fc.uuid() }),
        before: fc.record({ dueOn: fc.option(days), id: fc.uuid() }),
      },
      { requiredKeys: ['view'] },
    )
    fc.assert(
      fc.property(filters, (filter: QueueFilter) => {
        expect(readQueue(asked(queueAddress({ view: 'open' }, filter)), 'LEAD')).toEqual(filter)
      }),
    )
  })

  test('another view or filter starts from the first page', () => {
    const filter: QueueFilter = { view: 'all', after: { dueOn: null, id: ID } }
    expect(queueAddress(filter, { channel: 'SPG' })).toBe('/petugas/kasus?view=all&channel=SPG')
  })

  test('whatever it holds, it is a filter', () => {
    const junk = fc.dictionary(
      fc.constantFrom('view', 'state', 'channel', 'unit', 'after', 'x'),
      fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined)),
    )
    fc.assert(fc.property(junk, (address) => expect(VIEWS).toContain(readQueue(address, 'LEAD').view)))
    for (const after of ['', 'none_', `2026-99-99_${ID}`, `none_${ID}'; DROP TABLE "Case"`, '2026-11-27'])
      expect(readQueue({ after }, 'LEAD').after).toBeUndefined()
    expect(readQueue({ state: '', channel: '', unit: '' }, 'LEAD')).toEqual({ view: 'open' })
  })
})

test('no address opens a view that the role does not have', () => {
  for (const role of ROLES)
    for (const view of VIEWS)
      expect(readQueue({ view, channel: 'SPG' }, role)).toEqual({
        view: viewsFor(role).includes(view) ? view : 'open',
        channel: 'SPG',
      })
  expect(readQueue({ view: 'unassigned' }, 'INSPECTOR').view).toBe('open')
})

test('a view and a state leave over what is in both', () => {
  for (const view of VIEWS) {
    const all = statesOf({ view })
    for (const state of CASE_STATES) expect(statesOf({ view, state })).toEqual(all.includes(state) ? [state] : [])
  }
  expect([...OPEN, ...ENDED].sort()).toEqual([...CASE_STATES].sort())
})

test('a week ends with its Sunday', () => {
  fc.assert(
    fc.property(days, (day) => {
      const end = endOfWeek(day)
      expect([weekdayOf(end), end >= day, end <= addDays(day, 6)]).toEqual([7, true, true])
    }),
  )
})

test('an inspector has no views of what is not theirs', () => {
  expect(viewsFor('LEAD')).toEqual(VIEWS)
  expect(viewsFor('INSPECTOR')).toEqual(['open', 'week', 'overdue', 'waiting', 'ended', 'all'])
})

describe('how urgent a case is', () => {
  const none = new Set<string>()
  test.each([
    ['RECEIVED', '2026-11-27', { kind: 'due', days: 3 }],
    ['VERIFYING', '2026-11-26', { kind: 'soon', days: 2 }],
    ['REOPENED', '2026-11-24', { kind: 'today', days: null }],
    ['EXAMINED', '2026-11-20', { kind: 'overdue', days: 2 }],
    ['ACTED_ON', '2026-11-25', { kind: 'objection', days: 1 }],
    ['ACTED_ON', '2026-11-24', { kind: 'objectionToday', days: null }],
    ['ACTED_ON', '2026-11-20', { kind: 'objectionOver', days: null }],
    ['AWAITING_REPORTER', null, { kind: 'paused', days: null }],
    ['CLOSED', null, { kind: 'ended', days: null }],
    ['DECLINED', null, { kind: 'ended', days: null }],
  ] as const)('%s, due %s', (state, dueOn, expected) => {
    expect(urgencyOf({ state, dueOn }, '2026-11-24', none)).toEqual(expected)
  })
})
