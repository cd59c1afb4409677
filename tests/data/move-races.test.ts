import { changeRole, setAccountActive } from '@/lib/data/accounts'
import { assignCase } from '@/lib/data/case-assign'
import { moveCase } from '@/lib/data/case-move'
import { db } from '@/lib/data/client'
import { recordExport } from '@/lib/data/exports'
import { separateCase } from '@/lib/data/merging'
import { decideProposal, propose } from '@/lib/data/proposals'
import { withholdCase } from '@/lib/data/withhold'
import { type CaseFacts, legalMoves, moveNeeds } from '@/lib/domain/case-moves'
import type { CaseState, Channel } from '@/lib/domain/case-states'
import { isOfficerMove, OFFICER_MOVES, type OfficerMove } from '@/lib/domain/case-work'
import { isProposable, needsSecond } from '@/lib/domain/four-eyes'
import type { Result } from '@/lib/domain/result'
import type { BuiltCase } from '@/prisma/seed/builders'
import type { Deed } from '@/prisma/seed/prepare-case'
import { auditOf, caseOf, type Desk, desk, grantFor, noon, sealMessage, sealNote, started, stored } from './casework'
import { merged, rowOf } from './merging'

const TODAY = '2026-11-24'
const NOW = noon(TODAY)
const MOVED = { code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } }
const DECIDED = { code: 'CONFLICT', fields: { proposal: { key: 'CHANGED' } } }
const INPUT = { outcome: 'PROVEN', declineReason: 'TOO_LITTLE', agency: 'KPK', days: 2 } as const
let lead: Desk
let second: Desk
let inspector: Desk

beforeAll(async () => {
  ;[lead, second, inspector] = await Promise.all([desk('LEAD'), desk('LEAD'), desk('INSPECTOR')])
})

/** How a case comes to a state. */
function deedsTo(state: CaseState): Deed[] {
  const on = '2026-11-18'
  const [assigned, verified, begun] = started(lead, inspector)
  const ask: Deed = { by: inspector.deed, on, move: 'ask', message: 'Kapan?' }
  const act: Deed = { by: inspector.deed, on, move: 'act', message: 'Sudah ditegur.' }
  const object: Deed = { by: 'REPORTER', on: '2026-11-19', move: 'object', message: 'Belum.' }
  switch (state) {
    case 'RECEIVED':
      return []
    case 'VERIFYING':
      return [assigned!, verified!]
    case 'AWAITING_REPORTER':
      return [...started(lead, inspector), ask]
    case 'ACTED_ON':
      return [...started(lead, inspector), act]
    case 'REOPENED':
      return [...started(lead, inspector), act, object]
    default:
      return [assigned!, verified!, begun!]
  }
}

const STATES = {
  SPG: ['RECEIVED', 'VERIFYING', 'EXAMINED', 'AWAITING_REPORTER', 'ACTED_ON', 'REOPENED'],
  COMPLAINT: ['RECEIVED', 'VERIFYING', 'IN_PROGRESS', 'AWAITING_REPORTER', 'ACTED_ON', 'REOPENED'],
} as const satisfies Partial<Record<Channel, readonly CaseState[]>>

const facts = (channel: Channel, state: CaseState): CaseFacts => ({
  ...{ channel, state, stateOn: TODAY, receivedOn: '2026-11-16', clockFrom: '2026-11-16', pausedDays: 0 },
  ...{ extendedDays: 0, pausedOn: null, resumeState: null, dueOn: '2026-12-16', objectUntil: '2026-12-01' },
  ...{ outcome: null, declineReason: null, referredTo: null, merged: false, version: 3 },
})
const RACES = (['SPG', 'COMPLAINT'] as const).flatMap((channel) =>
  STATES[channel].flatMap((state) =>
    legalMoves(facts(channel, state), 'LEAD', TODAY)
      .filter(isOfficerMove)
      .map((move): [Channel, CaseState, OfficerMove] => [channel, state, move]),
  ),
)

const next = async (made: BuiltCase, kind: 'MESSAGE' | 'NOTE') =>
  1 + (await db.part.count({ where: { caseId: made.id, kind } }))
const wins = (results: Result<unknown>[]) => results.filter(({ ok }) => ok).length
const deedOf = async (made: BuiltCase, action: string) =>
  (await auditOf(made)).filter((entry) => entry.action === action).length

async function proposedOf(made: BuiltCase, move: 'decline' | 'extend' | 'close' | 'export') {
  const { version } = await stored(made.id)
  const reason = await sealNote(made, await next(made, 'NOTE'))
  const input = move === 'export' ? { agency: 'KPK', named: false } : INPUT
  expect(await propose(inspector.as, { id: made.id, version, move, reason, ...input }, NOW)).toMatchObject({ ok: true })
  return db.proposal.findFirstOrThrow({ where: { caseId: made.id, state: 'OPEN' } })
}

async function decision(made: BuiltCase, proposal: { id: string }, message: boolean) {
  return {
    ...{ id: made.id, version: (await stored(made.id)).version, proposal: proposal.id, approve: true },
    reason: await sealNote(made, await next(made, 'NOTE')),
    ...(message && { message: await sealMessage(made, await next(made, 'MESSAGE')) }),
  }
}

test('every move of an officer’s is raced somewhere', () => {
  expect(new Set(RACES.map(([, , move]) => move))).toEqual(new Set(OFFICER_MOVES))
})

test.each(RACES)('%s, %s: of two who %s at once one does, and the other is told', async (channel, state, move) => {
  const kind = channel === 'COMPLAINT' ? ({ experience: 'badService', complaint: 'queue' } as const) : {}
  const made = await caseOf([lead, second], { ...kind, deeds: deedsTo(state) })
  const before = await stored(made.id)
  expect([before.channel, before.state]).toEqual([channel, state])
  const { needs, message: told } = moveNeeds(move)
  const both = [lead, second]
  if (isProposable(move) && needsSecond(before, move, INPUT)) {
    const proposal = await proposedOf(made, move)
    const sent = await decision(made, proposal, told)
    const results = await Promise.all(both.map(({ as }) => decideProposal(as, sent, NOW)))
    expect([wins(results), results.find(({ ok }) => !ok)]).toEqual([1, { ok: false, error: DECIDED }])
    expect(await deedOf(made, 'case:approve')).toBe(1)
  } else {
    const moves = await deedOf(made, 'case:move')
    const message = told ? await sealMessage(made, await next(made, 'MESSAGE')) : undefined
    const sent = { id: made.id, version: before.version, move, ...(needs && { [needs]: INPUT[needs] }), message }
    const results = await Promise.all(both.map(({ as }) => moveCase(as, sent, NOW)))
    expect([wins(results), results.find(({ ok }) => !ok)]).toEqual([1, { ok: false, error: MOVED }])
    expect((await deedOf(made, 'case:move')) - moves).toBe(1)
  }
  const after = await stored(made.id)
  expect([after.version, after.moves.length]).toEqual([before.version + 1, before.moves.length + 1])
})

test('closing as not proven: of two who approve at once one does, and the case is closed once', async () => {
  const made = await caseOf([lead, second], { deeds: deedsTo('ACTED_ON') })
  const { version } = await stored(made.id)
  const reason = await sealNote(made, 1)
  const asked = { id: made.id, version, move: 'close', outcome: 'NOT_PROVEN', reason } as const
  expect((await propose(inspector.as, asked, NOW)).ok).toBe(true)
  const proposal = await db.proposal.findFirstOrThrow({ where: { caseId: made.id } })
  const sent = await decision(made, proposal, false)
  const results = await Promise.all([lead, second].map(({ as }) => decideProposal(as, sent, NOW)))
  expect([wins(results), results.find(({ ok }) => !ok)]).toEqual([1, { ok: false, error: DECIDED }])
  expect(await stored(made.id)).toMatchObject({ state: 'CLOSED', outcome: 'NOT_PROVEN', version: version + 1 })
})

describe('two deeds of different kinds at once', () => {
  const rounds = [1, 2, 3]
  const inWork = (leads = [lead, second]) => caseOf(leads, { deeds: started(lead, inspector) })

  test.each(rounds)('approving, and being marked as named in the case: never both (%i)', async () => {
    const named = await desk('LEAD')
    const made = await inWork([lead, second, named])
    const sent = await decision(made, await proposedOf(made, 'decline'), true)
    const withheld = { id: made.id, version: sent.version, officerId: named.id, reason: sent.reason }
    const [approved, marked] = await Promise.all([
      decideProposal(named.as, sent, NOW),
      withholdCase(second.as, withheld, NOW),
    ])
    expect(wins([approved, marked])).toBe(1)
    if (!approved.ok) expect(approved.error.code).toBe('NOT_FOUND')
    else expect(marked).toEqual({ ok: false, error: MOVED })
    expect((await stored(made.id)).state).toBe(approved.ok ? 'DECLINED' : 'EXAMINED')
  })

  test.each(rounds)(
    'being marked and being given the case: nobody holds a key of a case kept from them (%i)',
    async () => {
      const [made, to] = [await inWork(), await desk('INSPECTOR')]
      const { version } = await stored(made.id)
      const [given, marked] = await Promise.all([
        assignCase(lead.as, { id: made.id, version, assignee: await grantFor(made, to) }, NOW),
        withholdCase(second.as, { id: made.id, version, officerId: to.id, reason: await sealNote(made, 1) }, NOW),
      ])
      expect(wins([given, marked])).toBe(1)
      const now = await stored(made.id)
      const [held, kept] = [now.grants, now.exclusions].map((rows) => rows.some(({ officerId }) => officerId === to.id))
      expect([held, kept, now.assigneeId === to.id]).toEqual(given.ok ? [true, false, true] : [false, true, false])
    },
  )

  test.each(rounds)('ending somebody’s access and giving them a case: they end without key and case (%i)', async () => {
    const [admin, off, changed] = [await desk('ADMIN'), await desk('INSPECTOR'), await desk('INSPECTOR')]
    const [one, two] = [await inWork(), await inWork()]
    const role = { id: changed.id, from: 'INSPECTOR', role: 'VIEWER', unitId: null } as const
    const [, , ended, other] = await Promise.all([
      assignCase(lead.as, { id: one.id, version: 3, assignee: await grantFor(one, off) }, NOW),
      assignCase(lead.as, { id: two.id, version: 3, assignee: await grantFor(two, changed) }, NOW),
      setAccountActive(admin.as, { id: off.id, active: false }, NOW),
      changeRole(admin.as, role, NOW),
    ])
    expect([ended.ok, other.ok]).toEqual([true, true])
    expect(await db.keyGrant.count({ where: { officerId: { in: [off.id, changed.id] } } })).toBe(0)
    for (const made of [one, two]) expect([null, inspector.id]).toContain((await stored(made.id)).assigneeId)
  })

  test.each(rounds)('two who separate the same report: it is separated once (%i)', async () => {
    const [main, duplicate] = [await inWork(), await caseOf([lead, second])]
    expect((await merged(lead, duplicate, main, inspector)).ok).toBe(true)
    const { version } = await rowOf(duplicate)
    const sent = { id: duplicate.id, version, reason: await sealNote(duplicate, await next(duplicate, 'NOTE')) }
    const results = await Promise.all([lead, second].map(({ as }) => separateCase(as, sent, NOW)))
    expect([wins(results), results.find(({ ok }) => !ok)]).toEqual([1, { ok: false, error: MOVED }])
    expect([await deedOf(duplicate, 'case:separate'), await deedOf(main, 'case:separate')]).toEqual([1, 1])
  })

  test('a dossier that leaves twice at once is written down twice', async () => {
    const made = await inWork()
    const proposal = await proposedOf(made, 'export')
    expect((await decideProposal(lead.as, await decision(made, proposal, false), NOW)).ok).toBe(true)
    const sent = { id: made.id, proposal: proposal.id, form: 'PRINT' } as const
    const results = await Promise.all([lead, inspector].map(({ as }) => recordExport(as, sent, NOW)))
    expect([wins(results), await deedOf(made, 'case:export')]).toEqual([2, 2])
  })
})
