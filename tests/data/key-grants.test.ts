import { changeRole, setAccountActive } from '@/lib/data/accounts'
import { assignCase } from '@/lib/data/case-assign'
import { db } from '@/lib/data/client'
import { giveGrants, keyCoverage, owedGrants } from '@/lib/data/key-grants'
import { soleKeys } from '@/lib/data/officer-access'
import { officerById } from '@/lib/data/officers'
import { returnKey } from '@/lib/data/returned-keys'
import { GRANTS_BATCH } from '@/lib/domain/key-grants'
import { openGrant, sealGrant } from '@/lib/sealing/case-seal'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { newIdentity } from '@/lib/sealing/identity'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, desk, type Desk } from './casework'

const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const given = (count: number) => ({ ok: true, value: { given: count } })

/** What the lead's browser does: opens each key and seals it to the other. */
async function handOver(from: Desk, to: Desk, made: BuiltCase[]) {
  const grants = await Promise.all(
    made.map(async ({ id, keys }) => ({ caseId: id, grant: toBase64url(await sealGrant(keys.secret, to.recipient)) })),
  )
  return giveGrants(from.as, { to: to.id, recipient: to.recipient, grants })
}
const owedIds = async (from: Desk, to: Desk, ended = false) => {
  const owed = await owedGrants(from.as, { to: to.id, after: null, ended })
  return owed.ok ? owed.value.grants.map(({ caseId }) => caseId) : owed.error.code
}
const coverageOf = async (lead: Desk, reader: Desk) => {
  const coverage = await keyCoverage(lead.as)
  const row = coverage.ok ? coverage.value.find(({ id }) => id === reader.id) : undefined
  return row && [row.held, row.owed]
}
const endedCoverageOf = async (lead: Desk, reader: Desk) => {
  const coverage = await keyCoverage(lead.as)
  const row = coverage.ok ? coverage.value.find(({ id }) => id === reader.id) : undefined
  return row && [row.endedHeld, row.endedOwed]
}

test('a lead who joins later is given the open cases, and opens them; ended ones are owed apart', async () => {
  const [lead, joined] = [await desk('LEAD'), await desk('LEAD')]
  const made = [await caseOf([lead]), await caseOf([lead]), await caseOf([lead])]
  await db.case.update({ where: { id: made[2]!.id }, data: { state: 'CLOSED' } })
  expect(await coverageOf(lead, joined)).toEqual([0, 2])
  const owed = await owedGrants(lead.as, { to: joined.id, after: null })
  if (!owed.ok) throw new Error('not owed')
  expect(owed.value.grants.map(({ caseId }) => caseId).sort()).toEqual([made[0]!.id, made[1]!.id].sort())
  const [first] = owed.value.grants
  const secret = made.find(({ id }) => id === first!.caseId)!.keys.secret
  expect(await openGrant(lead.secret, fromBase64url(first!.grant))).toBe(secret)

  expect(await endedCoverageOf(lead, joined)).toEqual([0, 1])
  expect(await handOver(lead, joined, made.slice(0, 2))).toEqual(given(2))
  expect(await handOver(lead, joined, made.slice(0, 2))).toEqual({ ok: true, value: { given: 0 } })
  const stored = await db.keyGrant.findFirstOrThrow({ where: { officerId: joined.id, caseId: first!.caseId } })
  expect(await openGrant(joined.secret, stored.sealed)).toBe(secret)
  expect([await coverageOf(lead, joined), await owedIds(lead, joined)]).toEqual([[2, 2], []])
  expect(await endedCoverageOf(lead, joined)).toEqual([0, 1])
  const trail = await db.auditEntry.findMany({ where: { actor: lead.id }, orderBy: { seq: 'asc' } })
  const lines = trail.map(({ action, subject }) => [action, subject])
  // The cases of one batch are written down in no order of their own.
  expect([lines[0], ...lines.slice(1, -1).sort(), lines.at(-1)]).toEqual([
    ['key:hand', `officer:${lead.id}`],
    ...made
      .slice(0, 2)
      .map(({ id }) => ['case:key', `case:${id}`])
      .sort(),
    ['key:give', `officer:${joined.id}`],
  ])
  expect((await auditOf(made[0]!)).at(-1)).toEqual({
    ...{ actor: lead.id, action: 'case:key', detail: { officer: joined.id } },
  })
})

test('a lead hands back a key that does not open its case, is owed it, and gets it; the last one stays', async () => {
  const [lead, renewed, inspector] = [await desk('LEAD'), await desk('LEAD'), await desk('INSPECTOR')]
  const made = await caseOf([lead, renewed, inspector])
  const dead = await sealGrant(made.keys.secret, (await newIdentity()).recipient)
  const key = { caseId: made.id, officerId: renewed.id }
  await db.keyGrant.update({ where: { caseId_officerId: key }, data: { sealed: dead } })
  expect(await coverageOf(lead, renewed)).toEqual([1, 1])
  expect(await returnKey(inspector.as, made)).toEqual(NOT_FOUND)
  expect(await returnKey((await desk('LEAD')).as, made)).toEqual(NOT_FOUND)
  expect(await returnKey(renewed.as, made)).toEqual({ ok: true, value: null })
  expect(await returnKey(renewed.as, made)).toEqual(NOT_FOUND)
  expect(await owedIds(lead, renewed)).toEqual([made.id])
  expect(await returnKey(lead.as, made)).toEqual({ ok: false, error: { code: 'CONFLICT' } })
  expect(await handOver(lead, renewed, [made])).toEqual(given(1))
  const { sealed } = await db.keyGrant.findUniqueOrThrow({ where: { caseId_officerId: key } })
  expect(await openGrant(renewed.secret, sealed)).toBe(made.keys.secret)
  const trail = await db.auditEntry.findMany({ where: { subject: `case:${made.id}`, action: 'case:return-key' } })
  expect(trail.map(({ actor }) => actor)).toEqual([renewed.id])
})

test('an inspector is owed what is assigned to them, and whom a reporter excludes is owed nothing', async () => {
  const [lead, inspector, excluded] = [await desk('LEAD'), await desk('INSPECTOR'), await desk('LEAD')]
  const [mine, other] = [await caseOf([lead]), await caseOf([lead])]
  await db.case.update({ where: { id: mine.id }, data: { assigneeId: inspector.id } })
  await db.caseExclusion.createMany({ data: [mine, other].map(({ id }) => ({ caseId: id, officerId: excluded.id })) })
  expect([await coverageOf(lead, inspector), await coverageOf(lead, excluded)]).toEqual([
    [0, 1],
    [0, 0],
  ])
  expect([await owedIds(lead, inspector), await owedIds(lead, excluded)]).toEqual([[mine.id], []])
  expect(await handOver(lead, excluded, [mine, other])).toEqual(given(0))
  expect(await handOver(lead, inspector, [mine, other])).toEqual(given(1))
  expect(await db.keyGrant.count({ where: { officerId: excluded.id } })).toBe(0)
  // Of a case that a lead is kept from, no count and no batch tells them.
  expect(await coverageOf(excluded, inspector)).toEqual([0, 0])
  expect(await owedIds(excluded, inspector)).toEqual([])
  expect(await handOver(excluded, inspector, [other])).toEqual(given(0))
})

test('ended cases outlive leads who renew their keys one after another, and an inspector gets their own; erased ones are owed to nobody', async () => {
  const [first, second, inspector] = [await desk('LEAD'), await desk('LEAD'), await desk('INSPECTOR')]
  const [referred, closed, erased] = [await caseOf([first]), await caseOf([first]), await caseOf([first])]
  await db.case.update({ where: { id: referred.id }, data: { state: 'REFERRED', assigneeId: inspector.id } })
  await db.case.updateMany({ where: { id: { in: [closed.id, erased.id] } }, data: { state: 'CLOSED' } })
  await db.keyGrant.deleteMany({ where: { caseId: erased.id } }) // as erasure does
  expect(await owedIds(first, second)).toEqual([])
  expect(await owedIds(first, second, true)).toEqual([referred.id, closed.id].sort())
  expect(await owedIds(first, inspector, true)).toEqual([referred.id])
  expect(await handOver(first, second, [referred, closed, erased])).toEqual(given(2))
  expect(await endedCoverageOf(first, second)).toEqual([2, 2])
  await db.keyGrant.deleteMany({ where: { officerId: first.id } })
  expect(await handOver(second, first, [referred, closed])).toEqual(given(2))
})

test('an administrator is told of how many cases nobody else among the leads holds the key, ended ones too', async () => {
  const [admin, only, other, inspector] = await Promise.all(
    (['ADMIN', 'LEAD', 'LEAD', 'INSPECTOR'] as const).map((role) => desk(role)),
  )
  const [alone, shared, ended] = [await caseOf([only!]), await caseOf([only!, other!]), await caseOf([only!])]
  await db.case.update({ where: { id: ended.id }, data: { state: 'CLOSED' } })
  const sealed = new Uint8Array(200)
  await db.keyGrant.create({ data: { caseId: alone.id, officerId: inspector!.id, sealed } })
  const ids = [only!.id, other!.id, inspector!.id]
  expect([...(await soleKeys(admin!.as, ids))]).toEqual([[only!.id, 2]])
  expect(await soleKeys(only!.as, ids)).toEqual(new Map())
  // Whoever is no lead any more, or was taken off, holds nothing that counts.
  await changeRole(admin!.as, { id: other!.id, from: 'LEAD', role: 'INSPECTOR', unitId: null })
  expect((await soleKeys(admin!.as, ids)).get(only!.id)).toBe(3)
  expect(shared.id).not.toBe(alone.id)
})

test('a key that is another by now, an officer taken off, and those who are no leads', async () => {
  const [admin, lead, joined] = [await desk('ADMIN'), await desk('LEAD'), await desk('LEAD')]
  const made = await caseOf([lead])
  await db.officer.update({ where: { id: joined.id }, data: { recipient: (await newIdentity()).recipient } })
  expect(await handOver(lead, joined, [made])).toMatchObject({ error: { code: 'CONFLICT' } })
  await setAccountActive(admin.as, { id: joined.id, active: false })
  expect([await owedIds(lead, joined), await handOver(lead, joined, [made])]).toEqual(['NOT_FOUND', NOT_FOUND])
  expect(await coverageOf(lead, joined)).toBeUndefined()
  for (const role of ['ADMIN', 'INSPECTOR', 'OPERATOR', 'VIEWER'] as const) {
    const other = await desk(role)
    expect(await keyCoverage(other.as)).toEqual(NOT_FOUND)
    expect(await owedGrants(other.as, { to: lead.id, after: null })).toEqual(NOT_FOUND)
    expect(await handOver(other, lead, [made])).toEqual(NOT_FOUND)
  }
})

test('of two leads who give the same at the same moment one does; one taken off meanwhile is left with nothing', async () => {
  const [admin, one, two, joined] = [await desk('ADMIN'), await desk('LEAD'), await desk('LEAD'), await desk('LEAD')]
  const made = [await caseOf([one, two]), await caseOf([one, two])]
  const both = await Promise.all([handOver(one, joined, made), handOver(two, joined, made.toReversed())])
  expect(both.map((result) => result.ok && result.value.given).sort()).toEqual([0, 2])
  const late = [await caseOf([one]), await caseOf([one])]
  await Promise.all([handOver(one, joined, late), setAccountActive(admin.as, { id: joined.id, active: false })])
  expect(await db.keyGrant.count({ where: { officerId: joined.id } })).toBe(0)
})

test('giving a case and taking its officer off at the same moment leaves no grant', async () => {
  const [admin, lead, inspector] = [await desk('ADMIN'), await desk('LEAD'), await desk('INSPECTOR')]
  const made = await caseOf([lead])
  const grant = toBase64url(await sealGrant(made.keys.secret, inspector.recipient))
  const assignee = { officerId: inspector.id, recipient: inspector.recipient, grant }
  await Promise.all([
    assignCase(lead.as, { id: made.id, version: 0, assignee }),
    setAccountActive(admin.as, { id: inspector.id, active: false }),
  ])
  expect(await officerById(inspector.id)).toBeNull()
  expect(await db.keyGrant.count({ where: { officerId: inspector.id } })).toBe(0)
})

test('more than one batch is walked to its end, each case once', async () => {
  const [lead, joined] = [await desk('LEAD'), await desk('LEAD')]
  const model = await caseOf([lead])
  const row = await db.case.findUniqueOrThrow({
    where: { id: model.id },
    omit: { id: true, reference: true, lookup: true },
  })
  const ids = Array.from({ length: GRANTS_BATCH + 7 }, () => crypto.randomUUID())
  await db.case.createMany({ data: ids.map((id) => ({ ...row, id, reference: id, lookup: id })) })
  await db.keyGrant.createMany({
    data: ids.map((caseId) => ({ caseId, officerId: lead.id, sealed: new Uint8Array(200) })),
  })
  const seen: string[] = []
  for (let after: string | null = null; ;) {
    const batch = await owedGrants(lead.as, { to: joined.id, after })
    if (!batch.ok) throw new Error('refused')
    seen.push(...batch.value.grants.map(({ caseId }) => caseId))
    after = batch.value.next
    if (after === null) break
  }
  expect(seen.sort()).toEqual([model.id, ...ids].sort())
})
