import { closeUnopposed } from '@/lib/data/case-clock'
import { moveCase } from '@/lib/data/case-move'
import { readCase } from '@/lib/data/case-read'
import { db } from '@/lib/data/client'
import { decideProposal, propose, PROPOSAL_CHANGED } from '@/lib/data/proposals'
import { doDeed } from '@/lib/data/reporter-deeds'
import type { BuiltCase } from '@/prisma/seed/builders'
import { caseOf, type Desk, desk, noon, sealMessage, sealNote, started } from './casework'

const NOW = noon('2026-11-24')
const DONE = { ok: true, value: null }
let lead: Desk
let second: Desk
let inspector: Desk

beforeAll(async () => {
  ;[lead, second, inspector] = await Promise.all([desk('LEAD'), desk('LEAD'), desk('INSPECTOR')])
})

const complaint = () =>
  caseOf([lead, second], { experience: 'badService', complaint: 'queue', deeds: started(lead, inspector) })
const extending = async (made: BuiltCase) =>
  propose(lead.as, { id: made.id, version: 3, move: 'extend', days: 2, reason: await sealNote(made, 1) }, NOW)
const only = (made: BuiltCase) => db.proposal.findFirstOrThrow({ where: { caseId: made.id } })
const settles = ({ row: { lookup } }: BuiltCase) => doDeed({ lookup, deed: 'settle' }, NOW)

async function approves(made: BuiltCase, proposal: string, version = 3) {
  const input = { id: made.id, version, proposal, approve: true, reason: await sealNote(made, 2) }
  return decideProposal(second.as, { ...input, message: await sealMessage(made, 1) }, NOW)
}

test('a reporter who settles the case lets what was proposed lapse, on that day and at no time of it', async () => {
  const made = await complaint()
  await extending(made)
  expect(await settles(made)).toEqual(DONE)
  const row = await only(made)
  expect(row).toMatchObject({ state: 'LAPSED', decidedById: null, decidedAt: new Date('2026-11-23T16:00:00Z') })
  expect(await readCase(lead.as, made.id)).toMatchObject({ value: { proposal: null, facts: { state: 'CLOSED' } } })
  expect(await approves(made, row.id, 4)).toEqual({ ok: false, error: PROPOSAL_CHANGED })
})

test('so does the clock, and an officer who refers the case', async () => {
  const acted = await caseOf([lead, second], {
    receivedOn: '2026-10-05',
    deeds: [
      ...started(lead, inspector, '2026-10-06'),
      { by: inspector.deed, on: '2026-10-08', move: 'act', message: 'Sudah ditegur.' },
    ],
  })
  const { version } = await db.case.findUniqueOrThrow({ where: { id: acted.id } })
  const close = { id: acted.id, version, move: 'close', outcome: 'NOT_PROVEN' } as const
  expect(await propose(inspector.as, { ...close, reason: await sealNote(acted, 1) }, NOW)).toEqual(DONE)
  await closeUnopposed(NOW)
  expect(await only(acted)).toMatchObject({ state: 'LAPSED', decidedById: null })

  const referred = await complaint()
  await extending(referred)
  const move = { id: referred.id, version: 3, move: 'refer', agency: 'OMBUDSMAN' } as const
  expect(await moveCase(second.as, { ...move, message: await sealMessage(referred, 1) }, NOW)).toMatchObject({
    ok: true,
  })
  expect(await only(referred)).toMatchObject({ state: 'LAPSED' })
})

test('what is approved and ends the case by that is approved, and a move that ends nothing leaves it open', async () => {
  const made = await complaint()
  const decline = { id: made.id, version: 3, move: 'decline', declineReason: 'TOO_LITTLE' } as const
  await propose(lead.as, { ...decline, reason: await sealNote(made, 1) }, NOW)
  expect(await approves(made, (await only(made)).id)).toEqual(DONE)
  expect(await only(made)).toMatchObject({ state: 'APPROVED', decidedById: second.id, decidedAt: NOW })

  const asked = await complaint()
  await extending(asked)
  await moveCase(inspector.as, { id: asked.id, version: 3, move: 'ask', message: await sealMessage(asked, 1) }, NOW)
  expect(await only(asked)).toMatchObject({ state: 'OPEN' })
})

test.each([1, 2, 3])('approved and settled at once: decided or lapsed, never open in a closed case (%i)', async () => {
  const made = await complaint()
  await extending(made)
  const { id } = await only(made)
  const [approved, settled] = await Promise.all([approves(made, id), settles(made)])
  expect(settled).toEqual(DONE)
  expect(await only(made)).toMatchObject({ state: approved.ok ? 'APPROVED' : 'LAPSED' })
  expect(await readCase(lead.as, made.id)).toMatchObject({ value: { facts: { state: 'CLOSED' }, proposal: null } })
})
