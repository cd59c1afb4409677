import { db } from '@/lib/data/client'
import { forgetShown, identityReaders, openIdentity, shownTo } from '@/lib/data/identities'
import { decideProposal, propose } from '@/lib/data/proposals'
import { eraseExpired } from '@/lib/data/retention'
import { readCase } from '@/lib/data/case-read'
import { withholdCase } from '@/lib/data/withhold'
import { identityText, readIdentity } from '@/lib/domain/identity'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { openText, sealText } from '@/lib/sealing/envelope'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, noon, sealNote, started, stored } from './casework'

const NOW = noon('2026-11-24')
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const DONE = { ok: true, value: null }
let lead: Desk
let second: Desk
let inspector: Desk
let stranger: Desk
beforeEach(async () => {
  ;[lead, second, inspector, stranger] = await Promise.all([
    desk('LEAD'),
    desk('LEAD'),
    desk('INSPECTOR'),
    desk('INSPECTOR', 'Pak Lain'),
  ])
})

const IDENTITY = { reference: 'JK-7F3M-9Q2T', name: 'Ibu Pelapor', contact: '0811' }
const inWork = () => caseOf([lead, second], { deeds: started(lead, inspector) })

async function proposed(made: BuiltCase, to: Desk, by = inspector) {
  const reason = await sealNote(made, 1, 'Perlu dihubungi untuk perlindungan.')
  return propose(by.as, { id: made.id, version: 3, move: 'identity', officerId: to.id, reason }, NOW)
}
async function decided(made: BuiltCase, by: Desk, recipient: string | null, approve = true) {
  const { id: proposal } = await db.proposal.findFirstOrThrow({ where: { caseId: made.id, state: 'OPEN' } })
  const shown = recipient
    ? { recipient, sealed: toBase64url(await sealText(recipient, identityText(IDENTITY))) }
    : undefined
  const reason = await sealNote(made, 2, 'Setuju.')
  return decideProposal(by.as, { id: made.id, version: 3, proposal, approve, reason, shown }, NOW)
}
/** A case whose reporter is known to the stranger now. */
async function shown() {
  const made = await inWork()
  expect(await proposed(made, stranger)).toEqual(DONE)
  expect(await decided(made, lead, stranger.recipient)).toEqual(DONE)
  const [one] = await shownTo(stranger.as, NOW)
  return { made, id: one!.id }
}

test('two officers show an identity to a third: name, contact and number, and nothing of the case', async () => {
  const { made, id } = await shown()
  const opened = await openIdentity(stranger.as, id, NOW)
  if (!opened.ok) throw new Error(opened.error.code)
  expect(readIdentity(await openText(stranger.secret, fromBase64url(opened.value.sealed)))).toEqual(IDENTITY)
  expect(await readCase(stranger.as, made.id)).toEqual(NOT_FOUND)
  expect((await stored(made.id)).grants.map(({ officerId }) => officerId)).not.toContain(stranger.id)
  expect((await auditOf(made)).slice(-3)).toMatchObject([
    { actor: inspector.id, action: 'case:propose', detail: { move: 'identity', officerId: stranger.id } },
    { actor: lead.id, action: 'case:approve', detail: { move: 'identity', proposedBy: inspector.id } },
    { actor: stranger.id, action: 'case:identity-open' },
  ])
  for (const by of [lead, second, inspector, await desk('INSPECTOR'), await desk('ADMIN'), await desk('OPERATOR')]) {
    expect(await openIdentity(by.as, id, NOW)).toEqual(NOT_FOUND)
    expect(await shownTo(by.as, NOW)).toEqual([])
  }
})

test('nothing is shown on one’s own word, after a refusal, or sealed to another key', async () => {
  const [own, refused, other] = [await inWork(), await inWork(), await inWork()]
  await proposed(own, stranger, lead)
  expect(await decided(own, lead, stranger.recipient)).toMatchObject({
    error: { fields: { approval: { key: 'OWN_PROPOSAL' } } },
  })
  await proposed(refused, stranger)
  expect(await decided(refused, lead, null, false)).toEqual(DONE)
  await proposed(other, stranger)
  const before = await stored(other.id)
  for (const recipient of [null, lead.recipient])
    expect(await decided(other, lead, recipient)).toEqual({
      ok: false,
      error: { code: 'CONFLICT', fields: { reader: { key: 'CHANGED' } } },
    })
  expect(await stored(other.id)).toEqual(before)
  expect(await shownTo(stranger.as, NOW)).toEqual([])
})

test('it is offered for those who read cases but not this one, and for nobody who is kept from it', async () => {
  const made = await inWork()
  const ids = async (by: Desk) => (await identityReaders(by.as, made.id)).map(({ id }) => id)
  const offered = await ids(inspector)
  expect(offered).toContain(stranger.id)
  for (const one of [lead, second, inspector]) expect(offered).not.toContain(one.id)
  expect(await ids(stranger)).toEqual([])
  for (const to of [lead, await desk('OPERATOR'), await desk('ADMIN')])
    expect(await proposed(made, to)).toMatchObject({ error: { fields: { officerId: { key: 'ASSIGNEE' } } } })
  const reason = await sealNote(made, 1)
  await withholdCase(lead.as, { id: made.id, version: 3, officerId: stranger.id, reason }, NOW)
  expect(await ids(inspector)).not.toContain(stranger.id)
})

test('it goes when its days are over, when the officer is named in the case, and with the case', async () => {
  const days = await shown()
  expect(await openIdentity(stranger.as, days.id, noon('2026-12-08'))).toMatchObject({ ok: true })
  expect(await openIdentity(stranger.as, days.id, noon('2026-12-09'))).toEqual(NOT_FOUND)
  expect(await forgetShown(noon('2026-12-08'))).toBe(0)
  expect(await forgetShown(noon('2026-12-09'))).toBeGreaterThan(0)
  expect(await db.shownIdentity.count({ where: { id: days.id } })).toBe(0)

  const named = await shown()
  const reason = await sealNote(named.made, 3)
  await withholdCase(lead.as, { id: named.made.id, version: 3, officerId: stranger.id, reason }, NOW)
  expect(await openIdentity(stranger.as, named.id, NOW)).toEqual(NOT_FOUND)
  expect(await shownTo(stranger.as, NOW)).toEqual([])

  const erased = await shown()
  await db.case.update({
    where: { id: erased.made.id },
    data: { state: 'CLOSED', dueOn: null, stateOn: new Date('2010-01-01') },
  })
  await eraseExpired(NOW)
  expect(await db.shownIdentity.count({ where: { caseId: erased.made.id } })).toBe(0)
})
