import { db } from '@/lib/data/client'
import { officerById } from '@/lib/data/officers'
import { recoveryBatch, recoveryChallenge, recoveryEnd, recoveryGive, recoveryHeirs } from '@/lib/data/recovery'
import { RECOVERY_MINUTES } from '@/lib/domain/recovery'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { openGrant, sealGrant } from '@/lib/sealing/case-seal'
import { openBytes } from '@/lib/sealing/envelope'
import { newIdentity, type Identity } from '@/lib/sealing/identity'
import { auditOf, caseOf, desk } from './casework'

const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }

let recovery: Identity
beforeAll(async () => {
  recovery = await newIdentity()
  const value = recovery.recipient
  await db.setting.upsert({
    where: { key: 'recoveryRecipient' },
    create: { key: 'recoveryRecipient', value },
    update: { value },
  })
  // Other tests on this database sealed to keys of their own.
  await db.case.updateMany({ data: { recoveryGrant: null } })
  await db.gratuity.updateMany({ data: { recoveryGrant: null } })
})

async function shown(now?: Date) {
  const asked = await recoveryChallenge(now)
  if (!asked.ok) throw new Error('no challenge')
  const { sealed, until, ticket } = asked.value
  return { opened: toBase64url(await openBytes(recovery.secret, fromBase64url(sealed))), until, ticket }
}

async function heir(role: 'LEAD' | 'INSPECTOR' = 'LEAD') {
  const made = await desk(role)
  await db.officer.update({ where: { id: made.id }, data: { active: false, awaitsLead: true } })
  return made
}

/** A case whose key is sealed to the recovery recipient as well. */
async function recoverable() {
  const made = await caseOf([await desk('LEAD')])
  const recoveryGrant = await sealGrant(made.keys.secret, recovery.recipient)
  await db.case.update({ where: { id: made.id }, data: { recoveryGrant } })
  return made
}

test('the recovery key opens every case once and makes a lead, all of it written down', async () => {
  const [to, one, kept] = [await heir(), await recoverable(), await recoverable()]
  await db.caseExclusion.create({ data: { caseId: kept.id, officerId: to.id } })
  const proof = await shown()
  const look = await recoveryHeirs(proof)
  expect(look.ok && look.value.heirs.find(({ id }) => id === to.id)).toMatchObject({ recipient: to.recipient })
  const batch = await recoveryBatch({ proof, to: to.id, after: null })
  if (!batch.ok) throw new Error('refused')
  expect(batch.value.grants.map(({ caseId }) => caseId)).not.toContain(kept.id)
  const grants = await Promise.all(
    batch.value.grants.map(async ({ caseId, grant }) => ({
      caseId,
      grant: toBase64url(await sealGrant(await openGrant(recovery.secret, fromBase64url(grant)), to.recipient)),
    })),
  )
  const give = { proof, to: to.id, recipient: to.recipient, grants }
  const twice = await Promise.all([recoveryGive(give), recoveryGive(give)])
  expect(twice.map((result) => result.ok && result.value.given).sort()).toEqual([0, grants.length])
  expect(await recoveryGive({ ...give, grants: [{ ...grants[0]!, caseId: kept.id }] })).toMatchObject({
    value: { given: 0 },
  })
  expect(await officerById(to.id)).toBeNull()
  for (let again = 0; again < 2; again++)
    expect(await recoveryEnd({ proof, to: to.id, recipient: to.recipient })).toEqual({ ok: true, value: null })
  expect(await officerById(to.id)).toMatchObject({ role: 'LEAD' })
  const stored = await db.keyGrant.findUniqueOrThrow({
    where: { caseId_officerId: { caseId: one.id, officerId: to.id } },
  })
  expect(await openGrant(to.secret, stored.sealed)).toBe(one.keys.secret)
  const trail = await db.auditEntry.findMany({ where: { subject: `officer:${to.id}` }, orderBy: { seq: 'asc' } })
  expect(trail.map(({ action }) => action)).toEqual(['recovery:hand', 'recovery:give', 'account:recovery'])
  const line = { actor: 'system', action: 'case:key', detail: { officer: to.id, by: 'recovery' } }
  expect((await auditOf(one)).filter(({ action }) => action === 'case:key')).toEqual([line])
  expect((await auditOf(kept)).filter(({ action }) => action === 'case:key')).toEqual([])
})

test('gratuities come with the cases, whatever they are sealed to beside', async () => {
  const [to, lead, id] = [await heir(), await desk('LEAD'), crypto.randomUUID()]
  const gift = await newIdentity()
  const day = new Date('2026-11-24')
  await db.gratuity.create({
    data: {
      ...{ id, reference: `GR-${id.slice(0, 8)}`, refused: true, happenedOn: day, stateOn: day, enteredOn: day },
      ...{ recipient: gift.recipient, enteredById: lead.id, declarantId: lead.id },
      recoveryGrant: await sealGrant(gift.secret, recovery.recipient),
    },
  })
  const proof = await shown()
  const before = await recoveryHeirs(proof)
  const found = []
  for (let after: string | null = null; ;) {
    const batch = await recoveryBatch({ proof, to: to.id, after })
    if (!batch.ok) throw new Error('refused')
    found.push(...batch.value.grants)
    if ((after = batch.value.next) === null) break
  }
  expect(before.ok && before.value.cases).toBeGreaterThanOrEqual(found.length)
  expect(found.map(({ caseId }) => caseId)).toEqual(found.map(({ caseId }) => caseId).toSorted())
  const { grant } = found.find(({ caseId }) => caseId === id)!
  expect(await openGrant(recovery.secret, fromBase64url(grant))).toBe(gift.secret)
  const grants = [{ caseId: id, grant: toBase64url(await sealGrant(gift.secret, to.recipient)) }]
  const give = { proof, to: to.id, recipient: to.recipient, grants }
  expect([await recoveryGive(give), await recoveryGive(give)]).toMatchObject([
    { value: { given: 1 } },
    { value: { given: 0 } },
  ])
  const where = { gratuityId_officerId: { gratuityId: id, officerId: to.id } }
  expect(await openGrant(to.secret, (await db.gratuityGrant.findUniqueOrThrow({ where })).sealed)).toBe(gift.secret)
})

test('without the key, with a stale or altered proof, there is nothing', async () => {
  const to = await heir()
  const good = await shown()
  const asked = await recoveryChallenge()
  const stranger = await newIdentity()
  await expect(openBytes(stranger.secret, fromBase64url(asked.ok ? asked.value.sealed : ''))).rejects.toThrow()
  const late = new Date(Date.now() + (RECOVERY_MINUTES + 1) * 60_000)
  const bad = [
    { ...good, opened: 'a'.repeat(43) },
    { ...good, until: good.until + 1 },
    { ...good, ticket: 'a'.repeat(43) },
  ]
  for (const proof of bad) {
    expect(await recoveryHeirs(proof)).toEqual(NOT_FOUND)
    expect(await recoveryBatch({ proof, to: to.id, after: null })).toEqual(NOT_FOUND)
    expect(await recoveryEnd({ proof, to: to.id, recipient: to.recipient })).toEqual(NOT_FOUND)
    const grants = [{ caseId: crypto.randomUUID(), grant: 'a'.repeat(200) }]
    expect(await recoveryGive({ proof, to: to.id, recipient: to.recipient, grants })).toEqual(NOT_FOUND)
  }
  expect(await recoveryHeirs(good, late)).toEqual(NOT_FOUND)
  expect(await officerById(to.id)).toBeNull()
})

test('it makes nobody a lead who does not wait to become one, nor for a key that was not compared', async () => {
  const proof = await shown()
  const [inspector, off, to] = [await heir('INSPECTOR'), await desk('LEAD'), await heir()]
  await db.officer.update({ where: { id: off.id }, data: { active: false } })
  for (const other of [inspector, off]) {
    expect(await recoveryBatch({ proof, to: other.id, after: null })).toEqual(NOT_FOUND)
    expect(await recoveryEnd({ proof, to: other.id, recipient: other.recipient })).toEqual(NOT_FOUND)
    expect(await officerById(other.id)).toBeNull()
  }
  expect(await recoveryEnd({ proof, to: to.id, recipient: off.recipient })).toMatchObject({
    error: { code: 'CONFLICT' },
  })
})
