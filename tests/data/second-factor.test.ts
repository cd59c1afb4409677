import { generate, generateSecret } from 'otplib'
import { db } from '@/lib/data/client'
import {
  dropSecondFactor,
  lacksSecondFactor,
  passesSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
  setUpSecondFactor,
} from '@/lib/data/second-factor'
import { hashAuth } from '@/lib/data/secret-hash'
import { handleOf, readSession, startSession } from '@/lib/data/sessions'
import { ROLES } from '@/lib/domain/roles'
import { desk } from './casework'

const AUTH = 'a'.repeat(43)
const HERE = { session: 'here' }
const NOON = new Date('2026-11-24T04:00:00Z')
const after = (seconds: number) => new Date(NOON.getTime() + seconds * 1000)
const codeAt = (secret: string, at: Date) => generate({ secret, epoch: at.getTime() / 1000 })
const WRONG = (field: string) => ({ ok: false, error: { code: 'INVALID', fields: { [field]: { key: 'WRONG_CODE' } } } })

/** An officer whose password we know. */
async function known(role: 'LEAD' | 'VIEWER' = 'LEAD') {
  const made = await desk(role)
  await db.officer.update({ where: { id: made.id }, data: { authHash: await hashAuth(AUTH) } })
  return made
}

async function setUp(role: 'LEAD' | 'VIEWER' = 'LEAD') {
  const { as, id } = await known(role)
  const secret = generateSecret()
  const given = { secret, code: await codeAt(secret, NOON), current: '', auth: AUTH }
  const made = await setUpSecondFactor(as, given, HERE, NOON)
  if (!made.ok) throw new Error('not set up')
  return { as, id, secret, codes: made.value.codes }
}

test('those who read cases and those who make accounts need one; nobody else', async () => {
  const need = []
  for (const role of ROLES) if (await lacksSecondFactor((await desk(role)).as)) need.push(role)
  expect(need).toEqual(['LEAD', 'INSPECTOR', 'ADMIN'])
  expect(await lacksSecondFactor((await setUp()).as)).toBe(false)
})

test('before one is set up nothing is asked; afterwards a code of now, once', async () => {
  const { as } = await desk('LEAD')
  expect(await passesSecondFactor(as.id, '', NOON)).toBe(true)
  expect(await passesSecondFactor(null, '', NOON)).toBe(false)
  expect(await passesSecondFactor('unknown', '', NOON)).toBe(false)
  const { id, secret } = await setUp()
  for (const wrong of ['', '000000', 'x', await codeAt(secret, after(-90)), await codeAt(secret, after(300))])
    expect([wrong, await passesSecondFactor(id, wrong, NOON)]).toEqual([wrong, false])
  // The code that set it up is used, and so is each one after it.
  expect(await passesSecondFactor(id, await codeAt(secret, NOON), NOON)).toBe(false)
  const next = await codeAt(secret, after(30))
  expect(await passesSecondFactor(id, `${next.slice(0, 3)} ${next.slice(3)}`, after(45))).toBe(true)
  expect(await passesSecondFactor(id, next, after(46))).toBe(false)
  // A phone that is half a minute late is let in, but never back behind a code that was used.
  expect(await passesSecondFactor(id, await codeAt(secret, after(60)), after(100))).toBe(true)
  expect(await passesSecondFactor(id, await codeAt(secret, after(30)), after(60))).toBe(false)
})

test('of five who send one code at the same moment one is let in', async () => {
  const { id, secret, codes } = await setUp()
  const code = await codeAt(secret, after(60))
  const five = await Promise.all([1, 2, 3, 4, 5].map(() => passesSecondFactor(id, code, after(60))))
  expect(five.filter(Boolean)).toHaveLength(1)
  const spare = await Promise.all([1, 2, 3, 4, 5].map(() => passesSecondFactor(id, codes[0]!, after(61))))
  expect(spare.filter(Boolean)).toHaveLength(1)
})

test('a recovery code is good once, in any spelling, for its owner alone, and is written down', async () => {
  const { as, id, codes } = await setUp()
  const other = await setUp()
  expect(new Set(codes).size).toBe(10)
  expect(await passesSecondFactor(other.id, codes[3]!, NOON)).toBe(false)
  expect(await passesSecondFactor(id, codes[3]!.toLowerCase().replaceAll('-', ' '), NOON)).toBe(true)
  expect(await passesSecondFactor(id, codes[3]!, NOON)).toBe(false)
  expect(await secondFactorOf(as)).toMatchObject({ on: true, codesLeft: 9 })
  const entries = await db.auditEntry.findMany({ where: { subject: `officer:${id}` }, orderBy: { seq: 'asc' } })
  expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
    ['factor:set', { sessions: 0 }],
    ['factor:recovery', { left: 9 }],
  ])
})

test('neither secret nor recovery code lies in the store, and one officer’s secret opens for no other', async () => {
  const { id, secret, codes } = await setUp()
  const row = await db.officer.findUniqueOrThrow({ where: { id }, include: { recovery: true } })
  const bytes = [row.totpSealed!, ...row.recovery.map(({ hash }) => hash)].map((one) =>
    Buffer.from(one).toString('latin1'),
  )
  for (const hidden of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
    expect(bytes.join()).not.toContain(hidden)
  const victim = await setUp()
  await db.officer.update({ where: { id: victim.id }, data: { totpSealed: row.totpSealed } })
  await expect(passesSecondFactor(victim.id, await codeAt(secret, after(60)), after(60))).rejects.toThrow()
})

test('it is replaced by whoever shows the old one; a wrong code changes nothing', async () => {
  const { as, id, secret, codes } = await setUp()
  const fresh = generateSecret()
  const given = { secret: fresh, code: await codeAt(fresh, after(60)), auth: '' }
  expect(await setUpSecondFactor(as, { ...given, current: '', auth: AUTH }, HERE, after(60))).toEqual(WRONG('current'))
  const current = await codeAt(secret, after(60))
  expect(await setUpSecondFactor(as, { ...given, code: '12345', current }, HERE, after(60))).toEqual(WRONG('code'))
  expect((await setUpSecondFactor(as, { ...given, current }, HERE, after(60))).ok).toBe(true)
  expect(await passesSecondFactor(id, codes[0]!, after(60))).toBe(false) // with the old app went its codes
  expect(await passesSecondFactor(id, await codeAt(fresh, after(120)), after(120))).toBe(true)
})

test('new recovery codes void the old, and need a code of the app', async () => {
  const { as, id, secret, codes } = await setUp()
  expect(await renewRecoveryCodes(as, { code: '000000' }, after(60))).toEqual(WRONG('code'))
  const renewed = await renewRecoveryCodes(as, { code: await codeAt(secret, after(60)) }, after(60))
  expect(renewed.ok && renewed.value.codes).toHaveLength(10)
  expect(await passesSecondFactor(id, codes[0]!, after(90))).toBe(false)
  expect(await passesSecondFactor(id, (renewed.ok && renewed.value.codes[0]) || '', after(90))).toBe(true)
})

test('the first one takes the password too, and ends every other session', async () => {
  const { as } = await known()
  const secret = generateSecret()
  const given = { secret, code: await codeAt(secret, NOON), current: '' }
  const [mine, other] = [await startSession(as, NOON), await startSession(as, NOON)]
  const here = { session: handleOf(mine) }
  for (const auth of ['', 'b'.repeat(43)])
    expect(await setUpSecondFactor(as, { ...given, auth }, here, NOON)).toEqual({
      ...{ ok: false, error: { code: 'INVALID', fields: { password: { key: 'PASSWORD_WRONG' } } } },
    })
  expect([await lacksSecondFactor(as), await readSession(other, NOON)]).toEqual([true, as])
  const twice = await Promise.all([1, 2].map(() => setUpSecondFactor(as, { ...given, auth: AUTH }, here, NOON)))
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
  expect([await readSession(mine, NOON), await readSession(other, NOON)]).toEqual([as, null])
})

test('a code costs the same, whether the password before it was right or wrong', async () => {
  const { id, codes } = await setUp()
  const opened = jest.spyOn(crypto.subtle, 'decrypt')
  const costs = async (officer: string | null, code: string) => {
    opened.mockClear()
    expect(await passesSecondFactor(officer, code, NOON)).toBe(false)
    return opened.mock.calls.length
  }
  expect([await costs(id, '000000'), await costs(null, '000000'), await costs('unknown', '000000')]).toEqual([1, 1, 1])
  expect(await costs(null, codes[0]!)).toBe(await costs(id, '0000-0000-0000-0000'))
  opened.mockRestore()
})

test('an administrator takes it from others, not from themselves; used codes stay used, and sessions end', async () => {
  const [admin, { as, id, secret }] = [await desk('ADMIN'), await setUp()]
  const session = await startSession(as)
  expect(await dropSecondFactor(as, { id: admin.id })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await dropSecondFactor(admin.as, { id: admin.id })).toMatchObject({ error: { code: 'CONFLICT' } })
  for (let twice = 0; twice < 2; twice++)
    expect(await dropSecondFactor(admin.as, { id })).toEqual({ ok: true, value: null })
  const told = await db.auditEntry.findMany({ where: { subject: `officer:${id}`, action: 'account:factor' } })
  expect(told.map(({ detail }) => detail)).toEqual([{ sessions: 1 }])
  expect(await readSession(session)).toBeNull()
  expect(await secondFactorOf(as)).toMatchObject({ on: false, codesLeft: 0, step: expect.any(Number) })
  expect([await passesSecondFactor(id, '', NOON), await lacksSecondFactor(as)]).toEqual([true, true])
  expect(secret).not.toBe('')
})
