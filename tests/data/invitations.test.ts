import { randomBytes, randomUUID } from 'node:crypto'
import { moveOperator, setAccountActive } from '@/lib/data/accounts'
import { confirmBoard } from '@/lib/data/board'
import { db } from '@/lib/data/client'
import { activate, invite, listInvitations, readInvitation, withdrawInvitation } from '@/lib/data/invitations'
import { checkPassword, officerById, type Officer } from '@/lib/data/officers'
import { recipients } from '@/lib/data/public-recipients'
import { readSession, startSession } from '@/lib/data/sessions'
import { listNewcomers, refuseNewcomer, vouchFor } from '@/lib/data/vouching'
import type { Role } from '@/lib/domain/roles'
import { newIdentity } from '@/lib/sealing/identity'
import { boardUnit, form, officer } from './boards'
import { desk } from './casework'

const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const OK = { ok: true, value: null }
const auth = 'a'.repeat(43)
const later = new Date(Date.now() + 8 * 86_400_000)

let admin: Officer
beforeAll(async () => {
  admin = await officer('ADMIN')
})

const person = (role: Role, unitId: string | null = null) => ({
  ...{ role, unitId, name: 'Dahlia', title: 'Uji', email: `${randomUUID()}@contoh.id` },
})
const seat = async (given: ReturnType<typeof person>) => {
  const invited = await invite(admin, given)
  if (!invited.ok) throw new Error('not invited')
  return invited.value.token
}
const newKey = async () => ({
  recipient: (await newIdentity()).recipient,
  sealedIdentity: new Uint8Array(randomBytes(102)),
})

test('an operator comes by their link, once, and may work on their own board', async () => {
  const unit = await boardUnit()
  const given = person('OPERATOR', unit.id)
  const token = await seat(given)
  expect(await readInvitation(token)).toMatchObject({ ok: true, value: { email: given.email, role: 'OPERATOR' } })
  const key = await newKey()
  expect(await activate({ token, auth, key })).toEqual({ ok: true, value: { awaitsLead: false } })
  // The answer got lost: the same again says the same, and makes nothing; another does not.
  expect(await activate({ token, auth, key })).toEqual({ ok: true, value: { awaitsLead: false } })
  expect(await activate({ token, auth, key: await newKey() })).toEqual(NOT_FOUND)
  expect(await readInvitation(token)).toEqual(NOT_FOUND)
  const operator = await checkPassword(given.email, auth)
  expect(operator).toMatchObject({ unitId: unit.id, recipient: key.recipient })
  expect(await confirmBoard(operator!, { form: form() })).toEqual(OK)
  expect(await db.officer.count({ where: { email: given.email } })).toBe(1)
})

test('a link is good until it expires, is withdrawn, or another takes its place', async () => {
  const [expired, withdrawn, replaced] = [person('VIEWER'), person('VIEWER'), person('VIEWER')]
  const use = async (token: string, now?: Date) => [
    await readInvitation(token, now),
    await activate({ token, auth, key: null }, now),
  ]
  expect(await use(await seat(expired), later)).toEqual([NOT_FOUND, NOT_FOUND])
  const gone = await seat(withdrawn)
  const { id } = await db.invitation.findUniqueOrThrow({ where: { email: withdrawn.email } })
  expect(await withdrawInvitation(admin, { id })).toEqual(OK)
  expect(await use(gone)).toEqual([NOT_FOUND, NOT_FOUND])
  const first = await seat(replaced)
  const second = await seat(replaced)
  expect(await use(first)).toEqual([NOT_FOUND, NOT_FOUND])
  expect((await use(second))[1]).toEqual({ ok: true, value: { awaitsLead: false } })
  expect(await use('x'.repeat(43))).toEqual([NOT_FOUND, NOT_FOUND])
})

test('of two who use one link at the same moment one gets the account', async () => {
  const given = person('INSPECTOR')
  const token = await seat(given)
  const results = await Promise.all([1, 2, 3].map(async () => activate({ token, auth, key: await newKey() })))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.officer.count({ where: { email: given.email } })).toBe(1)
})

test('no link, no e-mail address and no secret is in the store or the trail', async () => {
  const given = person('VIEWER')
  const token = await seat(given)
  const row = await db.invitation.findUniqueOrThrow({ where: { email: given.email } })
  expect(JSON.stringify(row)).not.toContain(token)
  await activate({ token, auth, key: null })
  const subjects = [`invitation:${row.id}`, `officer:${(await checkPassword(given.email, auth))?.id}`]
  const entries = await db.auditEntry.findMany({ where: { subject: { in: subjects } } })
  expect(entries.map(({ action }) => action).sort()).toEqual(['account:create', 'account:invite'])
  const text = JSON.stringify(entries, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  for (const hidden of [given.email, token, auth]) expect(text).not.toContain(hidden)
})

test('an address that is taken, a unit that is off, a key where none belongs', async () => {
  const invalid = (fields: object) => ({ ok: false, error: { code: 'INVALID', fields } })
  expect(await invite(admin, { ...person('VIEWER'), email: admin.email })).toEqual(
    invalid({ email: { key: 'EMAIL_TAKEN' } }),
  )
  const unit = await boardUnit()
  await db.unit.update({ where: { id: unit.id }, data: { active: false } })
  expect(await invite(admin, person('OPERATOR', unit.id))).toEqual(invalid({ unitId: { key: 'UNKNOWN_UNIT' } }))
  expect(await activate({ token: await seat(person('ADMIN')), auth, key: await newKey() })).toMatchObject({ ok: false })
  expect(await activate({ token: await seat(person('LEAD')), auth, key: null })).toMatchObject({ ok: false })
})

describe('who is to read cases', () => {
  const newcomer = async (role: 'LEAD' | 'INSPECTOR') => {
    const given = person(role)
    const key = await newKey()
    expect(await activate({ token: await seat(given), auth, key })).toEqual({ ok: true, value: { awaitsLead: true } })
    const { id } = await db.officer.findUniqueOrThrow({ where: { email: given.email } })
    return { id, email: given.email, recipient: key.recipient }
  }
  const isSealedTo = async (id: string) => (await recipients()).leads.some((lead) => lead.id === id)

  test('cannot sign in and gets no report before a lead vouches; an administrator cannot do that', async () => {
    const [lead, fresh] = [await desk('LEAD'), await newcomer('LEAD')]
    expect([await checkPassword(fresh.email, auth), await isSealedTo(fresh.id)]).toEqual([null, false])
    expect(await setAccountActive(admin, { id: fresh.id, active: true })).toEqual({
      ok: false,
      error: { code: 'CONFLICT' },
    })
    expect(await vouchFor(admin, fresh)).toEqual(NOT_FOUND)
    expect(await officerById(fresh.id)).toBeNull()

    const list = await listNewcomers(lead.as)
    expect(list.ok && list.value.rows.find(({ id }) => id === fresh.id)).toMatchObject({ recipient: fresh.recipient })
    expect(await vouchFor(lead.as, { id: fresh.id, recipient: 'age1other' })).toMatchObject({ ok: false })
    expect(await vouchFor(lead.as, fresh)).toEqual(OK)
    expect(await vouchFor(lead.as, fresh)).toEqual(OK)
    expect([(await checkPassword(fresh.email, auth))?.id, await isSealedTo(fresh.id)]).toEqual([fresh.id, true])
    expect(await db.keyGrant.count({ where: { officerId: fresh.id } })).toBe(0)
    expect(await refuseNewcomer(lead.as, fresh)).toEqual(OK) // no longer a newcomer: stays
    expect(await officerById(fresh.id)).not.toBeNull()
  })

  test('goes when a lead does not know them, and may be invited again', async () => {
    const [lead, fresh] = [await desk('LEAD'), await newcomer('INSPECTOR')]
    const waiting = await listNewcomers(lead.as)
    expect(waiting.ok && waiting.value.rows.find(({ id }) => id === fresh.id)?.worked).toBe(false)
    expect(await refuseNewcomer(lead.as, fresh)).toEqual(OK)
    expect(await db.officer.count({ where: { email: fresh.email } })).toBe(0)
    expect((await invite(admin, { ...person('INSPECTOR'), email: fresh.email })).ok).toBe(true)
  })
})

test('an operator who is moved works on the new board from the next request on, and no longer on the old', async () => {
  const [here, there] = [await boardUnit(), await boardUnit()]
  const session = await startSession(here.operator)
  const move = { id: here.operator.id, from: here.id, unitId: there.id }
  expect(await moveOperator(admin, move)).toEqual(OK)
  expect((await readSession(session))?.unitId).toBe(there.id)
  expect(await moveOperator(admin, { ...move, from: 'elsewhere', unitId: here.id })).toMatchObject({
    error: { code: 'CONFLICT' },
  })
  expect(await moveOperator(admin, { ...move, from: there.id, unitId: 'tidak-ada' })).toMatchObject({
    error: { code: 'INVALID' },
  })
  expect(await moveOperator(admin, { ...move, id: admin.id })).toEqual(NOT_FOUND)
  expect(
    await db.auditEntry.findFirst({ where: { subject: `officer:${here.operator.id}`, action: 'account:move' } }),
  ).toMatchObject({ detail: { 'unit.from': here.id, 'unit.to': there.id } })
})

test('nobody but an administrator invites, nobody but a lead vouches', async () => {
  for (const role of ['LEAD', 'INSPECTOR', 'OPERATOR', 'VIEWER'] as const) {
    const as = await officer(role)
    expect(await invite(as, person('VIEWER'))).toEqual(NOT_FOUND)
    expect(await listInvitations(as)).toEqual(NOT_FOUND)
    expect(await withdrawInvitation(as, { id: 'x' })).toEqual(NOT_FOUND)
    expect(await moveOperator(as, { id: as.id, from: null, unitId: 'disdukcapil' })).toEqual(NOT_FOUND)
    if (role !== 'LEAD') expect(await listNewcomers(as)).toEqual(NOT_FOUND)
  }
})
