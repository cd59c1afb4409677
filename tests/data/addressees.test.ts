import { asked, askingDesks, letterOf, operatorOf, toOperators } from './dispositions'
import { moveOperator } from '@/lib/data/accounts'
import { addresseesOf } from '@/lib/data/addressees'
import { db } from '@/lib/data/client'
import {
  answerDisposition,
  countAwaited,
  listDispositions,
  openOwnDisposition,
  readDisposition,
} from '@/lib/data/disposition-desk'
import { openAttachment } from '@/lib/data/disposition-files'
import { addressMore, dispositionsOf, sendDisposition } from '@/lib/data/dispositions'
import { activate, offerRenewal } from '@/lib/data/invitations'
import { collectNotices } from '@/lib/data/notices'
import { readmitOfficer, withholdable, withholdCase } from '@/lib/data/withhold'
import type { Officer } from '@/lib/data/officers'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { newIdentity } from '@/lib/sealing/identity'
import { boardUnit } from './boards'
import { auditOf, caseOf, type Desk, desk, noon, sealNote, started } from './casework'

const NOW = noon('2026-11-24')
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const DONE = { ok: true, value: null }
const AUTH = 'A'.repeat(43)
let lead: Desk
let other: Desk
let inspector: Desk
let admin: Desk
let unitId: string
let operator: Desk

beforeEach(async () => {
  ;({ lead, inspector, unitId, first: operator } = await askingDesks())
  ;[other, admin] = [await desk('LEAD'), await desk('ADMIN')]
})

const inWork = (input: Parameters<typeof caseOf>[1] = {}) =>
  caseOf([lead, other], { deeds: started(lead, inspector), ...input })

async function offered(by: Officer, caseId: string) {
  const units = await addresseesOf(by, caseId)
  return units.ok ? units.value.flatMap(({ operators }) => operators) : []
}
const offer = async (by: Officer, caseId: string, of = operator) =>
  (await offered(by, caseId)).find(({ id }) => id === of.id)

test('an operator is offered with the sign of their key, since when it is, and whether a letter went to it', async () => {
  const made = await inWork()
  await db.officer.update({ where: { id: operator.id }, data: { createdAt: noon('2026-10-05') } })
  const sign = fingerprint([operator.recipient])
  expect(await offer(inspector.as, made.id)).toMatchObject({ sign, since: '2026-10-05', unused: true })
  const question = await asked(made, unitId, [operator])
  await sendDisposition(inspector.as, question.input, NOW)
  expect(await offer(inspector.as, made.id)).toMatchObject({ unused: false })

  // Of a case that an inspector does not read nothing is told them, not even that a letter went out.
  const [stranger, foreign] = [await desk('INSPECTOR'), await desk('LEAD')]
  const theirs = await caseOf([foreign], { deeds: started(foreign, stranger) })
  expect(await offer(stranger.as, theirs.id)).toMatchObject({ unused: true })

  // A key that was renewed is a new one, whose account is as old as before.
  const link = await offerRenewal(admin.as, { id: operator.id }, NOW)
  if (!link.ok) throw new Error('no link')
  const { recipient } = await newIdentity()
  const key = { recipient, sealedIdentity: new Uint8Array([1]) }
  await activate({ token: link.value.token, auth: AUTH, key }, NOW)
  const renewed = { recipient, sign: fingerprint([recipient]), since: '2026-11-24', unused: true }
  expect(await offer(inspector.as, made.id)).toMatchObject(renewed)
  const [listed] = await dispositionsOf(inspector.as, made.id)
  expect(listed).toMatchObject({ readers: [], others: expect.arrayContaining([expect.objectContaining(renewed)]) })
})

test('a lead marks an operator of the unit as named: nothing of the case reaches them any more', async () => {
  const made = await inWork({ report: { unitId } })
  const elsewhere = await operatorOf((await boardUnit()).id)
  const names = (await withholdable(lead.as, made.id)).map(({ id }) => id)
  expect(names).toEqual(expect.arrayContaining([operator.id, inspector.id]))
  expect(names).not.toContain(elsewhere.id)
  const question = await asked(made, unitId, [operator])
  await sendDisposition(inspector.as, question.input, NOW)
  const mark = async (officerId: string, note: number, version: number) =>
    withholdCase(lead.as, { id: made.id, version, officerId, reason: await sealNote(made, note, 'Disebut.') }, NOW)
  expect(await mark(elsewhere.id, 1, 3)).toMatchObject({ error: { fields: { officerId: { key: 'ASSIGNEE' } } } })
  expect(await mark(operator.id, 1, 3)).toEqual(DONE)
  expect(await db.dispositionGrant.count({ where: { officerId: operator.id } })).toBe(0)

  expect(await offer(inspector.as, made.id)).toBeUndefined()
  const [left] = await dispositionsOf(inspector.as, made.id)
  expect([left?.readers, left?.others.some(({ id }) => id === operator.id)]).toEqual([[], false])
  const again = await asked(made, unitId, [operator])
  expect(await sendDisposition(inspector.as, again.input, NOW)).toMatchObject({ error: { code: 'INVALID' } })
  const place = { id: made.id, disposition: question.id }
  const grants = await toOperators(question.secret, [operator])
  expect(await addressMore(inspector.as, { ...place, grants }, NOW)).toMatchObject({ error: { code: 'INVALID' } })

  // Even with a key that was left behind it does not exist for them.
  const sealed = Buffer.from(grants[0]!.grant, 'base64url')
  await db.dispositionGrant.create({ data: { dispositionId: question.id, officerId: operator.id, sealed } })
  expect(await readDisposition(operator.as, question.id)).toEqual(NOT_FOUND)
  expect(await openOwnDisposition(operator.as, question.id, NOW)).toEqual(NOT_FOUND)
  expect(await openAttachment(operator.as, question.id, 1, NOW)).toEqual(NOT_FOUND)
  expect((await listDispositions(operator.as, { open: true })).rows).toEqual([])
  expect(await countAwaited(operator.as)).toBe(0)
  const letter = await letterOf(question, 'UNIT', 2, 'Bukan saya.')
  const reply = { disposition: question.id, version: 0, letter }
  expect(await answerDisposition(operator.as, reply, NOW)).toEqual(NOT_FOUND)
  await collectNotices(NOW)
  const told = { officerId: operator.id, key: { startsWith: question.id } }
  expect(await db.notice.count({ where: told })).toBe(0)
  expect((await dispositionsOf(inspector.as, made.id))[0]).toMatchObject({ readers: [] })
  await db.dispositionGrant.deleteMany({ where: { officerId: operator.id } })

  // Another lead takes it back: they can be let in again, and are not until somebody does.
  const back = { id: made.id, version: 4, officerId: operator.id, reason: await sealNote(made, 2, 'Orang lain.') }
  expect(await readmitOfficer(other.as, back, NOW)).toEqual(DONE)
  expect(await readDisposition(operator.as, question.id)).toEqual(NOT_FOUND)
  expect(await offer(inspector.as, made.id)).toMatchObject({ unused: true })
  expect(await addressMore(inspector.as, { ...place, grants }, NOW)).toEqual(DONE)
  expect((await openOwnDisposition(operator.as, question.id, NOW)).ok).toBe(true)
  expect((await auditOf(made)).map(({ action }) => action)).toContain('case:withhold')
})

test('of a unit that was asked as well, but of no case that the lead does not read', async () => {
  const made = await inWork()
  const names = async (by: Desk) => (await withholdable(by.as, made.id)).map(({ id }) => id)
  expect(await names(lead)).not.toContain(operator.id)
  await sendDisposition(inspector.as, (await asked(made, unitId, [operator])).input, NOW)
  expect(await names(lead)).toContain(operator.id)
  expect(await names(await desk('LEAD'))).not.toContain(operator.id)
  // An address that names no case is as one whose case is not theirs.
  for (const by of [lead, inspector])
    expect([await withholdable(by.as, 'x'), await dispositionsOf(by.as, 'x')]).toEqual([[], []])
})

test.each(['marked', 'moved'] as const)('%s while a letter is being sealed to them: no key is left', async (how) => {
  for (const _ of [1, 2, 3]) {
    operator = await operatorOf(unitId)
    const made = await inWork({ report: { unitId } })
    const { input } = await asked(made, unitId, [operator])
    const reason = await sealNote(made, 1, 'Disebut.')
    const mark = { id: made.id, version: 3, officerId: operator.id, reason }
    const move = { id: operator.id, from: unitId, unitId: (await boardUnit()).id }
    const [sent, done] = await Promise.all([
      sendDisposition(inspector.as, input, NOW),
      how === 'marked' ? withholdCase(lead.as, mark, NOW) : moveOperator(admin.as, move, NOW),
    ])
    expect([done, sent.ok ? null : sent.error.code]).toEqual([DONE, sent.ok ? null : 'INVALID'])
    expect(await db.dispositionGrant.count({ where: { officerId: operator.id } })).toBe(0)
  }
})

test('whoever moves to another unit reads no more, is named no more, and finds nothing when they come back', async () => {
  const made = await inWork()
  const question = await asked(made, unitId, [operator])
  await sendDisposition(inspector.as, question.input, NOW)
  const there = (await boardUnit()).id
  // A key from before keys were taken along: it names nobody who can read no more.
  await db.officer.update({ where: { id: operator.id }, data: { unitId: there } })
  expect(await dispositionsOf(inspector.as, made.id)).toMatchObject([{ readers: [] }])
  await db.officer.update({ where: { id: operator.id }, data: { unitId } })
  expect(await dispositionsOf(inspector.as, made.id)).toMatchObject([{ readers: [operator.as.name] }])

  expect(await moveOperator(admin.as, { id: operator.id, from: unitId, unitId: there }, NOW)).toEqual(DONE)
  expect(await db.dispositionGrant.count({ where: { officerId: operator.id } })).toBe(0)
  expect(await moveOperator(admin.as, { id: operator.id, from: there, unitId }, NOW)).toEqual(DONE)
  expect(await readDisposition(operator.as, question.id)).toEqual(NOT_FOUND)
  const [listed] = await dispositionsOf(inspector.as, made.id)
  expect([listed?.readers, listed?.others.some(({ id }) => id === operator.id)]).toEqual([[], true])
})
