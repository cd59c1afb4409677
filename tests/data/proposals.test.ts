import { FOUR_EYES, moveCase } from '@/lib/data/case-move'
import { readCase } from '@/lib/data/case-read'
import { listCases } from '@/lib/data/cases'
import { db } from '@/lib/data/client'
import { decideProposal, propose, PROPOSAL_CHANGED, withdrawProposal } from '@/lib/data/proposals'
import { addReporterMessage, readThread } from '@/lib/data/reporter'
import type { Propose } from '@/lib/domain/case-work'
import { sealPart } from '@/lib/sealing/case-seal'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, noon, sealMessage, sealNote, started, stored } from './casework'

const TODAY = '2026-11-24'
const NOW = noon(TODAY)
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const DONE = { ok: true, value: null }
let lead: Desk
let second: Desk
let inspector: Desk

beforeAll(async () => {
  lead = await desk('LEAD', 'Ibu Pengendali')
  second = await desk('LEAD', 'Pak Wakil')
  inspector = await desk('INSPECTOR', 'Pak Auditor')
})

const inWork = () => caseOf([lead, second], { deeds: started(lead, inspector) })

type Ask = Partial<Propose> & Pick<Propose, 'move'>
const proposed = async (made: BuiltCase, by: Desk, ask: Ask) =>
  propose(by.as, { id: made.id, version: 3, reason: await sealNote(made, 1, 'Sudah dicek.'), ...ask }, NOW)

const openOf = async (made: BuiltCase) =>
  db.proposal.findFirstOrThrow({ where: { caseId: made.id, state: 'OPEN' }, select: { id: true } })

async function decided(
  made: BuiltCase,
  by: Desk,
  approve: boolean,
  change: { version?: number; message?: boolean } = {},
) {
  const { id: proposal } = await openOf(made)
  const message = change.message === false ? undefined : await sealMessage(made, 1, 'Maaf, di luar kewenangan kami.')
  const { version = 3 } = change
  return decideProposal(
    by.as,
    { id: made.id, version, proposal, approve, reason: await sealNote(made, 2, 'Setuju.'), message },
    NOW,
  )
}

describe('what takes a second officer', () => {
  test.each([
    ['decline', { declineReason: 'TOO_LITTLE' }],
    ['extend', { days: 5 }],
  ] as const)('%s is not made by one, not even by a lead', async (move, input) => {
    const made = await inWork()
    const before = await stored(made.id)
    const message = await sealMessage(made, 1)
    expect(await moveCase(lead.as, { id: made.id, version: 3, move, ...input, message }, NOW)).toEqual({
      ok: false,
      error: FOUR_EYES,
    })
    expect(await stored(made.id)).toEqual(before)
  })

  test('closing as not proven does, but not of a complaint, nor with another outcome', async () => {
    const acted = async (experience: 'demanded' | 'badService') =>
      caseOf([lead, second], {
        ...{ experience, ...(experience === 'badService' && { complaint: 'queue' as const }) },
        deeds: [
          ...started(lead, inspector),
          { by: inspector.deed, on: '2026-11-18', move: 'act', message: 'Selesai.' },
        ],
      })
    const close = (made: BuiltCase, outcome: 'PROVEN' | 'NOT_PROVEN') =>
      moveCase(lead.as, { id: made.id, version: 4, move: 'close', outcome }, NOW)
    expect(await close(await acted('demanded'), 'NOT_PROVEN')).toEqual({ ok: false, error: FOUR_EYES })
    expect((await close(await acted('demanded'), 'PROVEN')).ok).toBe(true)
    expect((await close(await acted('badService'), 'NOT_PROVEN')).ok).toBe(true)

    const made = await acted('demanded')
    expect(await proposed(made, inspector, { move: 'close', outcome: 'PROVEN', version: 4 })).toMatchObject({
      error: { code: 'INVALID' },
    })
    expect(await proposed(made, lead, { move: 'close', outcome: 'NOT_PROVEN', version: 4 })).toEqual(DONE)
    expect(await decided(made, second, true, { version: 4, message: false })).toEqual(DONE)
    expect(await stored(made.id)).toMatchObject({ state: 'CLOSED', outcome: 'NOT_PROVEN' })
  })
})

test('proposed by one and approved by another, each with a sealed reason; the trail and the reporter say so', async () => {
  const made = await inWork()
  expect(await proposed(made, inspector, { move: 'decline', declineReason: 'OUTSIDE_AUTHORITY' })).toEqual(DONE)
  expect(await stored(made.id)).toMatchObject({ state: 'EXAMINED', version: 3 })
  const sheet = await readCase(lead.as, made.id)
  expect(sheet).toMatchObject({ value: { proposal: { move: 'decline', reason: 1, by: { id: inspector.id } } } })
  const awaits = async (who: Desk) =>
    (await listCases(who.as, { view: 'approval' }, TODAY)).rows.some(({ id }) => id === made.id)
  expect([await awaits(lead), await awaits(second)]).toEqual([true, true])

  expect(await decided(made, lead, true)).toEqual(DONE)
  const now = await stored(made.id)
  expect(now).toMatchObject({ state: 'DECLINED', declineReason: 'OUTSIDE_AUTHORITY', version: 4 })
  expect(now.parts.filter(({ kind }) => kind === 'NOTE').map(({ officerId }) => officerId)).toEqual([
    inspector.id,
    lead.id,
  ])
  expect(await awaits(second)).toBe(false)
  expect((await readThread(made.row.lookup, NOW))?.moves.at(-1)).toMatchObject({ move: 'decline', to: 'DECLINED' })
  expect((await auditOf(made)).slice(-2)).toEqual([
    {
      ...{ actor: inspector.id, action: 'case:propose' },
      detail: { move: 'decline', declineReason: 'OUTSIDE_AUTHORITY', reason: 1 },
    },
    {
      ...{ actor: lead.id, action: 'case:approve' },
      detail: {
        ...{ move: 'decline', declineReason: 'OUTSIDE_AUTHORITY', from: 'EXAMINED', to: 'DECLINED', reason: 2 },
        proposedBy: inspector.id,
      },
    },
  ])
})

test('an extension adds its days to the deadline and leaves all else; no more than the period itself', async () => {
  const made = await inWork()
  const before = await stored(made.id)
  expect(await proposed(made, inspector, { move: 'extend', days: 61 })).toEqual({
    ok: false,
    error: { code: 'INVALID', fields: { days: { key: 'TOO_BIG', max: 60 } } },
  })
  expect(await proposed(made, inspector, { move: 'extend', days: 5 })).toEqual(DONE)
  expect(await decided(made, second, true, { message: false })).toEqual(DONE)
  const now = await stored(made.id)
  expect(now).toMatchObject({ state: 'EXAMINED', extendedDays: 5, stateOn: before.stateOn })
  expect(now.dueOn!.getTime()).toBeGreaterThan(before.dueOn!.getTime())
  expect(now.moves.at(-1)).toMatchObject({ move: 'extend', from: 'EXAMINED', to: 'EXAMINED', dueOn: now.dueOn })
  expect(now.moves.at(-1)!.on).toEqual(new Date(TODAY))
})

test('refused, with a reason, or taken back: the case is as it was, and another may be proposed', async () => {
  const made = await inWork()
  await proposed(made, lead, { move: 'extend', days: 5 })
  expect(await decided(made, lead, true)).toEqual({
    ok: false,
    error: { code: 'INVALID', fields: { approval: { key: 'OWN_PROPOSAL' } } },
  })
  expect(await decided(made, inspector, true)).toEqual(NOT_FOUND)
  expect(await proposed(made, inspector, { move: 'extend', days: 2, reason: await sealNote(made, 2) })).toEqual({
    ok: false,
    error: PROPOSAL_CHANGED,
  })
  expect(await decided(made, second, false, { message: false })).toEqual(DONE)
  const { id: proposal } = await db.proposal.findFirstOrThrow({ where: { caseId: made.id } })
  expect(await withdrawProposal(lead.as, { id: made.id, proposal }, NOW)).toEqual({
    ok: false,
    error: PROPOSAL_CHANGED,
  })
  expect(await stored(made.id)).toMatchObject({ state: 'EXAMINED', version: 3, extendedDays: 0 })

  expect(await proposed(made, inspector, { move: 'extend', days: 2, reason: await sealNote(made, 3) })).toEqual(DONE)
  const mine = { id: made.id, proposal: (await openOf(made)).id }
  expect(await withdrawProposal(second.as, mine, NOW)).toEqual(NOT_FOUND)
  expect(await withdrawProposal(inspector.as, mine, NOW)).toEqual(DONE)
  expect((await auditOf(made)).slice(-3).map(({ action }) => action)).toEqual([
    'case:reject',
    'case:propose',
    'case:withdraw',
  ])
})

test('what no longer fits is refused whole, its reason with it', async () => {
  const made = await inWork()
  await proposed(made, inspector, { move: 'decline', declineReason: 'TOO_LITTLE' })
  expect(await decided(made, lead, true, { message: false })).toEqual({
    ok: false,
    error: { code: 'INVALID', fields: { message: { key: 'REQUIRED' } } },
  })
  await moveCase(inspector.as, { id: made.id, version: 3, move: 'act', message: await sealMessage(made, 1) }, NOW)
  expect(await decided(made, lead, true)).toMatchObject({ error: { fields: { version: { key: 'CHANGED' } } } })
  const before = await stored(made.id)
  expect(await decided(made, lead, true, { version: 4 })).toEqual({ ok: false, error: { code: 'CONFLICT' } })
  expect(await stored(made.id)).toEqual(before)
  expect(await decided(made, lead, false, { version: 4, message: false })).toEqual(DONE)
})

describe('two at once', () => {
  test.each([1, 2, 3])('proposals: one is open, the other is told (%i)', async () => {
    const made = await inWork()
    const results = await Promise.all([lead, inspector].map((by) => proposed(made, by, { move: 'extend', days: 1 })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.proposal.count({ where: { caseId: made.id } })).toBe(1)
  })

  test.each([1, 2, 3])('decisions: one counts (%i)', async () => {
    const third = await desk('LEAD')
    const made = await caseOf([lead, second, third], { deeds: started(lead, inspector) })
    await proposed(made, inspector, { move: 'extend', days: 7 })
    const results = await Promise.all([
      decided(made, lead, true, { message: false }),
      decided(made, second, false, { message: false }),
      decided(made, third, true, { message: false }),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const { extendedDays, parts } = await stored(made.id)
    expect(extendedDays).toBe(results[1]!.ok ? 0 : 7)
    expect(parts.filter(({ kind }) => kind === 'NOTE')).toHaveLength(2)
  })

  test('a decision and the reporter’s message: both are stored, or the lead is told', async () => {
    const made = await inWork()
    await proposed(made, inspector, { move: 'decline', declineReason: 'TOO_LITTLE' })
    const mine = await sealPart(made.keys.secret, made.id, 'MESSAGE', 1, '{"v":1,"from":"REPORTER","text":"Ada lagi."}')
    const [result] = await Promise.all([
      decided(made, lead, true),
      addReporterMessage(made.row.lookup, mine, 'message', NOW),
    ])
    const now = await stored(made.id)
    expect(now.state).toBe(result.ok ? 'DECLINED' : 'EXAMINED')
    expect(now.parts.filter(({ kind }) => kind === 'NOTE')).toHaveLength(result.ok ? 2 : 1)
  })
})
