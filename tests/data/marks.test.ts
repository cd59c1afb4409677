import { assignableTo, assignCase } from '@/lib/data/case-assign'
import { readCase } from '@/lib/data/case-read'
import { db } from '@/lib/data/client'
import { giveGrants, keyCoverage, owedGrants } from '@/lib/data/key-grants'
import { readmitOfficer, withholdCase } from '@/lib/data/withhold'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, grantFor, noon, sealNote, started, stored } from './casework'

const NOW = noon('2026-11-24')
const DONE = { ok: true, value: null }
let marker: Desk
let other: Desk
let third: Desk
let inspector: Desk

beforeAll(async () => {
  ;[marker, other, third, inspector] = await Promise.all([desk('LEAD'), desk('LEAD'), desk('LEAD'), desk('INSPECTOR')])
})

/** A case in work in which `named` is marked by `marker`. */
async function marked(named: Desk): Promise<BuiltCase> {
  const made = await caseOf([marker, other, third], { deeds: started(marker, inspector) })
  const reason = await sealNote(made, 1, 'Disebut pelapor.')
  expect(await withholdCase(marker.as, { id: made.id, version: 3, officerId: named.id, reason }, NOW)).toEqual(DONE)
  return made
}
const readmits = async (made: BuiltCase, by: Desk, named: Desk, { version = 4, note = 2 } = {}) =>
  readmitOfficer(
    by.as,
    { id: made.id, version, officerId: named.id, reason: await sealNote(made, note, 'Keliru.') },
    NOW,
  )

test('another lead takes a mark back, with a sealed reason; the officer sees the case once it is given to them again', async () => {
  const made = await marked(inspector)
  expect(await readCase(other.as, made.id)).toMatchObject({ value: { named: [{ id: inspector.id, mine: false }] } })
  expect(await readmits(made, other, inspector)).toEqual(DONE)
  expect((await auditOf(made)).at(-1)).toEqual({
    ...{ actor: other.id, action: 'case:readmit' },
    detail: { officer: inspector.id, reason: 2, markedBy: marker.id },
  })
  expect(await readCase(other.as, made.id)).toMatchObject({ value: { named: [] } })
  expect((await stored(made.id)).grants.map(({ officerId }) => officerId)).not.toContain(inspector.id)
  expect(await readCase(inspector.as, made.id)).toMatchObject({ ok: false })
  expect((await assignableTo(other.as, made.id)).map(({ id }) => id)).toContain(inspector.id)
  const assignee = await grantFor(made, inspector)
  expect(await assignCase(other.as, { id: made.id, version: 5, assignee }, NOW)).toMatchObject({ ok: true })
  expect(await readCase(inspector.as, made.id)).toMatchObject({ ok: true })
})

test('a lead is owed the key again, and gets it as any other', async () => {
  const made = await marked(third)
  const owed = async () => {
    const read = await keyCoverage(other.as)
    const row = read.ok ? read.value.find(({ id }) => id === third.id) : undefined
    return row && row.owed - row.held
  }
  const before = await owed()
  expect(await readmits(made, other, third)).toEqual(DONE)
  expect(await owed()).toBe(before! + 1)
  const handed = await owedGrants(other.as, { to: third.id, after: null }, NOW)
  expect(handed).toMatchObject({
    value: { grants: expect.arrayContaining([expect.objectContaining({ caseId: made.id })]) },
  })
  const { recipient, grant } = await grantFor(made, third)
  const given = { to: third.id, recipient, grants: [{ caseId: made.id, grant }] }
  expect(await giveGrants(other.as, given, NOW)).toEqual({ ok: true, value: { given: 1 } })
  expect(await readCase(third.as, made.id)).toMatchObject({ ok: true })
})

test('not by the lead who made it, by whom it keeps away, by an inspector, nor from an old page', async () => {
  const made = await marked(third)
  const before = await stored(made.id)
  expect(await readmits(made, marker, third)).toMatchObject({ error: { fields: { officerId: { key: 'OWN_MARK' } } } })
  for (const by of [third, inspector, await desk('LEAD'), await desk('ADMIN')])
    expect(await readmits(made, by, third)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await readmits(made, other, third, { version: 3 })).toMatchObject({ error: { fields: { version: {} } } })
  expect(await readmits(made, other, third, { note: 1 })).toMatchObject({ error: { fields: { part: {} } } })
  expect(await readmits(made, other, inspector)).toMatchObject({ error: { code: 'INVALID' } })
  expect(await stored(made.id)).toEqual(before)
})

test('whom the reporter excludes stays excluded, whoever asks', async () => {
  const made = await caseOf([marker, other], { deeds: started(marker, inspector) })
  await db.caseExclusion.create({ data: { caseId: made.id, officerId: third.id } })
  expect(await readmits(made, other, third, { version: 3, note: 1 })).toMatchObject({ error: { code: 'INVALID' } })
  expect((await stored(made.id)).exclusions).toHaveLength(1)
})

test.each([1, 2])('two leads who take it back at once: one does, the other is told (%i)', async () => {
  const made = await marked(inspector)
  const results = await Promise.all([readmits(made, other, inspector), readmits(made, third, inspector)])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'CONFLICT', fields: { version: {} } } })
  expect((await auditOf(made)).filter(({ action }) => action === 'case:readmit')).toHaveLength(1)
})
