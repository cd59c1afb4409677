import { countCases, countFacets, listCases } from '@/lib/data/cases'
import { db } from '@/lib/data/client'
import { collectNotices, takeNotice } from '@/lib/data/notices'
import { decideProposal, propose } from '@/lib/data/proposals'
import { isEnded } from '@/lib/domain/queue'
import type { BuiltCase } from '@/prisma/seed/builders'
import { caseOf, type Desk, desk, noon, sealNote, started, stored } from './casework'
import { merged } from './merging'

const TODAY = '2026-11-24'
const NOW = noon(TODAY)
let lead: Desk
let second: Desk
let inspector: Desk

beforeEach(async () => {
  ;[lead, second, inspector] = await Promise.all([desk('LEAD'), desk('LEAD'), desk('INSPECTOR')])
  await collectNotices(NOW)
  await db.notice.updateMany({ data: { nextAt: null } }) // what other tests left is nobody's here
})

const inWork = () => caseOf([lead, second], { deeds: started(lead, inspector) })

async function dossierOf(made: BuiltCase, by = lead) {
  const { version } = await stored(made.id)
  const reason = await sealNote(made, 1 + (await db.part.count({ where: { caseId: made.id, kind: 'NOTE' } })))
  const done = await propose(by.as, { id: made.id, version, move: 'export', agency: 'KPK', named: false, reason }, NOW)
  expect(done.ok).toBe(true)
  return db.proposal.findFirstOrThrow({ where: { caseId: made.id, state: 'OPEN' } })
}

async function refused(made: BuiltCase, proposal: string, by: Desk) {
  const { version } = await stored(made.id)
  const reason = await sealNote(made, 1 + (await db.part.count({ where: { caseId: made.id, kind: 'NOTE' } })))
  expect((await decideProposal(by.as, { id: made.id, version, proposal, approve: false, reason }, NOW)).ok).toBe(true)
}

/** One case in work, one of each ended state, and one that is merged into another: all with a dossier proposed by `lead`. */
async function waiting() {
  const ended = await Promise.all((['REFERRED', 'DECLINED', 'CLOSED'] as const).map(() => inWork()))
  for (const [i, state] of (['REFERRED', 'DECLINED', 'CLOSED'] as const).entries())
    await db.case.update({ where: { id: ended[i]!.id }, data: { state, dueOn: null } })
  const [open, duplicate, main] = [await inWork(), await inWork(), await inWork()]
  expect(await merged(lead, duplicate, main, inspector)).toMatchObject({ ok: true })
  const cases = [...ended, open, duplicate]
  for (const made of cases) await dossierOf(made)
  return { cases, main }
}

const ids = (made: { id: string }[]) => made.map(({ id }) => id).sort()
const approvals = async (officer: Desk) => (await listCases(officer.as, { view: 'approval' }, TODAY)).rows

test('whatever waits for a lead’s word is in their view and its counts: ended, merged, page after page; not their own', async () => {
  const { cases } = await waiting()
  expect(ids(await approvals(second))).toEqual(ids(cases))
  expect((await countCases(second.as, TODAY)).get('approval')).toBe(cases.length)
  const { state } = await countFacets(second.as, { view: 'approval' }, TODAY)
  expect(Object.fromEntries(state.of)).toEqual({ REFERRED: 1, DECLINED: 1, CLOSED: 1, EXAMINED: 2 })
  expect((await listCases(second.as, { view: 'approval', state: 'CLOSED' }, TODAY)).rows).toHaveLength(1)
  expect([await approvals(lead), (await countCases(lead.as, TODAY)).get('approval')]).toEqual([[], 0])

  const walked: string[] = []
  for (let after = undefined as Awaited<ReturnType<typeof listCases>>['next'] | undefined; after !== null;) {
    const page = await listCases(second.as, { view: 'approval', after }, TODAY, 2)
    walked.push(...page.rows.map(({ id }) => id))
    after = page.next
  }
  expect(walked.toSorted()).toEqual(ids(cases))

  await db.caseExclusion.create({ data: { caseId: cases[0]!.id, officerId: second.id } })
  expect(ids(await approvals(second))).toEqual(ids(cases.slice(1)))
  for (const made of cases.slice(1)) {
    const { id } = await db.proposal.findFirstOrThrow({ where: { caseId: made.id, state: 'OPEN' } })
    await refused(made, id, second)
  }
  expect(await approvals(second)).toEqual([])
})

test('leads are told once of what waits for their word, of ended cases too, and never of their own or of a case kept from them', async () => {
  const kept = await desk('LEAD')
  const made = await caseOf([lead, second, kept], { deeds: started(lead, inspector) })
  await db.case.update({ where: { id: made.id }, data: { state: 'CLOSED', dueOn: null } })
  await db.caseExclusion.create({ data: { caseId: made.id, officerId: kept.id } })
  const { id } = await dossierOf(made)
  expect(isEnded((await stored(made.id)).state)).toBe(true)
  await Promise.all([collectNotices(NOW), collectNotices(NOW)])
  const told = await db.notice.findMany({ where: { kind: 'PROPOSED', key: id } })
  expect(told).toMatchObject([{ officerId: second.id, caseId: made.id }])
  expect(await takeNotice(NOW)).toMatchObject({
    ...{ kind: 'PROPOSED', case: { id: made.id, reference: made.reference }, to: { email: second.as.email } },
  })
  expect(await takeNotice(NOW)).toBeNull()
})

test('what is decided by then, or no longer theirs to know, is not sent', async () => {
  const [decided, withheld] = [await inWork(), await inWork()]
  const { id } = await dossierOf(decided, inspector)
  await dossierOf(withheld, inspector)
  await collectNotices(NOW)
  expect(await db.notice.count({ where: { kind: 'PROPOSED', nextAt: { not: null } } })).toBe(4)
  await refused(decided, id, second)
  await db.caseExclusion.create({ data: { caseId: withheld.id, officerId: second.id } })
  const sent = []
  for (let next; (next = await takeNotice(NOW));) if (next.kind === 'PROPOSED') sent.push(next)
  expect(sent).toMatchObject([{ case: { id: withheld.id }, to: { email: lead.as.email } }])
})

test('a lead whose cases are all done still has a digest while something waits for their word', async () => {
  const made = await inWork()
  await db.case.update({ where: { id: made.id }, data: { state: 'REFERRED', dueOn: null } })
  await dossierOf(made)
  const morning = new Date(`${TODAY}T07:35:00+08:00`)
  await collectNotices(morning)
  const sent = []
  for (let next; (next = await takeNotice(morning));) if (next.kind === 'DIGEST') sent.push(next)
  expect(sent.filter(({ to }) => to.email === second.as.email)).toMatchObject([{ counts: { open: 0, approval: 1 } }])
  expect(sent.filter(({ to }) => to.email === lead.as.email)).toEqual([])
})
