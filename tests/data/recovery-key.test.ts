import { db } from '@/lib/data/client'
import { acceptReport } from '@/lib/data/intake'
import { recoveryChallenge, recoveryHeirs } from '@/lib/data/recovery'
import {
  acceptRecoveryKey,
  giveToRecovery,
  owedToRecovery,
  proposeRecoveryKey,
  recoveryCoverage,
  recoveryKey,
  refuseRecoveryKey,
} from '@/lib/data/recovery-key'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { openGrant, sealGrant } from '@/lib/sealing/case-seal'
import { openBytes } from '@/lib/sealing/envelope'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { type Identity, newIdentity } from '@/lib/sealing/identity'
import { auditOf, caseOf, desk, type Desk } from './casework'
import { FACTS, file } from './reports'

const OK = { ok: true, value: null }
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const CONFLICT = { ok: false, error: { code: 'CONFLICT' } }

let old: Identity
let made: Identity
let lead: Desk
let other: Desk

beforeEach(async () => {
  ;[old, made, lead, other] = await Promise.all([newIdentity(), newIdentity(), desk('LEAD'), desk('LEAD')])
  const [key, value] = ['recoveryRecipient', old.recipient]
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
  await db.setting.deleteMany({ where: { key: 'recoveryProposed' } })
})

const inUse = async () => (await db.setting.findUniqueOrThrow({ where: { key: 'recoveryRecipient' } })).value
const deeds = async ({ id }: Desk) =>
  (await db.auditEntry.findMany({ where: { subject: `officer:${id}` }, orderBy: { seq: 'asc' } })).map(
    ({ actor, action, detail }) => ({ actor, action, detail }),
  )

/** What a lead's browser does: opens each key of a batch with theirs, seals it to the recovery key. */
async function reseal({ as, secret }: Desk, to: Identity) {
  const batch = await owedToRecovery(as, { to: 'recovery', after: null })
  if (!batch.ok) throw new Error('refused')
  const sealed = batch.value.grants.map(async ({ caseId, grant }) => ({
    caseId,
    grant: toBase64url(await sealGrant(await openGrant(secret, fromBase64url(grant)), to.recipient)),
  }))
  return { recipient: to.recipient, grants: await Promise.all(sealed) }
}

async function replaced() {
  await proposeRecoveryKey(lead.as, made)
  expect(await acceptRecoveryKey(other.as, made)).toEqual(OK)
}

test('a new key counts once another lead has compared it, and both deeds are written down', async () => {
  const both = await Promise.all([proposeRecoveryKey(lead.as, made), proposeRecoveryKey(lead.as, made)])
  expect(both).toEqual([OK, OK])
  expect(await inUse()).toBe(old.recipient)
  expect(await recoveryKey(other.as)).toMatchObject({
    value: { recipient: old.recipient, proposed: { recipient: made.recipient, by: { id: lead.id } } },
  })
  expect(await proposeRecoveryKey(other.as, await newIdentity())).toEqual(CONFLICT)
  expect(await acceptRecoveryKey(lead.as, made)).toEqual(CONFLICT) // their own
  expect(await acceptRecoveryKey(other.as, await newIdentity())).toEqual(CONFLICT) // not the one that was compared
  expect(await inUse()).toBe(old.recipient)
  expect(await acceptRecoveryKey(other.as, made)).toEqual(OK)
  expect(await inUse()).toBe(made.recipient)
  expect(await recoveryKey(lead.as)).toMatchObject({ value: { recipient: made.recipient, proposed: null } })
  expect(await acceptRecoveryKey(other.as, made)).toEqual(CONFLICT)
  const detail = { sign: fingerprint([made.recipient]) }
  expect(await deeds(lead)).toEqual([{ actor: lead.id, action: 'recovery:propose', detail }])
  expect(await deeds(other)).toEqual([{ actor: other.id, action: 'recovery:replace', detail }])
})

test.each(['lead', 'other'] as const)('it can be refused or taken back (%s), and the old one stays', async (who) => {
  await proposeRecoveryKey(lead.as, made)
  const { as } = who === 'lead' ? lead : other
  expect(await refuseRecoveryKey(as, await newIdentity())).toEqual(CONFLICT)
  expect(await refuseRecoveryKey(as, made)).toEqual(OK)
  expect(await refuseRecoveryKey(as, made)).toEqual(CONFLICT)
  expect(await acceptRecoveryKey(other.as, made)).toEqual(CONFLICT)
  expect(await inUse()).toBe(old.recipient)
})

test('what somebody made who is no lead any more waits for nobody', async () => {
  await proposeRecoveryKey(lead.as, made)
  await db.officer.update({ where: { id: lead.id }, data: { active: false } })
  expect(await acceptRecoveryKey(other.as, made)).toEqual(CONFLICT)
  expect(await recoveryKey(other.as)).toMatchObject({ value: { proposed: null } })
  expect(await proposeRecoveryKey(other.as, await newIdentity())).toEqual(OK)
})

test('the only lead, as after a recovery, needs nobody', async () => {
  const where = { role: 'LEAD' as const, active: true, id: { not: lead.id } }
  const others = await db.officer.findMany({ where, select: { id: true } })
  const set = (active: boolean) =>
    db.officer.updateMany({ where: { id: { in: others.map(({ id }) => id) } }, data: { active } })
  await set(false)
  try {
    expect(await proposeRecoveryKey(lead.as, made)).toEqual(OK)
    expect(await inUse()).toBe(made.recipient)
    expect((await deeds(lead)).map(({ action }) => action)).toEqual(['recovery:replace'])
  } finally {
    await set(true)
  }
})

test('the old key then lets nobody in, not even with a challenge that it opened before', async () => {
  const asked = await recoveryChallenge()
  if (!asked.ok) throw new Error('no challenge')
  const { sealed, until, ticket } = asked.value
  const proof = { opened: toBase64url(await openBytes(old.secret, fromBase64url(sealed))), until, ticket }
  expect(await recoveryHeirs(proof)).toMatchObject({ ok: true })
  await replaced()
  expect(await recoveryHeirs(proof)).toEqual(NOT_FOUND)
  const now = await recoveryChallenge()
  const challenge = fromBase64url(now.ok ? now.value.sealed : '')
  await expect(openBytes(old.secret, challenge)).rejects.toThrow()
  await expect(openBytes(made.secret, challenge)).resolves.toHaveLength(32)
})

test('each lead seals what they open to it, in the place of what the old key opened; nothing is sealed twice', async () => {
  const [open, kept] = [await caseOf([lead]), await caseOf([other])]
  const gift = { id: crypto.randomUUID(), identity: await newIdentity() }
  const day = new Date('2026-11-24')
  await db.gratuity.create({
    data: {
      ...{ id: gift.id, reference: `GR-${gift.id.slice(0, 8)}`, refused: true, happenedOn: day, stateOn: day },
      ...{ enteredOn: day, recipient: gift.identity.recipient, enteredById: lead.id, recoveryTo: old.recipient },
      recoveryGrant: await sealGrant(gift.identity.secret, old.recipient),
      grants: { create: { officerId: lead.id, sealed: await sealGrant(gift.identity.secret, lead.recipient) } },
    },
  })
  expect(await recoveryCoverage(lead.as, old.recipient)).toMatchObject({ owed: 2, held: 2 })
  await replaced()
  expect(await recoveryCoverage(lead.as, made.recipient)).toEqual({ owed: 2, held: 0, endedOwed: 0, endedHeld: 0 })
  const batch = await reseal(lead, made)
  expect(batch.grants.map(({ caseId }) => caseId)).toEqual([open.id, gift.id].sort())
  const stranger = { ...batch, grants: [{ ...batch.grants[0]!, caseId: kept.id }] }
  expect(await giveToRecovery(lead.as, stranger)).toMatchObject({ value: { given: 0 } }) // not theirs
  expect(await giveToRecovery(lead.as, { ...batch, recipient: old.recipient })).toMatchObject(CONFLICT)
  const twice = await Promise.all([giveToRecovery(lead.as, batch), giveToRecovery(lead.as, batch)])
  expect(twice.map((result) => result.ok && result.value.given).sort()).toEqual([0, 2])
  expect(await recoveryCoverage(lead.as, made.recipient)).toMatchObject({ owed: 2, held: 2 })

  const [row, gratuity, not] = await Promise.all([
    db.case.findUniqueOrThrow({ where: { id: open.id } }),
    db.gratuity.findUniqueOrThrow({ where: { id: gift.id } }),
    db.case.findUniqueOrThrow({ where: { id: kept.id } }),
  ])
  expect(await openGrant(made.secret, row.recoveryGrant!)).toBe(open.keys.secret)
  expect(await openGrant(made.secret, gratuity.recoveryGrant!)).toBe(gift.identity.secret)
  await expect(openGrant(old.secret, row.recoveryGrant!)).rejects.toThrow()
  expect(await openGrant(old.secret, not.recoveryGrant!)).toBe(kept.keys.secret) // until its own lead comes
  const line = { actor: lead.id, action: 'case:key', detail: { officer: 'recovery' } }
  expect((await auditOf(open)).filter(({ action }) => action === 'case:key')).toEqual([line])
  expect((await deeds(lead)).slice(1)).toEqual([
    {
      actor: lead.id,
      action: 'key:hand',
      detail: { to: 'recovery', cases: batch.grants.map((one) => one.caseId).join(' ') },
    },
    { actor: lead.id, action: 'key:give', detail: { to: 'recovery', cases: open.id, gratuities: 1 } },
  ])
})

test('a report that was sealed to the old key, or does not say to which, is owed to the new one', async () => {
  const old = await newIdentity()
  const [known, silent] = [await file([lead]), await file([lead])]
  for (const { sealed } of [known, silent]) sealed.recoveryGrant = await sealGrant(old.secret, old.recipient)
  known.sealed.recoveryTo = old.recipient
  for (const { sealed } of [known, silent])
    expect(await acceptReport(sealed, FACTS, 'BROWSER')).toMatchObject({ ok: true })
  expect(await recoveryCoverage(lead.as, old.recipient)).toMatchObject({ owed: 2, held: 1 })
  expect(await recoveryCoverage(lead.as, made.recipient)).toMatchObject({ owed: 2, held: 0 })
})

test('an ended case is sealed after those at work, an erased one never', async () => {
  const [ended, gone] = [await caseOf([lead]), await caseOf([lead])]
  await db.case.update({ where: { id: ended.id }, data: { state: 'CLOSED' } })
  await db.keyGrant.deleteMany({ where: { caseId: gone.id } })
  await replaced()
  expect(await recoveryCoverage(lead.as, made.recipient)).toEqual({ owed: 0, held: 0, endedOwed: 1, endedHeld: 0 })
  expect(await owedToRecovery(lead.as, { to: 'recovery', after: null })).toMatchObject({ value: { grants: [] } })
  const late = await owedToRecovery(lead.as, { to: 'recovery', after: null, ended: true })
  expect(late.ok && late.value.grants.map(({ caseId }) => caseId)).toEqual([ended.id])
})

test('nobody but a lead has anything to do with it', async () => {
  for (const role of ['INSPECTOR', 'ADMIN', 'VIEWER', 'OPERATOR'] as const) {
    const { as } = await desk(role)
    const grants = [{ caseId: crypto.randomUUID(), grant: 'a'.repeat(200) }]
    expect(await recoveryKey(as)).toEqual(NOT_FOUND)
    expect(await proposeRecoveryKey(as, made)).toEqual(NOT_FOUND)
    expect(await acceptRecoveryKey(as, made)).toEqual(NOT_FOUND)
    expect(await refuseRecoveryKey(as, made)).toEqual(NOT_FOUND)
    expect(await owedToRecovery(as, { to: 'recovery', after: null })).toEqual(NOT_FOUND)
    expect(await giveToRecovery(as, { recipient: made.recipient, grants })).toEqual(NOT_FOUND)
  }
  expect(await inUse()).toBe(old.recipient)
})
