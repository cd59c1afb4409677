import { moveCase } from '@/lib/data/case-move'
import { readCase } from '@/lib/data/case-read'
import { db } from '@/lib/data/client'
import { decideProposal, propose } from '@/lib/data/proposals'
import { publicBoard, publicPublications } from '@/lib/data/public-board'
import { forgetAll } from '@/lib/data/public-memory'
import { type PublicationPage, readPublications, takeDown } from '@/lib/data/publications'
import { addReporterMessage, readThread } from '@/lib/data/reporter'
import { decideErasure, eraseExpired } from '@/lib/data/retention'
import { withholdCase } from '@/lib/data/withhold'
import { messageText } from '@/lib/domain/message'
import { sealPart } from '@/lib/sealing/case-seal'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, noon, sealNote, started } from './casework'

const NOW = noon('2026-11-24')
const DONE = { ok: true, value: null }
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const TEXT = 'Antrean pernah dijual. Sekarang nomor antrean hanya untuk pemilik NIK, dan petugas loket diganti.'
const SLUG = 'kelurahan-mandonga'
let [lead, second, inspector, unitId]: [Desk, Desk, Desk, string] = [] as never

beforeAll(async () => {
  ;[lead, second, inspector] = [await desk('LEAD'), await desk('LEAD'), await desk('INSPECTOR')]
  unitId = (await db.unit.findUniqueOrThrow({ where: { slug: SLUG } })).id
})

/** An answered complaint (version 4), of a unit unless said otherwise. */
const answered = (of: { experience?: 'demanded'; unit?: null; excluded?: Desk } = {}) =>
  caseOf([lead, second], {
    ...(of.experience ? { experience: of.experience } : { experience: 'badService', complaint: 'queue' }),
    report: { unitId: of.unit === null ? null : unitId, excluded: of.excluded ? [of.excluded.id] : [] },
    deeds: [...started(lead, inspector), { by: inspector.deed, on: '2026-11-18', move: 'act', message: 'Selesai.' }],
  })

const proposes = async (made: BuiltCase, by = inspector, text: string | undefined = TEXT) =>
  propose(by.as, { id: made.id, version: 4, move: 'publish', text, reason: await sealNote(made, 1) }, NOW)

async function decides(made: BuiltCase, by: Desk, approve = true) {
  const { id: proposal } = await db.proposal.findFirstOrThrow({ where: { caseId: made.id, state: 'OPEN' } })
  const reason = await sealNote(made, 2)
  return decideProposal(by.as, { id: made.id, version: 4, proposal, approve, reason }, NOW)
}

async function published(): Promise<BuiltCase> {
  const made = await answered()
  expect(await proposes(made)).toEqual(DONE)
  expect(await decides(made, second)).toEqual(DONE)
  return made
}

const stands = (made: BuiltCase) => db.publication.findUnique({ where: { caseId: made.id } })
const inputOf = async (made: BuiltCase) => (await db.proposal.findFirstOrThrow({ where: { caseId: made.id } })).input
async function onBoard() {
  forgetAll()
  return (await publicBoard(SLUG, NOW))?.fixed.rows ?? []
}

test('two officers put a text on the board, with its month; the reporter reads it, the trail keeps no word of it', async () => {
  const made = await answered()
  expect(await proposes(made)).toEqual(DONE)
  expect(await stands(made)).toBeNull()
  expect(await decides(made, second)).toEqual(DONE)
  const [newest] = await onBoard()
  expect(newest).toEqual({ id: expect.any(Number), text: TEXT, month: '2026-11' })
  expect(await readThread(made.row.lookup, NOW)).toMatchObject({ published: { text: TEXT, month: '2026-11' } })
  expect(await readCase(lead.as, made.id)).toMatchObject({ value: { published: { text: TEXT }, proposal: null } })
  expect((await auditOf(made)).slice(-2)).toEqual([
    { actor: inspector.id, action: 'case:propose', detail: { move: 'publish', reason: 1 } },
    {
      ...{ actor: second.id, action: 'case:approve' },
      detail: { move: 'publish', from: 'ACTED_ON', to: 'ACTED_ON', proposedBy: inspector.id, reason: 2 },
    },
  ])
})

test('nobody approves their own, and an inspector approves none; a text that was refused is forgotten', async () => {
  const made = await answered()
  expect(await proposes(made, lead)).toEqual(DONE)
  expect(await decides(made, lead)).toMatchObject({ error: { fields: { approval: { key: 'OWN_PROPOSAL' } } } })
  expect(await decides(made, inspector)).toEqual(NOT_FOUND)
  expect(await inputOf(made)).toEqual({ text: TEXT })
  expect(await decides(made, second, false)).toEqual(DONE)
  expect(await inputOf(made)).toEqual({})
  expect(await stands(made)).toBeNull()
})

test('only an answered complaint about a unit that nobody is kept from, and with a text', async () => {
  expect(await proposes(await answered({ experience: 'demanded' }))).toEqual({ ok: false, error: { code: 'CONFLICT' } })
  expect(await proposes(await answered({ unit: null }))).toMatchObject({
    error: { code: 'INVALID', fields: { publication: { key: 'NO_UNIT' } } },
  })
  expect(await proposes(await answered({ excluded: await desk('LEAD') }))).toMatchObject({
    error: { code: 'INVALID', fields: { publication: { key: 'WITHHELD' } } },
  })
  const made = await answered()
  const nothing = { id: made.id, version: 4, move: 'publish' as const, reason: await sealNote(made, 1) }
  expect(await propose(inspector.as, nothing, NOW)).toMatchObject({ error: { fields: { text: { key: 'REQUIRED' } } } })
  expect(await propose((await desk('INSPECTOR')).as, { ...nothing, text: TEXT }, NOW)).toEqual(NOT_FOUND)
  const out = await published()
  const again = { ...nothing, id: out.id, text: TEXT, reason: await sealNote(out, 3) }
  expect(await propose(lead.as, again, NOW)).toEqual({ ok: false, error: { code: 'CONFLICT' } })
})

test('a lead takes it down at once, and once', async () => {
  const made = await published()
  expect(await takeDown(inspector.as, made, NOW)).toEqual(NOT_FOUND)
  expect(await takeDown((await desk('LEAD')).as, made, NOW)).toEqual(NOT_FOUND)
  const both = await Promise.all([takeDown(lead.as, made, NOW), takeDown(second.as, made, NOW)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect([await stands(made), await inputOf(made)]).toEqual([null, {}])
  expect((await auditOf(made)).filter(({ action }) => action === 'case:unpublish')).toHaveLength(1)
})

test('it goes when the reporter objects, when the case turns out groundless, and when somebody is named in it', async () => {
  const objected = await published()
  const { secret } = objected.keys
  const part = await sealPart(secret, objected.id, 'MESSAGE', 2, messageText({ from: 'REPORTER', text: 'Belum.' }))
  expect((await addReporterMessage(objected.row.lookup, part, 'object', NOW)).ok).toBe(true)
  const closed = await published()
  expect((await moveCase(lead.as, { id: closed.id, version: 4, move: 'close', outcome: 'NOT_PROVEN' }, NOW)).ok).toBe(
    true,
  )
  const named = await published()
  const reason = await sealNote(named, 3)
  expect(await withholdCase(lead.as, { id: named.id, version: 4, officerId: inspector.id, reason }, NOW)).toEqual(DONE)
  for (const made of [objected, closed, named]) expect([await stands(made), await inputOf(made)]).toEqual([null, {}])

  const proposed = await answered()
  await proposes(proposed)
  await moveCase(lead.as, { id: proposed.id, version: 4, move: 'close', outcome: 'NO_ANSWER' }, NOW)
  expect(await db.proposal.findFirstOrThrow({ where: { caseId: proposed.id } })).toMatchObject({
    ...{ state: 'LAPSED', input: {} },
  })
})

test('it stays when the case is closed as resolved, and goes with its erasure', async () => {
  const made = await published()
  await moveCase(lead.as, { id: made.id, version: 4, move: 'close', outcome: 'RESOLVED_BY_UNIT' }, NOW)
  expect(await stands(made)).not.toBeNull()
  await db.case.update({ where: { id: made.id }, data: { erasureAskedOn: NOW } })
  expect((await decideErasure(lead.as, { id: made.id, decision: 'ERASE' }, NOW)).ok).toBe(true)
  expect(await stands(made)).toBeNull()
  expect(await eraseExpired(NOW)).toBe(0)
})

test('all of them are read a page at a time, newest first', async () => {
  for (const text of ['Satu.', 'Dua.', 'Tiga.']) {
    const { id } = await caseOf([lead], { experience: 'badService', complaint: 'queue' })
    await db.publication.create({ data: { caseId: id, unitId, text, month: new Date('2026-11-01') } })
  }
  const texts = ({ rows }: PublicationPage) => rows.map(({ text }) => text)
  const first = await readPublications(unitId, 2)
  expect(texts(first)).toEqual(['Tiga.', 'Dua.'])
  expect(texts(await readPublications(unitId, 2, first.next!))[0]).toBe('Satu.')
  forgetAll()
  expect(texts((await publicPublications(SLUG))!.page).slice(0, 3)).toEqual(['Tiga.', 'Dua.', 'Satu.'])
  expect(await publicPublications('tidak-ada')).toBeNull()
})
