import { randomBytes } from 'node:crypto'
import { generate, generateSecret } from 'otplib'
import { changeRole, setAccountActive } from '@/lib/data/accounts'
import { db } from '@/lib/data/client'
import { activate, offerRenewal, readInvitation } from '@/lib/data/invitations'
import { checkPassword, officerById, type Officer } from '@/lib/data/officers'
import { dropSecondFactor, passesSecondFactor, setUpSecondFactor } from '@/lib/data/second-factor'
import { hashAuth } from '@/lib/data/secret-hash'
import { readSession, startSession } from '@/lib/data/sessions'
import { listNewcomers, refuseNewcomer, vouchFor } from '@/lib/data/vouching'
import { newIdentity } from '@/lib/sealing/identity'
import { officer } from './boards'
import { auditOf, caseOf, desk, started, stored } from './casework'

const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const OK = { ok: true, value: null }
const auth = 'a'.repeat(43)

let admin: Officer
beforeAll(async () => {
  admin = await officer('ADMIN')
})

const newKey = async () => ({
  recipient: (await newIdentity()).recipient,
  sealedIdentity: new Uint8Array(randomBytes(102)),
})

describe('a lost password', () => {
  const renewal = async (id: string) => {
    const offered = await offerRenewal(admin, { id })
    if (!offered.ok) throw new Error('no link')
    return offered.value.token
  }

  test('makes a new key, which reads nothing before a lead has compared it; the old is worth nothing', async () => {
    const [lead, lost] = [await desk('LEAD'), await desk('LEAD')]
    const made = await caseOf([lead, lost])
    await db.case.update({ where: { id: made.id }, data: { assigneeId: lost.id } })
    const session = await startSession(lost.as)
    const token = await renewal(lost.id)
    expect(await readSession(session)).not.toBeNull() // as long as the link is not used
    const key = await newKey()
    expect(await activate({ token, auth, key })).toEqual({ ok: true, value: { awaitsLead: true } })
    expect(await activate({ token, auth, key })).toEqual({ ok: true, value: { awaitsLead: true } })
    expect([await readSession(session), await checkPassword(lost.as.email, auth)]).toEqual([null, null])
    expect(await db.keyGrant.count({ where: { caseId: made.id, officerId: lost.id } })).toBe(0)
    expect((await stored(made.id)).assigneeId).toBe(lost.id) // still theirs: only the key is to be given again
    expect((await auditOf(made)).at(-1)).toMatchObject({ action: 'case:key-end', detail: { officer: lost.id } })
    expect(await vouchFor(lead.as, { id: lost.id, recipient: lost.recipient })).toMatchObject({ ok: false })
    expect(await vouchFor(lead.as, { id: lost.id, recipient: key.recipient })).toEqual(OK)
    expect(await checkPassword(lost.as.email, auth)).toMatchObject({ id: lost.id, recipient: key.recipient })
    const trail = await db.auditEntry.findMany({ where: { subject: `officer:${lost.id}` }, orderBy: { seq: 'asc' } })
    expect(trail.map(({ action }) => action).filter((action) => action.startsWith('account:'))).toEqual([
      ...['account:link', 'account:renew', 'account:vouch'],
    ])
  })

  test('of an account with a second factor the link asks for a code of it, and leaves it as it is', async () => {
    const victim = await desk('ADMIN')
    await db.officer.update({ where: { id: victim.id }, data: { authHash: await hashAuth('old') } })
    const secret = generateSecret()
    const code = await generate({ secret })
    const set = await setUpSecondFactor(victim.as, { secret, code, current: '', auth: 'old' }, { session: '' })
    const token = await renewal(victim.id)
    expect(await readInvitation(token)).toMatchObject({ ok: true, value: { secondFactor: true } })
    const wrong = { ok: false, error: { code: 'INVALID', fields: { code: { key: 'WRONG_CODE' } } } }
    for (const tried of [undefined, '', '000000', code])
      // the last was used
      expect(await activate({ token, auth, key: null, code: tried })).toEqual(wrong)
    expect([await checkPassword(victim.as.email, auth), (await readInvitation(token)).ok]).toEqual([null, true])
    const [spare, another] = set.ok ? set.value.codes : []
    expect(await activate({ token, auth, key: null, code: spare })).toEqual({ ok: true, value: { awaitsLead: false } })
    expect(await checkPassword(victim.as.email, auth)).toMatchObject({ id: victim.id })
    expect([await passesSecondFactor(victim.id, ''), await passesSecondFactor(victim.id, another!)]).toEqual([
      false,
      true,
    ])
  })

  test('a link allows as few codes as a sign-in; with the phone lost too an administrator takes the factor first', async () => {
    const victim = await desk('VIEWER')
    await db.officer.update({ where: { id: victim.id }, data: { totpSealed: new Uint8Array(48) } })
    const token = await renewal(victim.id)
    const tries = []
    for (let n = 0; n < 11; n++) tries.push(await activate({ token, auth, key: null }))
    expect(tries.at(-1)).toEqual({ ok: false, error: { code: 'LIMITED' } })
    expect(await dropSecondFactor(admin, { id: victim.id })).toEqual(OK)
    expect(await activate({ token, auth, key: null })).toEqual({ ok: true, value: { awaitsLead: false } })
  })

  test('an administrator who uses the link in somebody’s stead locks them out and reads nothing', async () => {
    const [lead, victim] = [await desk('LEAD'), await desk('INSPECTOR')]
    const made = await caseOf([lead], { deeds: started(lead, victim) })
    await startSession(victim.as)
    const key = await newKey()
    await activate({ token: await renewal(victim.id), auth, key })
    expect(await setAccountActive(admin, { id: victim.id, active: true })).toMatchObject({ ok: false })
    const waiting = await listNewcomers(lead.as)
    expect(waiting.ok && waiting.value.rows.find(({ id }) => id === victim.id)?.worked).toBe(true)
    expect(await refuseNewcomer(lead.as, { id: victim.id })).toEqual(OK)
    expect((await stored(made.id)).assigneeId).toBeNull()
    expect(await setAccountActive(admin, { id: victim.id, active: true })).toEqual(OK)
    // Back at work, without a key: nothing can be sealed to them before another link and a lead's word.
    expect(await officerById(victim.id)).toMatchObject({ recipient: null })
  })

  test('of two who use the link at once one wins; taken off, or of another role since, it is void', async () => {
    const [one, off, changed] = [await desk('INSPECTOR'), await desk('INSPECTOR'), await desk('INSPECTOR')]
    const token = await renewal(one.id)
    const two = await Promise.all([1, 2].map(async () => activate({ token, auth, key: await newKey() })))
    expect(two.filter(({ ok }) => ok)).toHaveLength(1)
    const [stale, other] = [await renewal(off.id), await renewal(changed.id)]
    await setAccountActive(admin, { id: off.id, active: false })
    await changeRole(admin, { id: changed.id, from: 'INSPECTOR', role: 'VIEWER', unitId: null })
    expect(await activate({ token: stale, auth, key: await newKey() })).toEqual(NOT_FOUND)
    expect(await activate({ token: other, auth, key: null })).toEqual(NOT_FOUND)
    expect(await offerRenewal(admin, { id: off.id })).toEqual(NOT_FOUND)
    expect(await offerRenewal(admin, { id: admin.id })).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await offerRenewal((await desk('LEAD')).as, { id: one.id })).toEqual(NOT_FOUND)
  })
})
