import { mayReferTo } from '@/lib/domain/agency'
import { type Actor, applyMove, type CaseFacts, legalMoves, type Move, moveNeeds, MOVES } from '@/lib/domain/case-moves'
import { CASE_STATES, type CaseState, CHANNELS } from '@/lib/domain/case-states'

const none = new Set<string>()
const TODAY = '2026-11-24'
const facts: CaseFacts = {
  channel: 'COMPLAINT',
  state: 'RECEIVED',
  stateOn: TODAY,
  receivedOn: TODAY,
  clockFrom: TODAY,
  pausedDays: 0,
  extendedDays: 0,
  pausedOn: null,
  resumeState: null,
  dueOn: '2026-11-27',
  objectUntil: null,
  outcome: null,
  declineReason: null,
  referredTo: null,
  merged: false,
  version: 0,
}

/** Which moves each actor has, on the first day of a state. */
const TABLE: Record<CaseState, Record<Actor, string>> = {
  RECEIVED: { OFFICER: 'verify', LEAD: 'verify', REPORTER: 'settle', CLOCK: '' },
  VERIFYING: { OFFICER: 'start ask', LEAD: 'start ask refer decline', REPORTER: 'settle', CLOCK: '' },
  IN_PROGRESS: { OFFICER: 'ask act', LEAD: 'ask act extend refer decline', REPORTER: 'settle', CLOCK: '' },
  EXAMINED: { OFFICER: 'ask act', LEAD: 'ask act extend refer decline', REPORTER: '', CLOCK: '' },
  AWAITING_REPORTER: { OFFICER: '', LEAD: 'decline answer', REPORTER: 'answer settle', CLOCK: '' },
  ACTED_ON: { OFFICER: '', LEAD: 'close', REPORTER: 'object settle', CLOCK: '' },
  REOPENED: { OFFICER: 'start ask', LEAD: 'start ask extend refer', REPORTER: 'settle', CLOCK: '' },
  REFERRED: { OFFICER: '', LEAD: '', REPORTER: '', CLOCK: '' },
  DECLINED: { OFFICER: '', LEAD: '', REPORTER: '', CLOCK: '' },
  CLOSED: { OFFICER: '', LEAD: '', REPORTER: '', CLOCK: '' },
}

const input = (move: Move) => {
  const { needs } = moveNeeds(move)
  if (needs === 'outcome') return { outcome: 'PROVEN' as const }
  if (needs === 'declineReason') return { declineReason: 'TOO_LITTLE' as const }
  if (needs === 'days') return { days: 1 }
  return needs === 'agency' ? { agency: 'OMBUDSMAN' as const } : {}
}

function moved(from: CaseFacts, move: Move, actor: Actor, today = TODAY) {
  const result = applyMove(from, move, actor, input(move), today, none)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('who may move what', () => {
  const cells = CASE_STATES.flatMap((state) =>
    (Object.entries(TABLE[state]) as [Actor, string][]).map(([actor, moves]) => ({ state, actor, moves })),
  )

  test.each(cells)('$state, $actor: $moves', ({ state, actor, moves }) => {
    const at = { ...facts, state, objectUntil: state === 'ACTED_ON' ? TODAY : null }
    expect(legalMoves(at, actor, TODAY).join(' ')).toBe(moves)
    for (const move of MOVES) {
      const result = applyMove(at, move, actor, input(move), TODAY, none)
      expect(result.ok).toBe(moves.split(' ').includes(move))
      if (!result.ok) expect(result.error).toEqual({ code: 'CONFLICT' })
    }
  })
})

describe('what a move asks for', () => {
  test.each([
    ['close', 'ACTED_ON', 'outcome'],
    ['decline', 'VERIFYING', 'declineReason'],
    ['refer', 'IN_PROGRESS', 'agency'],
  ] as const)('%s asks for its %s', (move, state, field) => {
    expect(applyMove({ ...facts, state }, move, 'LEAD', {}, TODAY, none)).toEqual({
      ok: false,
      error: { code: 'INVALID', fields: { [field]: { key: 'REQUIRED' } } },
    })
  })

  test('whatever ends, pauses or answers a case is said to the reporter', () => {
    expect(MOVES.filter((move) => moveNeeds(move).message)).toEqual(['ask', 'act', 'refer', 'decline'])
  })

  test('SPG and insider reports are never forwarded to SP4N-LAPOR!', () => {
    for (const channel of CHANNELS) {
      for (const agency of ['KPK', 'OMBUDSMAN', 'ANOTHER']) expect(mayReferTo(channel, agency)).toBe(true)
      const result = applyMove(
        { ...facts, channel, state: 'VERIFYING' },
        'refer',
        'LEAD',
        { agency: 'SP4N_LAPOR' },
        TODAY,
        none,
      )
      expect(result.ok).toBe(channel === 'COMPLAINT')
      if (!result.ok) expect(result.error).toEqual({ code: 'INVALID', fields: { agency: { key: 'INVALID' } } })
    }
  })

  test('what a move does not ask for is not taken', () => {
    const result = applyMove(
      facts,
      'verify',
      'LEAD',
      { outcome: 'PROVEN', declineReason: 'DUPLICATE', agency: 'KPK' },
      TODAY,
      none,
    )
    expect(result).toMatchObject({ ok: true, value: { outcome: null, declineReason: null, referredTo: null } })
  })
})

describe('the path', () => {
  test('a complaint from receipt to closing', () => {
    const path: [Move, Actor, string, CaseState, string | null][] = [
      ['verify', 'OFFICER', '2026-11-25', 'VERIFYING', '2026-11-27'],
      ['start', 'OFFICER', '2026-11-26', 'IN_PROGRESS', '2026-12-14'],
      ['act', 'OFFICER', '2026-12-10', 'ACTED_ON', '2026-12-24'],
      ['close', 'LEAD', '2026-12-28', 'CLOSED', null],
    ]
    let at = facts
    for (const [move, actor, today, state, due] of path) {
      at = moved(at, move, actor, today)
      expect(at).toMatchObject({ state, stateOn: today, dueOn: due })
    }
    expect(at).toMatchObject({ version: 4, outcome: 'PROVEN', clockFrom: TODAY, pausedDays: 0 })
  })

  test.each(['SPG', 'INSIDER'] as const)('%s is examined', (channel) => {
    expect(moved({ ...facts, channel, state: 'VERIFYING' }, 'start', 'OFFICER').state).toBe('EXAMINED')
  })

  test('waiting for the reporter stops the clock; the answer starts it where it stood', () => {
    const asked = moved({ ...facts, state: 'VERIFYING' }, 'ask', 'OFFICER', '2026-11-26')
    expect(asked).toMatchObject({
      state: 'AWAITING_REPORTER',
      dueOn: null,
      pausedOn: '2026-11-26',
      resumeState: 'VERIFYING',
    })
    const answered = moved(asked, 'answer', 'REPORTER', '2026-12-03')
    expect(answered).toMatchObject({
      state: 'VERIFYING',
      pausedDays: 5,
      pausedOn: null,
      resumeState: null,
      dueOn: '2026-12-04',
    })
  })

  test('an objection starts the clock anew', () => {
    const acted = moved({ ...facts, state: 'IN_PROGRESS', pausedDays: 4 }, 'act', 'OFFICER')
    const reopened = moved(acted, 'object', 'REPORTER', '2026-12-01')
    expect(reopened).toMatchObject({ state: 'REOPENED', clockFrom: '2026-12-01', pausedDays: 0, dueOn: '2026-12-21' })
    expect(moved(reopened, 'start', 'OFFICER', '2026-12-02')).toMatchObject({
      state: 'IN_PROGRESS',
      dueOn: '2026-12-21',
    })
  })

  test('ten working days to object, counted over holidays and past a closing; then the clock may close it', () => {
    const holidays = new Set(['2026-12-24', '2026-12-25', '2027-01-01'])
    const acting = applyMove({ ...facts, state: 'IN_PROGRESS' }, 'act', 'OFFICER', {}, '2026-12-18', holidays)
    const acted = acting.ok ? acting.value : facts
    expect(acted.objectUntil).toBe('2027-01-06')
    const closed = moved(acted, 'close', 'LEAD', '2026-12-21')
    for (const [today, object, expire] of [
      ['2026-12-18', true, false],
      ['2027-01-06', true, false],
      ['2027-01-07', false, true],
    ] as const) {
      expect(legalMoves(acted, 'REPORTER', today).includes('object')).toBe(object)
      expect(legalMoves(closed, 'REPORTER', today).includes('object')).toBe(object)
      expect(legalMoves(acted, 'CLOCK', today).includes('expire')).toBe(expire)
    }
    const reopened = moved(closed, 'object', 'REPORTER', '2027-01-06')
    expect(reopened).toMatchObject({ state: 'REOPENED', outcome: null, objectUntil: null, clockFrom: '2027-01-06' })
    const expired = applyMove(acted, 'expire', 'CLOCK', {}, '2027-01-07', holidays)
    expect(expired).toMatchObject({ ok: true, value: { state: 'CLOSED', outcome: 'NO_ANSWER', dueOn: null } })
    if (expired.ok) expect(legalMoves(expired.value, 'REPORTER', '2027-01-07')).toEqual([])
  })
})
