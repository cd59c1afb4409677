import { assignableBy, assignableTo, assignCase, assignCases } from '@/lib/data/case-assign'
import { openCase } from '@/lib/data/case-open'
import { db } from '@/lib/data/client'
import { openGrant } from '@/lib/sealing/case-seal'
import { fromBase64url } from '@/lib/sealing/bytes'
import { newIdentity } from '@/lib/sealing/identity'
import type { BuiltCase } from '@/prisma/seed/builders'
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

describe('several at once', () => {
  const caseFor = async (made: BuiltCase, version = 0, to = inspector) => {
    const { grant } = await grantFor(made, to)
    return { id: made.id, version, grant }
  }
  const to = () => ({ officerId: inspector.id, recipient: inspector.recipient })

  test('each goes by itself: what was changed, is not theirs or may not be given keeps no other from it', async () => {
    const [good, also] = [await caseOf([lead]), await caseOf([lead])]
    const moved = await caseOf([lead], { deeds: [{ by: lead.deed, on: '2026-11-17', move: 'verify' }] })
    const kept = await caseOf([lead], { report: { excluded: [inspector.id] } })
    const foreign = await caseOf([second])
    const all = [good, moved, kept, foreign, also]
    const cases = await Promise.all(all.map((made) => caseFor(made)))
    const before = await Promise.all([moved, kept, foreign].map(({ id }) => stored(id)))
    expect(await assignCases(lead.as, { ...to(), cases }, NOW)).toEqual({
      ok: true,
      value: {
        assigned: [good.id, also.id],
        refused: [
          { id: moved.id, error: { code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } } },
          { id: kept.id, error: { code: 'INVALID', fields: { assignee: { key: 'ASSIGNEE' } } } },
          { id: foreign.id, error: { code: 'NOT_FOUND' } },
        ],
      },
    })
    expect(await Promise.all([moved, kept, foreign].map(({ id }) => stored(id)))).toEqual(before)
    for (const made of [good, also]) {
      const opened = await openCase(inspector.as, made.id, NOW)
      if (!opened.ok) throw new Error(opened.error.code)
      expect(await openGrant(inspector.secret, fromBase64url(opened.value.grant))).toBe(made.keys.secret)
    }
  })

  test.each([1, 2, 3])('two leads at once: each case goes to one of the two, whole (%i)', async () => {
    const other = await desk('INSPECTOR')
    const made = await Promise.all([1, 2, 3, 4].map(() => caseOf([lead, second])))
    const forOne = await Promise.all(made.map((one) => caseFor(one)))
    const forOther = await Promise.all([...made].reverse().map((one) => caseFor(one, 0, other)))
    const results = await Promise.all([
      assignCases(lead.as, { ...to(), cases: forOne }, NOW),
      assignCases(second.as, { officerId: other.id, recipient: other.recipient, cases: forOther }, NOW),
    ])
    const assigned = results.flatMap((result) => (result.ok ? result.value.assigned : []))
    expect(assigned.sort()).toEqual(made.map(({ id }) => id).sort())
    for (const { id } of made) {
      const now = await stored(id)
      expect(now.version).toBe(1)
      expect(now.grants.map(({ officerId }) => officerId).sort()).toEqual([lead.id, second.id, now.assigneeId].sort())
    }
  })

  test('only a lead, and only to whoever holds a key', async () => {
    const made = await caseOf([lead])
    const input = { ...to(), cases: [await caseFor(made)] }
    expect(await assignCases(inspector.as, input, NOW)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await assignableBy(inspector.as)).toEqual([])
    const offered = (await assignableBy(lead.as)).map(({ id }) => id)
    expect(offered).toEqual(expect.arrayContaining([lead.id, second.id, inspector.id]))
    expect(offered).not.toContain((await desk('OPERATOR')).id)
  })
})
