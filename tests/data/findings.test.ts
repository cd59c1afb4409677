import { assignCase } from '@/lib/data/case-assign'
import { openCase } from '@/lib/data/case-open'
import { addFindings } from '@/lib/data/case-parts'
import { db } from '@/lib/data/client'
import { readThread } from '@/lib/data/reporter'
import { addFindingsSchema } from '@/lib/domain/case-work'
import { QUESTIONS, FINDINGS_MAX, readFindings } from '@/lib/domain/findings'
import { openPart } from '@/lib/sealing/case-seal'
import { partFromWire } from '@/lib/sealing/wire'
import { auditOf, caseOf, type Desk, desk, noon, sealFindings, sealNote, started, stored } from './casework'

const NOW = noon('2026-11-24')
const TAKEN = { ok: false, error: { code: 'CONFLICT', fields: { part: { key: 'CHANGED' } } } }
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
let lead: Desk
let second: Desk
let inspector: Desk

beforeAll(async () => {
  lead = await desk('LEAD', 'Ibu Pengendali')
  second = await desk('LEAD', 'Pak Wakil')
  inspector = await desk('INSPECTOR', 'Pak Auditor')
})

const inWork = () => caseOf([lead, second], { deeds: started(lead, inspector) })
const findingsIn = async (id: string) =>
  (await stored(id)).parts
    .filter(({ kind }) => kind === 'FINDINGS')
    .map(({ number }) => number)
    .sort()

test('every version is kept, with who saved it and when; each stands in the trail', async () => {
  const made = await inWork()
  for (const [number, by, what] of [
    [1, inspector, 'Uang map'],
    [2, lead, 'Uang map Rp50.000'],
  ] as const) {
    const part = await sealFindings(made, number, { what })
    expect(await addFindings(by.as, { id: made.id, part }, noon(`2026-11-2${number}`))).toEqual({
      ok: true,
      value: null,
    })
  }
  const opened = await openCase(lead.as, made.id, NOW)
  const versions = opened.ok ? opened.value.parts.filter(({ kind }) => kind === 'FINDINGS') : []
  const read = await Promise.all(
    versions.map(async ({ by, on, ...part }) => {
      const text = await openPart(made.keys.secret, made.id, partFromWire(part))
      return [part.number, by, on, text.authentic && readFindings(text.text)?.what]
    }),
  )
  expect(read).toEqual([
    [1, 'Pak Auditor', '2026-11-21', 'Uang map'],
    [2, 'Ibu Pengendali', '2026-11-22', 'Uang map Rp50.000'],
  ])
  expect((await auditOf(made)).filter(({ action }) => action === 'case:findings')).toEqual([
    { actor: inspector.id, action: 'case:findings', detail: { number: 1 } },
    { actor: lead.id, action: 'case:findings', detail: { number: 2 } },
  ])
})

test.each([1, 2, 3, 4, 5])('two at once save one version; the other is told, and may save the next (%i)', async () => {
  const made = await inWork()
  const officers = [inspector, lead, second]
  const save = async (by: Desk, number: number) =>
    addFindings(by.as, { id: made.id, part: await sealFindings(made, number, { who: by.as.name }) }, NOW)
  const first = await Promise.all(officers.map((by) => save(by, 1)))
  expect(first.filter(({ ok }) => ok)).toHaveLength(1)
  expect(first.filter(({ ok }) => !ok)).toEqual([TAKEN, TAKEN])
  const late = officers[first.findIndex(({ ok }) => !ok)]!
  expect(await save(late, 2)).toEqual({ ok: true, value: null })
  expect(await findingsIn(made.id)).toEqual([1, 2])
  expect((await auditOf(made)).filter(({ action }) => action === 'case:findings')).toHaveLength(2)
})

test('numbers leave no gap, and a version is nobody’s to save twice', async () => {
  const made = await inWork()
  for (const number of [2, 9]) {
    const part = await sealFindings(made, number)
    expect(await addFindings(lead.as, { id: made.id, part }, NOW)).toEqual(TAKEN)
  }
  const part = await sealFindings(made, 1)
  expect(await addFindings(lead.as, { id: made.id, part }, NOW)).toEqual({ ok: true, value: null })
  expect(await addFindings(lead.as, { id: made.id, part }, NOW)).toEqual(TAKEN)
  expect(await findingsIn(made.id)).toEqual([1])
})

test('whoever does not work the case finds none, and nothing is stored', async () => {
  const made = await inWork()
  const outsiders = [await desk('INSPECTOR'), await desk('LEAD'), await desk('ADMIN'), await desk('OPERATOR')]
  const save = async (by: Desk) => addFindings(by.as, { id: made.id, part: await sealFindings(made, 1) }, NOW)
  for (const by of outsiders) expect(await save(by)).toEqual(NOT_FOUND)
  expect(await assignCase(lead.as, { id: made.id, version: 3, assignee: null }, NOW)).toMatchObject({ ok: true })
  expect(await save(inspector)).toEqual(NOT_FOUND)
  expect(await findingsIn(made.id)).toEqual([])
  expect((await auditOf(made)).map(({ action }) => action)).not.toContain('case:findings')
})

test('the reporter is not handed any of it', async () => {
  const made = await inWork()
  await addFindings(inspector.as, { id: made.id, part: await sealFindings(made, 1) }, NOW)
  const { lookup } = await db.case.findUniqueOrThrow({ where: { id: made.id } })
  const thread = await readThread(lookup, NOW)
  expect(thread!.parts.map(({ kind }) => kind as string)).not.toContain('FINDINGS')
})

test('the door takes the longest sheet, and no other part', async () => {
  const made = await inWork()
  const longest = Object.fromEntries(QUESTIONS.map((question) => [question, '😀'.repeat(FINDINGS_MAX[question])]))
  const id = made.id
  expect(addFindingsSchema.safeParse({ id, part: await sealFindings(made, 1, longest) }).success).toBe(true)
  const part = await sealFindings(made, 1)
  for (const wrong of [
    await sealNote(made, 1),
    { ...part, number: 0 },
    { ...part, sealed: `${part.sealed}A` },
    { ...part, tag: 'x' },
    { ...part, findings: 'terbuka' },
  ])
    expect(addFindingsSchema.safeParse({ id, part: wrong }).success).toBe(false)
})
