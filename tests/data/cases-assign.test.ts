import { assignableTo, assignCase } from '@/lib/data/case-assign'
import { openCase } from '@/lib/data/case-open'
import { db } from '@/lib/data/client'
import { openGrant } from '@/lib/sealing/case-seal'
import { fromBase64url } from '@/lib/sealing/bytes'
import { newIdentity } from '@/lib/sealing/identity'
import { auditOf, caseOf, type Desk, desk, grantFor, noon, started, stored } from './casework'

const NOW = noon('2026-11-24')
let lead: Desk
let second: Desk
let inspector: Desk

beforeAll(async () => {
  lead = await desk('LEAD', 'Ibu Pengendali')
  second = await desk('LEAD', 'Pak Wakil')
  inspector = await desk('INSPECTOR', 'Pak Auditor')
})

const holders = async (id: string) => (await stored(id)).grants.map(({ officerId }) => officerId).sort()

test('giving a case hands over a key that opens it, and says so in the trail', async () => {
  const made = await caseOf([lead])
  expect(
    await assignCase(lead.as, { id: made.id, version: 0, assignee: await grantFor(made, inspector) }, NOW),
  ).toEqual({
    ok: true,
    value: null,
  })
  const opened = await openCase(inspector.as, made.id, NOW)
  if (!opened.ok) throw new Error(opened.error.code)
  expect(await openGrant(inspector.secret, fromBase64url(opened.value.grant))).toBe(made.keys.secret)
  expect(await stored(made.id)).toMatchObject({ assigneeId: inspector.id, version: 1, state: 'RECEIVED' })
  expect(await auditOf(made)).toContainEqual({
    actor: lead.id,
    action: 'case:assign',
    detail: { assignee: inspector.id, previous: null },
  })
})

test('who had it before loses their key; a lead keeps theirs', async () => {
  const other = await desk('INSPECTOR')
  const made = await caseOf([lead, second], { deeds: started(lead, inspector) })
  await assignCase(lead.as, { id: made.id, version: 3, assignee: await grantFor(made, other) }, NOW)
  expect(await holders(made.id)).toEqual([lead.id, second.id, other.id].sort())
  expect((await openCase(inspector.as, made.id, NOW)).ok).toBe(false)

  await assignCase(lead.as, { id: made.id, version: 4, assignee: await grantFor(made, second) }, NOW)
  expect(await holders(made.id)).toEqual([lead.id, second.id].sort())
  await assignCase(lead.as, { id: made.id, version: 5, assignee: null }, NOW)
  expect(await holders(made.id)).toEqual([lead.id, second.id].sort())
  expect(await stored(made.id)).toMatchObject({ assigneeId: null, version: 6 })
})

test('giving it again to the same inspector renews their key', async () => {
  const made = await caseOf([lead], { deeds: started(lead, inspector) })
  const grant = await grantFor(made, inspector)
  await assignCase(lead.as, { id: made.id, version: 3, assignee: grant }, NOW)
  const kept = (await stored(made.id)).grants.find(({ officerId }) => officerId === inspector.id)
  expect(kept?.sealed).toEqual(fromBase64url(grant.grant))
})

test('a colleague’s slip cannot take a lead’s own key away', async () => {
  const made = await caseOf([lead, second])
  const before = (await stored(made.id)).grants
  const wrong = { ...(await grantFor(made, second)), grant: 'A'.repeat(366) }
  expect((await assignCase(lead.as, { id: made.id, version: 0, assignee: wrong }, NOW)).ok).toBe(true)
  expect((await stored(made.id)).grants).toEqual(before)
})

describe('nobody gets a case who must not', () => {
  const REFUSED = { ok: false, error: { code: 'INVALID', fields: { assignee: { key: 'ASSIGNEE' } } } }

  test('whom the reporter excluded, whoever is no inspector, inactive, without a key, unknown', async () => {
    const excluded = [await desk('INSPECTOR'), await desk('LEAD')]
    const others = await Promise.all((['OPERATOR', 'ADMIN', 'VIEWER'] as const).map((role) => desk(role)))
    const gone = await desk('INSPECTOR')
    await db.officer.update({ where: { id: gone.id }, data: { active: false } })
    const keyless = await desk('INSPECTOR')
    await db.officer.update({ where: { id: keyless.id }, data: { recipient: null } })
    const made = await caseOf([lead], { report: { excluded: excluded.map(({ id }) => id) } })
    const before = await stored(made.id)

    const offered = (await assignableTo(lead.as, made.id)).map(({ id }) => id)
    expect(offered).toEqual(expect.arrayContaining([lead.id, second.id, inspector.id]))
    const { recipient } = await newIdentity()
    for (const who of [...excluded, ...others, gone, keyless, { ...gone, id: 'nobody' }]) {
      expect(offered).not.toContain(who.id)
      const to = { ...who, recipient: who.recipient || recipient }
      expect(await assignCase(lead.as, { id: made.id, version: 0, assignee: await grantFor(made, to) }, NOW)).toEqual(
        REFUSED,
      )
    }
    expect(await stored(made.id)).toEqual(before)
  })

  test('a key that is no longer theirs is noticed', async () => {
    const made = await caseOf([lead])
    const old = { ...inspector, recipient: (await newIdentity()).recipient }
    expect(await assignCase(lead.as, { id: made.id, version: 0, assignee: await grantFor(made, old) }, NOW)).toEqual({
      ok: false,
      error: { code: 'CONFLICT', fields: { assignee: { key: 'CHANGED' } } },
    })
    expect(await holders(made.id)).toEqual([lead.id])
  })
})
