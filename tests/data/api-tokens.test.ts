import { createToken, listTokens, revokeToken, systemOf } from '@/lib/data/api-tokens'
import { db } from '@/lib/data/client'
import { PAGE_SIZE } from '@/lib/data/paging'
import { addDays, dayOf, momentOf } from '@/lib/domain/calendar'
import { ROLES } from '@/lib/domain/roles'
import { boardUnit, form, officer } from './boards'
import { systemFor, tokenFor } from './tokens'

const input = (unit: string) => ({ form: form(), unit, name: 'SIAK', scopes: ['stock:write' as const], days: 90 })

test('a token works for its unit and scopes, and is stored nowhere', async () => {
  const unit = await boardUnit()
  const token = await tokenFor(unit.id, ['stock:write'])
  expect(token).toMatch(/^jari_[\w-]{43}$/)
  const system = await systemFor(token)
  expect(system).toMatchObject({ unitSlug: unit.slug, scopes: ['stock:write'] })
  expect(system.officer).toMatchObject({
    id: `api:${system.tokenId}`,
    role: 'OPERATOR',
    unitId: unit.id,
    recipient: null,
  })
  const row = await db.apiToken.findUniqueOrThrow({ where: { id: system.tokenId } })
  expect(JSON.stringify({ ...row, hash: Buffer.from(row.hash).toString() })).not.toContain(token.slice(11))
  expect(row.lastUsedOn?.toISOString().slice(0, 10)).toBe(dayOf(new Date()))
})

test('an unknown, foreign or cut token is nobody’s', async () => {
  const token = await tokenFor((await boardUnit()).id)
  for (const wrong of ['', 'jari_', token.slice(0, -1), `${token}x`, token.toUpperCase()]) {
    expect(await systemOf(wrong)).toBeNull()
  }
})

test('it ends: on its last day, when it is revoked, and with its unit', async () => {
  const unit = await boardUnit()
  const token = await tokenFor(unit.id)
  const last = addDays(dayOf(new Date()), 90)
  expect(await systemOf(token, momentOf(last, 1439))).not.toBeNull()
  expect(await systemOf(token, momentOf(addDays(last, 1)))).toBeNull()

  const { tokenId } = await systemFor(token)
  const admin = await officer('ADMIN')
  expect(await revokeToken(admin, { id: tokenId })).toEqual({ ok: true, value: null })
  expect(await revokeToken(admin, { id: tokenId })).toEqual({ ok: true, value: null })
  expect(await systemOf(token)).toBeNull()
  const trail = await db.auditEntry.findMany({ where: { subject: `token:${tokenId}` }, orderBy: { seq: 'asc' } })
  expect(trail).toMatchObject([
    { action: 'token:create', detail: { unit: unit.id, scopes: 'board:write stock:write', expires: last } },
    { action: 'token:revoke', actor: admin.id, detail: { unit: unit.id } },
  ])
  expect(JSON.stringify(trail.map(({ detail }) => detail))).not.toContain(token)

  const other = await tokenFor(unit.id)
  await db.unit.update({ where: { id: unit.id }, data: { active: false } })
  expect(await systemOf(other)).toBeNull()
})

test('the same form makes one token; for no unit, none', async () => {
  const [admin, unit] = [await officer('ADMIN'), await boardUnit()]
  const sent = input(unit.id)
  expect((await createToken(admin, sent)).ok).toBe(true)
  expect(await createToken(admin, sent)).toEqual({ ok: false, error: { code: 'CONFLICT' } })
  expect(await createToken(admin, input('tidak-ada'))).toMatchObject({
    error: { fields: { unit: { key: 'UNKNOWN_UNIT' } } },
  })
})

test('only an administrator makes, sees and ends tokens', async () => {
  const unit = await boardUnit()
  for (const role of ROLES.filter((each) => each !== 'ADMIN')) {
    const other = role === 'OPERATOR' ? unit.operator : await officer(role)
    expect(await createToken(other, input(unit.id))).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await listTokens(other)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await revokeToken(other, { id: form() })).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  }
})

test('the list goes page by page, newest first, and says how each stands', async () => {
  const [admin, unit] = [await officer('ADMIN'), await boardUnit()]
  // Later than whatever other tests made.
  const at = (second: number) => new Date(Date.UTC(2090, 0, 1, 0, 0, second))
  const made: string[] = []
  for (let i = 0; i <= PAGE_SIZE; i++) {
    const sent = input(unit.id)
    await createToken(admin, sent, at(i))
    made.unshift(sent.form)
  }
  await revokeToken(admin, { id: made[0] ?? '' })
  const first = await listTokens(admin)
  if (!first.ok) throw new Error()
  expect(first.value.rows.map(({ id }) => id)).toEqual(made.slice(0, PAGE_SIZE))
  expect(first.value.rows.slice(0, 2)).toMatchObject([{ state: 'REVOKED' }, { state: 'WORKS', createdBy: admin.name }])
  const second = await listTokens(admin, first.value.next ?? undefined, at(400 * 86_400))
  expect(second).toMatchObject({ ok: true, value: { rows: expect.arrayContaining([]) } })
  if (second.ok) expect(second.value.rows[0]).toMatchObject({ id: made.at(-1), state: 'EXPIRED' })
  await db.apiToken.deleteMany({ where: { id: { in: made } } })
})
