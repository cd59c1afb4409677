import { randomBytes } from 'node:crypto'
import { db } from '@/lib/data/client'
import { changeOwnPassword } from '@/lib/data/own-password'
import { checkPassword, hashAuth, officerById, ownIdentity } from '@/lib/data/officers'
import { handleOf, readSession, startSession } from '@/lib/data/sessions'
import { fail, ok } from '@/lib/domain/result'
import type { Role } from '@/lib/domain/roles'
import { buildOfficer } from '@/prisma/seed/builders'

const secret = () => randomBytes(32).toString('base64url')
const sealed = () => new Uint8Array(randomBytes(102))
const WRONG = fail('INVALID', { current: { key: 'PASSWORD_WRONG' } })

async function signedIn(role: Role = 'INSPECTOR') {
  const current = secret()
  const { id } = await buildOfficer(db, { role })
  await db.officer.update({ where: { id }, data: { authHash: await hashAuth(current) } })
  const officer = (await officerById(id))!
  const [here, elsewhere] = [await startSession(officer), await startSession(officer)]
  return { officer, current, here, elsewhere, session: handleOf(here) }
}

test('another password signs in, the old one no longer; the identity is sealed anew and other sessions end', async () => {
  const { officer, current, here, elsewhere, session } = await signedIn()
  const change = { current, auth: secret(), sealedIdentity: sealed() }
  expect(await changeOwnPassword(officer, change, { session })).toEqual(ok(null))
  expect(await checkPassword(officer.email, current)).toBeNull()
  expect(await checkPassword(officer.email, change.auth)).toMatchObject({ id: officer.id })
  expect(await ownIdentity(officer)).toEqual(change.sealedIdentity)
  expect((await officerById(officer.id))?.recipient).toBe(officer.recipient)
  expect(await readSession(here)).toMatchObject({ id: officer.id })
  expect(await readSession(elsewhere)).toBeNull()
  const trail = await db.auditEntry.findMany({ where: { actor: officer.id, action: 'account:password' } })
  expect(trail.map(({ detail }) => detail)).toEqual([{ sessions: 1 }])

  // The answer was lost and it is sent again: done before, and nothing more is written.
  expect(await changeOwnPassword(officer, change, { session })).toEqual(ok(null))
  expect(await db.auditEntry.count({ where: { actor: officer.id, action: 'account:password' } })).toBe(1)
})

test('who does not know the password of now changes nothing', async () => {
  const { officer, current, elsewhere, session } = await signedIn()
  const before = await ownIdentity(officer)
  const change = { current: secret(), auth: secret(), sealedIdentity: sealed() }
  expect(await changeOwnPassword(officer, change, { session })).toEqual(WRONG)
  expect(await checkPassword(officer.email, current)).not.toBeNull()
  expect(await ownIdentity(officer)).toEqual(before)
  expect(await readSession(elsewhere)).not.toBeNull()
})

test('an account without a key takes none, one with a key never loses it', async () => {
  const [viewer, inspector] = [await signedIn('VIEWER'), await signedIn()]
  const change = async ({ officer, current, session }: typeof viewer, sealedIdentity: Uint8Array<ArrayBuffer> | null) =>
    changeOwnPassword(officer, { current, auth: secret(), sealedIdentity }, { session })
  expect(await change(viewer, sealed())).toEqual(fail('INVALID'))
  expect(await change(inspector, null)).toEqual(fail('INVALID'))
  expect(await change(viewer, null)).toEqual(ok(null))
})

test('of two changes at once one counts, and its own identity is the one that is kept', async () => {
  const { officer, current, session } = await signedIn()
  const changes = [1, 2].map(() => ({ current, auth: secret(), sealedIdentity: sealed() }))
  const answers = await Promise.all(changes.map((change) => changeOwnPassword(officer, change, { session })))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  const won = changes[answers.findIndex((answer) => answer.ok)]!
  expect(await checkPassword(officer.email, won.auth)).not.toBeNull()
  expect(await ownIdentity(officer)).toEqual(won.sealedIdentity)
})

test('one who was taken off changes nothing', async () => {
  const { officer, current, session } = await signedIn()
  await db.officer.update({ where: { id: officer.id }, data: { active: false } })
  const change = { current, auth: secret(), sealedIdentity: sealed() }
  expect(await changeOwnPassword(officer, change, { session })).toEqual(fail('NOT_FOUND'))
})
