import { addFindings, addNote, addReply } from '@/lib/data/case-parts'
import { listSearchable, readSearchable } from '@/lib/data/case-search'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { SEARCH_TEXTS } from '@/lib/domain/case-search'
import { fail, type Result } from '@/lib/domain/result'
import { auditOf, caseOf, type Desk, desk, noon, sealFindings, sealMessage, sealNote, started } from './casework'

const NOW = noon('2026-11-18')
const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const listed = async (officer: Officer, after: string | null = null) =>
  new Map(valueOf(await listSearchable(officer, after)).rows.map(({ id, parts }) => [id, parts]))

let lead: Desk
let inspector: Desk
beforeAll(async () => {
  ;[lead, inspector] = [await desk('LEAD'), await desk('INSPECTOR')]
})

test('each finds their own cases, and how many parts they have', async () => {
  const outsider = await desk('LEAD')
  const [mine, theirs] = [await caseOf([lead], { deeds: started(lead, inspector) }), await caseOf([lead])]
  const hidden = await caseOf([lead], { report: { excluded: [outsider.id] } })
  const count = (id: string) => db.part.count({ where: { caseId: id } })
  expect(await listed(inspector.as)).toEqual(new Map([[mine.id, await count(mine.id)]]))
  const all = await listed(lead.as)
  for (const { id } of [mine, theirs, hidden]) expect(all.get(id)).toBe(await count(id))
  expect(await listed(outsider.as)).toEqual(new Map())

  await addNote(inspector.as, { id: mine.id, part: await sealNote(mine, 1) }, NOW)
  expect((await listed(inspector.as)).get(mine.id)).toBe(await count(mine.id))
})

test('the list goes on after a case', async () => {
  const all = [...(await listed(lead.as)).keys()]
  expect(all).toEqual(all.toSorted())
  expect([...(await listed(lead.as, all[0]!)).keys()]).toEqual(all.slice(1))
  expect(valueOf(await listSearchable(lead.as, all.at(-1)!))).toEqual({ rows: [], next: null })
})

test('texts are handed out with the grant, and each reading stands in the trail of its case', async () => {
  const made = await caseOf([lead], { deeds: started(lead, inspector) })
  const foreign = await caseOf([lead])
  await addReply(inspector.as, { id: made.id, part: await sealMessage(made, 1) }, NOW)
  await addFindings(inspector.as, { id: made.id, part: await sealFindings(made, 1) }, NOW)
  const read = valueOf(await readSearchable(inspector.as, [made.id, foreign.id], NOW))
  expect(read.map(({ id, reference }) => ({ id, reference }))).toEqual([{ id: made.id, reference: made.reference }])
  const kinds = ['TITLE', 'ACCOUNT', 'MESSAGE', 'FINDINGS']
  expect(read[0]!.parts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds))
  expect(await auditOf(made)).toContainEqual({ actor: inspector.id, action: 'case:index', detail: {} })
  expect(await auditOf(foreign)).not.toContainEqual(expect.objectContaining({ action: 'case:index' }))
})

test.each(['OPERATOR', 'ADMIN', 'VIEWER'] as const)('for a %s there is nothing to search', async (role) => {
  const { as } = await desk(role)
  const made = await caseOf([lead])
  expect(await listSearchable(as, null)).toEqual(fail('NOT_FOUND'))
  expect(await readSearchable(as, [made.id])).toEqual(fail('NOT_FOUND'))
})

test('no more at once than one answer should hold', async () => {
  const ids = Array.from({ length: SEARCH_TEXTS + 1 }, () => crypto.randomUUID())
  expect(await readSearchable(lead.as, ids)).toEqual(fail('TOO_LARGE'))
})
