import fc from 'fast-check'
import { addDays, type Day } from '@/lib/domain/calendar'
import { type Actor, applyMove, type CaseFacts, legalMoves, MOVES } from '@/lib/domain/case-moves'
import { CASE_STATES, CHANNELS } from '@/lib/domain/case-states'
import { dueOn } from '@/lib/domain/deadlines'
import { follow, merge, MERGED_MAX, mergeProblem, type MergeSide, parts, separate } from '@/lib/domain/merging'
import { isEnded } from '@/lib/domain/queue'
import { days, holidaySets } from './arbitraries'

const SIDE: MergeSide = {
  ...{ id: 'b', channel: 'SPG', state: 'VERIFYING', merged: false, holds: 0, assigneeId: null, excluded: [] },
}
const MAIN: MergeSide = { ...SIDE, id: 'a' }

describe('what is not merged', () => {
  test.each([
    ['into itself', SIDE, SIDE, 'SAME'],
    ['what is merged already', { ...SIDE, merged: true }, MAIN, 'MERGED'],
    ['into what is merged', SIDE, { ...MAIN, merged: true }, 'MAIN_MERGED'],
    ['what holds others', { ...SIDE, holds: 1 }, MAIN, 'HOLDS'],
    ['into what holds as many as it can', SIDE, { ...MAIN, holds: MERGED_MAX }, 'FULL'],
    ['a complaint into a case under supervision', { ...SIDE, channel: 'COMPLAINT' }, MAIN, 'CHANNEL'],
    ['and the other way', SIDE, { ...MAIN, channel: 'COMPLAINT' }, 'CHANNEL'],
    [
      'what the inspector of the main case is kept from',
      { ...SIDE, excluded: ['x'] },
      { ...MAIN, assigneeId: 'x' },
      'ASSIGNEE',
    ],
    ['what somebody reads who is kept from the main case', SIDE, { ...MAIN, excluded: ['x'] }, 'UNKNOWING'],
    ...(['ACTED_ON', 'CLOSED', 'DECLINED', 'REFERRED'] as const).flatMap(
      (state) =>
        [
          [`${state}`, { ...SIDE, state }, MAIN, 'NOT_HANDLED'],
          [`into ${state}`, SIDE, { ...MAIN, state }, 'NOT_HANDLED'],
        ] as const,
    ),
  ] as [string, MergeSide, MergeSide, string][])('%s', (_, duplicate, main, problem) => {
    expect(mergeProblem(duplicate, main)).toBe(problem)
  })

  test.each<[string, MergeSide, MergeSide]>([
    ['two of a kind', SIDE, MAIN],
    ['an insider’s report into an SPG case', { ...SIDE, channel: 'INSIDER' }, MAIN],
    ['into one that holds others', SIDE, { ...MAIN, holds: MERGED_MAX - 1 }],
    [
      'whoever may not know of the main case knows of neither',
      { ...SIDE, excluded: ['x', 'y'] },
      { ...MAIN, excluded: ['x'] },
    ],
  ])('merged: %s', (_, duplicate, main) => expect(mergeProblem(duplicate, main)).toBeNull())
})

// ── Two cases over time ──────────────────────────────────────────────────────────────────────────────────────────

const ACTORS: Actor[] = ['OFFICER', 'LEAD', 'REPORTER', 'CLOCK']
const GIVEN = { outcome: 'PROVEN', declineReason: 'DUPLICATE', agency: 'KPK', days: 1 } as const
const EVERY = MOVES.flatMap((move) => ACTORS.map((actor) => [move, actor] as const))
const KINDS = [
  ['COMPLAINT', 'COMPLAINT'],
  ['SPG', 'INSIDER'],
  ['INSIDER', 'SPG'],
  ['SPG', 'SPG'],
] as const

const plans = fc.record({
  kinds: fc.constantFrom(...KINDS),
  day: days,
  holidays: holidaySets,
  steps: fc.array(
    fc.record({
      deed: fc.constantFrom('main', 'main', 'main', 'own', 'merge', 'separate'),
      pick: fc.nat(),
      wait: fc.nat(20),
    }),
    { maxLength: 40 },
  ),
})
type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never

function received(channel: CaseFacts['channel'], on: Day, holidays: ReadonlySet<Day>): CaseFacts {
  const clock = { channel, state: 'RECEIVED' as const, stateOn: on, clockFrom: on, pausedDays: 0, extendedDays: 0 }
  return {
    ...{ ...clock, receivedOn: on, pausedOn: null, resumeState: null, objectUntil: null, outcome: null },
    ...{ declineReason: null, referredTo: null, merged: false, version: 0, dueOn: dueOn(clock, holidays) },
  }
}

const sideOf = (id: string, { channel, state, merged }: CaseFacts): MergeSide => ({
  ...SIDE,
  id,
  channel,
  state,
  merged,
})

/** Lets two cases live side by side, as the store does it: a move of the main one is followed, or parts them. */
function live(
  { kinds, day, holidays, steps }: Plan,
  each: (main: CaseFacts, duplicate: CaseFacts, today: Day) => void,
) {
  let [main, own] = [received(kinds[0], day, holidays), received(kinds[1], day, holidays)]
  let today = day
  const made = (facts: CaseFacts, pick: number) => {
    const open = EVERY.filter(([move, actor]) => legalMoves(facts, actor, today).includes(move))
    const chosen = open[pick % Math.max(1, open.length)]
    const result = chosen && applyMove(facts, ...chosen, GIVEN, today, holidays)
    return result?.ok ? { move: chosen![0], facts: result.value } : null
  }
  for (const { deed, pick, wait } of steps) {
    today = addDays(today, wait)
    if (deed === 'main') {
      const moved = made(main, pick)
      if (!moved) continue
      main = moved.facts
      if (own.merged && parts(moved.move)) own = unwrap(separate(own, holidays))
      else own = follow(own, moved.move, main) ?? own
    } else if (deed === 'own') own = made(own, pick)?.facts ?? own
    else if (deed === 'merge' && mergeProblem(sideOf('b', own), sideOf('a', main)) === null)
      own = merge(own, main, today, holidays)
    else if (deed === 'separate' && own.merged) own = unwrap(separate(own, holidays))
    each(main, own, today)
  }
}
const unwrap = (result: ReturnType<typeof separate>) => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

test('a merged case has no deadline and nothing that waits, and has ended exactly when the main case has', () => {
  fc.assert(
    fc.property(plans, (plan) =>
      live(plan, (main, own) => {
        if (!own.merged) return
        expect([own.dueOn, own.pausedOn, own.resumeState]).toEqual([null, null, null])
        expect(isEnded(own.state)).toBe(isEnded(main.state))
        expect(own.state === 'ACTED_ON').toBe(main.state === 'ACTED_ON')
      }),
    ),
    { numRuns: 500 },
  )
})

test('no deadline is lost: whoever stands alone has the one that their own days give', () => {
  fc.assert(
    fc.property(plans, (plan) =>
      live(plan, (_, own) => {
        if (own.merged) return
        const due = own.state === 'ACTED_ON' ? own.objectUntil : dueOn(own, plan.holidays)
        expect(own.dueOn).toBe(due)
        if (!isEnded(own.state) && own.state !== 'AWAITING_REPORTER') expect(own.dueOn).not.toBeNull()
      }),
    ),
    { numRuns: 500 },
  )
})

test('every merged case has a way out, and the reporter keeps theirs', () => {
  fc.assert(
    fc.property(plans, (plan) =>
      live(plan, (_, own, today) => {
        if (!own.merged) return
        expect(separate(own, plan.holidays)).toMatchObject({ ok: true, value: { merged: false, state: own.state } })
        for (const actor of ['OFFICER', 'LEAD', 'CLOCK'] as const) expect(legalMoves(own, actor, today)).toEqual([])
        expect(legalMoves(own, 'REPORTER', today)).toEqual(legalMoves({ ...own, merged: false }, 'REPORTER', today))
        for (const move of legalMoves(own, 'REPORTER', today))
          expect(applyMove(own, move, 'REPORTER', {}, today, plan.holidays)).toMatchObject({ value: { merged: false } })
      }),
    ),
    { numRuns: 500 },
  )
})

test('a version for each change, and never a step back while the handling goes on', () => {
  const order = ['RECEIVED', 'VERIFYING', 'IN_PROGRESS']
  const rank = (facts: CaseFacts) =>
    order.indexOf(facts.state === 'EXAMINED' || facts.state === 'REOPENED' ? 'IN_PROGRESS' : facts.state)
  fc.assert(
    fc.property(plans, (plan) => {
      let before: CaseFacts | null = null
      live(plan, (_, own) => {
        if (before && before !== own) expect(own.version).toBeGreaterThan(before.version)
        if (before?.merged && own.merged && rank(own) >= 0) expect(rank(own)).toBeGreaterThanOrEqual(rank(before))
        before = own
      })
    }),
  )
})

test('what is not merged follows nobody and is not separated', () => {
  const alone = received('SPG', '2026-11-16', new Set())
  expect(follow(alone, 'verify', { ...alone, state: 'VERIFYING' })).toBeNull()
  expect(separate(alone, new Set())).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
})

test('every state and channel is either merged or refused with a reason', () => {
  for (const state of CASE_STATES)
    for (const channel of CHANNELS) {
      const problem = mergeProblem({ ...SIDE, state, channel }, MAIN)
      const handled = !isEnded(state) && state !== 'ACTED_ON'
      expect(problem).toBe(!handled ? 'NOT_HANDLED' : channel === 'COMPLAINT' ? 'CHANNEL' : null)
    }
})
