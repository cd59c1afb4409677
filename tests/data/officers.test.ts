import { db } from '@/lib/data/client'
import { checkPassword, hashAuth, officerById, ownIdentity, unitNameOf, verifyAuth } from '@/lib/data/officers'
import { buildOfficer } from '@/prisma/seed/builders'

const AUTH = 'a'.repeat(43)

const officerWith = async (auth: string) => {
  const built = await buildOfficer(db, { role: 'INSPECTOR' })
  await db.officer.update({ where: { id: built.id }, data: { authHash: await hashAuth(auth) } })
  return built
}

test('a hash has its own salt and is checked by its own cost', async () => {
  const [one, two] = [await hashAuth(AUTH), await hashAuth(AUTH)]
  expect(one).not.toBe(two)
  expect(one).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(await verifyAuth(AUTH, one)).toBe(true)
  expect(await verifyAuth(`${AUTH.slice(1)}b`, one)).toBe(false)
  for (const broken of ['', 'x', 'scrypt$16384$8$1$$', one.replace('scrypt', 'plain'), one.slice(0, -1)])
    expect(await verifyAuth(AUTH, broken)).toBe(false)
})

test('the right secret of an active officer opens, in any spelling of the address', async () => {
  const { id, email } = await officerWith(AUTH)
  expect(await checkPassword(email, AUTH)).toEqual(await officerById(id))
  expect(await checkPassword(` ${email.toUpperCase()} `, AUTH)).toMatchObject({ id })
  expect(await checkPassword(email, 'b'.repeat(43))).toBeNull()
  expect(await checkPassword('nobody@officer.example', AUTH)).toBeNull()
  await db.officer.update({ where: { id }, data: { active: false } })
  expect(await checkPassword(email, AUTH)).toBeNull()
  expect(await officerById(id)).toBeNull()
})

test('an officer carries neither hash nor sealed key', async () => {
  const { id, email } = await officerWith(AUTH)
  for (const officer of [await officerById(id), await checkPassword(email, AUTH)])
    expect(Object.keys(officer!).sort()).toEqual(['email', 'id', 'name', 'recipient', 'role', 'title', 'unitId'])
})

test('an unknown address costs what a known one costs', async () => {
  const { email } = await officerWith(AUTH)
  const scrypt = jest.spyOn(jest.requireActual<typeof import('node:crypto')>('node:crypto'), 'scrypt')
  await checkPassword('warm@officer.example', AUTH)
  for (const address of [email, 'nobody@officer.example']) {
    scrypt.mockClear()
    await checkPassword(address, 'b'.repeat(43))
    expect(scrypt.mock.calls.map(([secret, , length, cost]) => [secret, length, cost])).toEqual([
      ['b'.repeat(43), 32, { N: 16384, r: 8, p: 1 }],
    ])
  }
  scrypt.mockRestore()
})

test('one\u2019s own sealed key and unit', async () => {
  const { id } = await buildOfficer(db, { role: 'OPERATOR', unitId: 'disdukcapil' })
  const operator = (await officerById(id))!
  expect((await ownIdentity(operator))?.length).toBe(102)
  expect(await unitNameOf(operator)).toBe('Disdukcapil')
  const admin = (await officerById((await buildOfficer(db, { role: 'ADMIN' })).id))!
  expect(await ownIdentity(admin)).toBeNull()
  expect(await unitNameOf(admin)).toBeNull()
})
