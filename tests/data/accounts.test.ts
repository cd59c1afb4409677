import { db } from '@/lib/data/client'
import { changeRole, listAccounts, setAccountActive } from '@/lib/data/accounts'
import { shownTo } from '@/lib/data/identities'
import { readSession, startSession } from '@/lib/data/sessions'
import type { Role } from '@/lib/domain/roles'
import { auditOf, caseOf, desk, started, stored } from './casework'

const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const CONFLICT = { ok: false, error: { code: 'CONFLICT' } }
const OK = { ok: true, value: null }

const active = async (id: string) => (await db.officer.findUniqueOrThrow({ where: { id } })).active
const others = (role: Role, not: string[]) =>
  db.officer.updateMany({ where: { role, id: { notIn: not } }, data: { active: false } })

test('taking an officer off ends their sessions and deletes their grants, with an entry', async () => {
  const [admin, lead, other] = [await desk('ADMIN'), await desk('LEAD'), await desk('LEAD')]
  const made = await caseOf([lead, other])
  const session = await startSession(lead.as)
  expect(await setAccountActive(admin.as, { id: lead.id, active: false })).toEqual(OK)
  expect(await readSession(session)).toBeNull()
  expect((await db.keyGrant.findMany({ where: { caseId: made.id } })).map(({ officerId }) => officerId)).toEqual([
    other.id,
  ])
  const entries = await db.auditEntry.findMany({ where: { subject: `officer:${lead.id}`, actor: admin.id } })
  expect(entries).toMatchObject([{ action: 'account:deactivate', detail: { sessions: 1, grants: 1 } }])

  expect(await setAccountActive(admin.as, { id: lead.id, active: true })).toEqual(OK)
  expect(await active(lead.id)).toBe(true)
  expect(await db.keyGrant.count({ where: { officerId: lead.id } })).toBe(0)
  expect(await readSession(session)).toBeNull()
})

test('the cases of an officer who is taken off are nobody’s again, ended and merged ones too, with a line in each', async () => {
  const [admin, lead, inspector] = [await desk('ADMIN'), await desk('LEAD'), await desk('INSPECTOR')]
  const [made, ended] = [
    await caseOf([lead], { deeds: started(lead, inspector) }),
    await caseOf([lead], { deeds: started(lead, inspector) }),
  ]
  const others = await caseOf([lead], { deeds: started(lead, lead) })
  await db.case.update({ where: { id: ended.id }, data: { state: 'CLOSED' } })
  const versions = [(await stored(made.id)).version, (await stored(others.id)).version]
  expect(await setAccountActive(admin.as, { id: inspector.id, active: false })).toEqual(OK)
  expect([await stored(made.id), await stored(ended.id), await stored(others.id)]).toMatchObject([
    { assigneeId: null, version: versions[0]! + 1 },
    { assigneeId: null },
    { assigneeId: lead.id, version: versions[1] },
  ])
  for (const one of [made, ended])
    expect((await auditOf(one)).slice(-2)).toEqual([
      { actor: admin.id, action: 'case:assign', detail: { assignee: null, previous: inspector.id } },
      { actor: admin.id, action: 'case:key-end', detail: { officer: inspector.id } },
    ])
  expect((await auditOf(others)).at(-1)?.action).not.toMatch(/^case:key-end/)
  expect(await setAccountActive(admin.as, { id: inspector.id, active: true })).toEqual(OK)
  expect((await stored(made.id)).assigneeId).toBeNull()
})

test('who reported is shown no longer to an officer who was taken off or changed role, nor after they are put back', async () => {
  const [admin, lead] = [await desk('ADMIN'), await desk('LEAD')]
  const [off, changed] = [await desk('INSPECTOR'), await desk('INSPECTOR')]
  const made = await caseOf([lead])
  for (const { id: officerId } of [off, changed])
    await db.shownIdentity.create({
      data: { id: crypto.randomUUID(), caseId: made.id, officerId, sealed: new Uint8Array(9), at: new Date() },
    })
  expect((await shownTo(off.as)).length).toBe(1)
  expect(await setAccountActive(admin.as, { id: off.id, active: false })).toEqual(OK)
  expect(await setAccountActive(admin.as, { id: off.id, active: true })).toEqual(OK)
  const role = { id: changed.id, from: 'INSPECTOR', role: 'VIEWER', unitId: null } as const
  expect(await changeRole(admin.as, role)).toEqual(OK)
  expect(await shownTo(off.as)).toEqual([])
  expect(await db.shownIdentity.count({ where: { caseId: made.id } })).toBe(0)
})

test('nobody but an administrator', async () => {
  const victim = await desk('INSPECTOR')
  for (const role of ['LEAD', 'INSPECTOR', 'OPERATOR', 'VIEWER'] as const) {
    const { as } = await desk(role)
    expect(await setAccountActive(as, { id: victim.id, active: false })).toEqual(NOT_FOUND)
    expect(await listAccounts(as)).toEqual(NOT_FOUND)
  }
  expect(await active(victim.id)).toBe(true)
})

test('not oneself, not the last lead or administrator, not the unknown; twice is once', async () => {
  const [admin, lead, viewer] = [await desk('ADMIN'), await desk('LEAD'), await desk('VIEWER')]
  await others('LEAD', [lead.id])
  await others('VIEWER', [viewer.id])
  expect(await setAccountActive(admin.as, { id: admin.id, active: false })).toEqual(CONFLICT)
  expect(await setAccountActive(admin.as, { id: lead.id, active: false })).toEqual(CONFLICT)
  expect(await setAccountActive(admin.as, { id: 'unknown', active: false })).toEqual(NOT_FOUND)
  for (let twice = 0; twice < 2; twice++)
    expect(await setAccountActive(admin.as, { id: viewer.id, active: false })).toEqual(OK)
  expect(await db.auditEntry.count({ where: { subject: `officer:${viewer.id}` } })).toBe(1)
})

test('two administrators who take each other off at the same moment: one stays', async () => {
  const [one, two] = [await desk('ADMIN'), await desk('ADMIN')]
  await others('ADMIN', [one.id, two.id])
  const results = await Promise.all([
    setAccountActive(one.as, { id: two.id, active: false }),
    setAccountActive(two.as, { id: one.id, active: false }),
  ])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.officer.count({ where: { role: 'ADMIN', active: true } })).toBe(1)
})

describe('another role', () => {
  const change = (id: string, from: Role, role: Role, unitId: string | null = null) => ({ id, from, role, unitId })

  test('counts from the next request on; sessions, grants and a key that it does not need are gone', async () => {
    const [admin, lead, other] = [await desk('ADMIN'), await desk('LEAD'), await desk('LEAD')]
    const made = await caseOf([lead, other])
    await db.case.update({ where: { id: made.id }, data: { assigneeId: lead.id } })
    const session = await startSession(lead.as)
    expect(await changeRole(admin.as, change(lead.id, 'LEAD', 'VIEWER'))).toEqual(OK)
    expect(await readSession(session)).toBeNull()
    expect(await db.officer.findUnique({ where: { id: lead.id } })).toMatchObject({
      ...{ role: 'VIEWER', active: true, awaitsLead: false, recipient: null, sealedIdentity: null },
    })
    expect(await db.keyGrant.count({ where: { officerId: lead.id } })).toBe(0)
    expect((await db.case.findUniqueOrThrow({ where: { id: made.id } })).assigneeId).toBeNull()
    expect((await auditOf(made)).slice(-2)).toEqual([
      { actor: admin.id, action: 'case:assign', detail: { assignee: null, previous: lead.id } },
      { actor: admin.id, action: 'case:key-end', detail: { officer: lead.id } },
    ])
    const entry = await db.auditEntry.findFirst({ where: { subject: `officer:${lead.id}`, action: 'account:role' } })
    expect(entry?.detail).toEqual({ 'role.from': 'LEAD', 'role.to': 'VIEWER', sessions: 1, grants: 1 })
  })

  test('whoever comes to read cases, or more of them, waits for a lead; a lead who steps down keeps what is theirs', async () => {
    const [admin, lead, other] = [await desk('ADMIN'), await desk('LEAD'), await desk('LEAD')]
    const [mine, theirs] = [await caseOf([lead, other]), await caseOf([lead, other])]
    await db.case.update({ where: { id: mine.id }, data: { assigneeId: lead.id } })
    expect(await changeRole(admin.as, change(lead.id, 'LEAD', 'INSPECTOR'))).toEqual(OK)
    expect(await db.keyGrant.findMany({ where: { officerId: lead.id } })).toMatchObject([{ caseId: mine.id }])
    expect((await stored(mine.id)).assigneeId).toBe(lead.id)
    expect(theirs.id).not.toBe(mine.id)
    expect(await active(lead.id)).toBe(true)
    for (const [from, role] of [
      ['INSPECTOR', 'LEAD'],
      ['VIEWER', 'INSPECTOR'],
      ['OPERATOR', 'LEAD'],
    ] as const) {
      const { id } = await desk(from)
      expect(await changeRole(admin.as, change(id, from, role))).toEqual(OK)
      expect(await db.officer.findUnique({ where: { id } })).toMatchObject({ role, active: false, awaitsLead: true })
      expect(await setAccountActive(admin.as, { id, active: true })).toEqual(CONFLICT)
    }
  })

  test('not oneself, not the last, not to no unit, not twice, and by an administrator alone', async () => {
    const [admin, viewer] = [await desk('ADMIN'), await desk('VIEWER')]
    expect(await changeRole(admin.as, change(admin.id, 'ADMIN', 'VIEWER'))).toEqual(CONFLICT)
    expect(await changeRole(viewer.as, change(admin.id, 'ADMIN', 'VIEWER'))).toEqual(NOT_FOUND)
    expect(await changeRole(admin.as, change('unknown', 'ADMIN', 'VIEWER'))).toEqual(NOT_FOUND)
    expect(await changeRole(admin.as, change(viewer.id, 'VIEWER', 'OPERATOR'))).toMatchObject({
      error: { fields: { unitId: { key: 'REQUIRED' } } },
    })
    expect(await changeRole(admin.as, change(viewer.id, 'VIEWER', 'OPERATOR', 'disdukcapil'))).toEqual(OK)
    expect(await changeRole(admin.as, change(viewer.id, 'VIEWER', 'OPERATOR', 'disdukcapil'))).toEqual(OK)
    expect(await changeRole(admin.as, change(viewer.id, 'VIEWER', 'ADMIN'))).toMatchObject({
      error: { code: 'CONFLICT' },
    })
    const lead = await desk('LEAD')
    await others('LEAD', [lead.id])
    expect(await changeRole(admin.as, change(lead.id, 'LEAD', 'VIEWER'))).toMatchObject({
      error: { fields: { role: { key: 'LAST_ONE' } } },
    })
  })

  test('two administrators who change each other at the same moment: one stays', async () => {
    const [one, two] = [await desk('ADMIN'), await desk('ADMIN')]
    await others('ADMIN', [one.id, two.id])
    const results = await Promise.all([
      changeRole(one.as, change(two.id, 'ADMIN', 'VIEWER')),
      changeRole(two.as, change(one.id, 'ADMIN', 'VIEWER')),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

test('the list shows who works here, and nothing of keys or hashes', async () => {
  const admin = await desk('ADMIN')
  const accounts = await listAccounts(admin.as, { q: admin.as.email })
  expect(accounts.ok && accounts.value.rows.find(({ id }) => id === admin.id)).toEqual({
    ...{ id: admin.id, name: admin.as.name, title: admin.as.title, email: admin.as.email },
    ...{ role: 'ADMIN', unit: null, active: true, awaitsLead: false, secondFactor: false },
  })
})
