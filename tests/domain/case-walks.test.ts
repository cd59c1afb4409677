import fc from 'fast-check'
import { addDays, type Day, type Holidays, workingDaysBetween } from '@/lib/domain/calendar'
import { type Actor, applyMove, type CaseFacts, legalMoves, type Move, moveNeeds, MOVES } from '@/lib/domain/case-moves'
import { CASE_STATES, CHANNELS, type CaseState } from '@/lib/domain/case-states'
import { dueOn } from '@/lib/domain/deadlines'
import { days, holidaySets } from './arbitraries'

const ACTORS: Actor[] = ['OFFICER', 'LEAD', 'REPORTER', 'CLOCK']
const EVERY = MOVES.flatMap((move) => ACTORS.map((actor) => [move, actor] as const))
const ENDED: CaseState[] = ['CLOSED', 'DECLINED', 'REFERRED']
const GIVEN = { outcome: 'PROVEN', declineReason: 'DUPLICATE', agency: 'KPK', days: 1 } as const

/** What people and time do to a case, after any number of days: mostly something legal, now and then anything by anyone. */
const steps = fc.array(
  fc.record({
    legal: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    pick: fc.nat(),
    wait: fc.integer({ min: 0, max: 25 }),
  }),
  { maxLength: 40 },
)
const walks = fc.record({ channel: fc.constantFrom(...CHANNELS), receivedOn: days, steps, holidays: holidaySets })

type Plan = typeof walks extends fc.Arbitrary<infer T> ? T : never
type Step = { move: Move; actor: Actor; before: CaseFacts; after: CaseFacts | null; today: Day; waited: number }

function received(channel: CaseFacts['channel'], receivedOn: Day, holidays: Holidays): CaseFacts {
  const clock = {
    channel,
    state: 'RECEIVED' as const,
    stateOn: receivedOn,
    clockFrom: receivedOn,
    pausedDays: 0,
    extendedDays: 0,
  }
  const open = {
    pausedOn: null,
    resumeState: null,
    objectUntil: null,
    outcome: null,
    declineReason: null,
    referredTo: null,
    merged: false,
    version: 0,
  }
  return { ...clock, ...open, receivedOn, dueOn: dueOn(clock, holidays) }
}

function walk(plan: Plan, each: (step: Step) => void): void {
  let at = received(plan.channel, plan.receivedOn, plan.holidays)
  let today = plan.receivedOn
  for (const { legal, pick, wait } of plan.steps) {
    const waited = workingDaysBetween(today, addDays(today, wait), plan.holidays)
    today = addDays(today, wait)
    const open = EVERY.filter(([move, actor]) => legalMoves(at, actor, today).includes(move))
    const choices = legal && open.length > 0 ? open : EVERY
    const [move, actor] = choices[pick % choices.length]!
    const result = applyMove(at, move, actor, GIVEN, today, plan.holidays)
    each({ move, actor, before: at, after: result.ok ? result.value : null, today, waited })
    if (result.ok) at = result.value
  }
}

describe('whatever happens to a case', () => {
  test('it moves exactly when the move is among the legal ones, and its version grows by one', () => {
    fc.assert(
      fc.property(walks, (plan) =>
        walk(plan, ({ move, actor, before, after, today }) => {
          expect(legalMoves(before, actor, today).includes(move)).toBe(after !== null)
          if (!after) return
          expect(after.version).toBe(before.version + 1)
          expect(after.stateOn).toBe(move === 'extend' ? before.stateOn : today)
          expect([after.channel, after.receivedOn]).toEqual([before.channel, before.receivedOn])
        }),
      ),
    )
  })

  test('what has ended stays as it ended, save that the reporter may object to a closing', () => {
    fc.assert(
      fc.property(walks, (plan) =>
        walk(plan, ({ move, before, after, today }) => {
          if (after && ENDED.includes(before.state)) {
            expect([move, before.state]).toEqual(['object', 'CLOSED'])
            expect(today <= before.objectUntil!).toBe(true)
          }
          if (after && ENDED.includes(after.state)) expect(after.dueOn).toBeNull()
          if (after) {
            expect(after.outcome !== null).toBe(after.state === 'CLOSED')
            expect(after.declineReason !== null).toBe(after.state === 'DECLINED')
            expect(after.referredTo !== null).toBe(after.state === 'REFERRED')
          }
        }),
      ),
    )
  })

  test('until then somebody can always move it on, the lead at the latest once the time to object is over', () => {
    fc.assert(
      fc.property(walks, fc.integer({ min: 0, max: 400 }), (plan, later) => {
        let at = received(plan.channel, plan.receivedOn, plan.holidays)
        let day = plan.receivedOn
        walk(plan, ({ after, today }) => {
          at = after ?? at
          day = today
        })
        const open = legalMoves(at, 'LEAD', addDays(day, later))
        expect(open.length > 0).toBe(!ENDED.includes(at.state))
      }),
    )
  })

  test('the clock stands still exactly while the reporter is waited for', () => {
    fc.assert(
      fc.property(walks, (plan) =>
        walk(plan, ({ after }) => {
          if (!after) return
          const waits = after.state === 'AWAITING_REPORTER'
          expect(after.pausedOn !== null).toBe(waits)
          expect(after.resumeState !== null).toBe(waits)
          expect(after.dueOn === null).toBe(waits || ENDED.includes(after.state))
        }),
      ),
    )
  })

  test('no order of pauses and extensions wins or loses a working day', () => {
    fc.assert(
      fc.property(walks, (plan) => {
        let worked = 0
        let extended = 0
        walk(plan, ({ move, before, after, today, waited }) => {
          if (before.state !== 'AWAITING_REPORTER') worked += waited
          if (after && move === 'extend') extended += GIVEN.days
          if (!after?.dueOn || after.state === 'ACTED_ON') return
          if (after.state === 'REOPENED' && ['ACTED_ON', 'CLOSED'].includes(before.state)) worked = extended = 0
          const early = after.state === 'RECEIVED' || after.state === 'VERIFYING'
          const period = after.channel === 'COMPLAINT' ? 14 : 60
          expect(after.extendedDays).toBe(extended)
          expect(extended).toBeLessThanOrEqual(period)
          const allowed = early ? 3 : period + extended
          expect(workingDaysBetween(today, after.dueOn, plan.holidays)).toBe(allowed - worked)
        })
      }),
    )
  })

  test('the walks reach every state', () => {
    const seen = new Set<CaseState>()
    for (const plan of fc.sample(walks, { numRuns: 400, seed: 7 }))
      walk(plan, ({ after }) => after && seen.add(after.state))
    expect([...CASE_STATES].filter((state) => state !== 'RECEIVED' && !seen.has(state))).toEqual([])
  })
})

test('every move is somebody’s, and only an officer’s move is asked for a text', () => {
  const makers = new Map<Move, Set<Actor>>()
  const objectUntil = '2026-12-08'
  for (const state of CASE_STATES)
    for (const actor of ACTORS)
      for (const today of ['2026-11-24', '2027-03-01'])
        for (const move of legalMoves(
          { ...received('SPG', '2026-11-24', new Set()), state, objectUntil },
          actor,
          today,
        ))
          makers.set(move, (makers.get(move) ?? new Set()).add(actor))
  expect([...makers.keys()].sort()).toEqual([...MOVES].sort())
  for (const move of MOVES.filter((m) => moveNeeds(m).message))
    expect([...makers.get(move)!].every((actor) => actor === 'LEAD' || actor === 'OFFICER')).toBe(true)
})
