import { askingDesks, letterOf, asked, operatorOf, toOperators } from './dispositions'
import { setAccountActive } from '@/lib/data/accounts'
import { addresseesOf } from '@/lib/data/addressees'
import { db } from '@/lib/data/client'
import {
  answerDisposition,
  countAwaited,
  listDispositions,
  openOwnDisposition,
  readDisposition,
} from '@/lib/data/disposition-desk'
import { DISPOSITION_CHANGED } from '@/lib/data/disposition-letters'
import {
  addressMore,
  dispositionsOf,
  openDisposition,
  returnDisposition,
  sendDisposition,
  settleDisposition,
} from '@/lib/data/dispositions'
import { openGrant, openPart } from '@/lib/sealing/case-seal'
import { fromBase64url } from '@/lib/sealing/bytes'
import { partFromWire } from '@/lib/sealing/wire'
import { readLetter } from '@/lib/domain/disposition'
import { boardUnit } from './boards'
import { auditOf, caseOf, type Desk, desk, noon, started } from './casework'

const TODAY = '2026-11-24'
const NOW = noon(TODAY)
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const DONE = { ok: true, value: null }
let lead: Desk
let inspector: Desk
let unitId: string
let first: Desk
let second: Desk

beforeAll(async () => {
  ;({ lead, inspector, unitId, first, second } = await askingDesks())
})

const inWork = () => caseOf([lead], { deeds: started(lead, inspector) })
const read = async (id: string) => db.disposition.findUniqueOrThrow({ where: { id }, include: { parts: true } })

test('an inspector asks, the unit answers, is asked for more, and the answer is accepted', async () => {
  const made = await inWork()
  const question = await asked(made, unitId, [first], 'Siapa bertugas di loket 3?')
  const sent = await sendDisposition(inspector.as, question.input, NOW)
  expect(sent).toEqual({ ok: true, value: { reference: expect.stringMatching(/^DS-/) } })
  expect(await sendDisposition(inspector.as, question.input, NOW)).toEqual(sent) // twice is once
  expect(await read(question.id)).toMatchObject({ state: 'SENT', dueOn: new Date('2026-12-01'), version: 0 })

  // What the unit is handed opens with the operator's own key and says nothing of the case.
  const opened = await openOwnDisposition(first.as, question.id, NOW)
  if (!opened.ok) throw new Error('not opened')
  const secret = await openGrant(first.secret, fromBase64url(opened.value.grant))
  const text = await openPart(secret, question.id, partFromWire(opened.value.letters[0]!))
  expect(text.authentic && readLetter(text.text)).toEqual({ side: 'INSPECTOR', text: 'Siapa bertugas di loket 3?' })
  const seen = JSON.stringify([
    ...[opened.value, await readDisposition(first.as, question.id)],
    ...[await listDispositions(first.as, { open: true })],
  ])
  for (const secretOfCase of [made.id, made.reference, made.keys.secret, inspector.as.name])
    expect(seen).not.toContain(secretOfCase)

  const reply = (number: number, version: number) =>
    letterOf(question, 'UNIT', number, 'Ibu A.').then((letter) =>
      answerDisposition(first.as, { disposition: question.id, version, letter }, NOW),
    )
  expect(await reply(1, 0)).toMatchObject({ error: { code: 'CONFLICT', fields: { part: {} } } })
  expect(await reply(2, 0)).toEqual(DONE)
  expect(await reply(3, 1)).toEqual({ ok: false, error: DISPOSITION_CHANGED }) // it waits for nothing now
  const place = { id: made.id, disposition: question.id }
  const more = { ...place, version: 1, days: 2, letter: await letterOf(question, 'INSPECTOR', 3, 'Sejak kapan?') }
  expect(await returnDisposition(inspector.as, more, NOW)).toEqual(DONE)
  expect(await read(question.id)).toMatchObject({ state: 'RETURNED', dueOn: new Date('2026-11-26'), version: 2 })
  expect(await reply(4, 2)).toEqual(DONE)
  expect(await settleDisposition(inspector.as, { ...place, version: 3, deed: 'accept' }, NOW)).toEqual(DONE)
  expect(await read(question.id)).toMatchObject({ state: 'ACCEPTED', version: 4 })

  // Whoever reads the case reads it, by the case's own key.
  const forLead = await openDisposition(lead.as, place, NOW)
  if (!forLead.ok) throw new Error('not opened')
  expect(await openGrant(made.keys.secret, fromBase64url(forLead.value.grant))).toBe(secret)
  expect(forLead.value.letters.map(({ side, by }) => [side, by])).toEqual([
    ...[
      ['INSPECTOR', inspector.as.name],
      ['UNIT', first.as.name],
    ],
    ...[
      ['INSPECTOR', inspector.as.name],
      ['UNIT', first.as.name],
    ],
  ])
  const deeds = (await auditOf(made)).filter(({ action }) => action.startsWith('disposition:'))
  expect(deeds.map(({ actor, action }) => [actor, action.slice(12)])).toEqual([
    ...[
      [inspector.id, 'send'],
      [first.id, 'open'],
      [first.id, 'answer'],
      [inspector.id, 'return'],
    ],
    ...[
      [first.id, 'answer'],
      [inspector.id, 'accept'],
      [lead.id, 'open'],
    ],
  ])
})

test('for everybody else it does not exist', async () => {
  const made = await inWork()
  const question = await asked(made, unitId, [first])
  const elsewhere = await operatorOf((await boardUnit()).id)
  const [stranger, admin] = [await desk('INSPECTOR'), await desk('ADMIN')]
  for (const nobody of [stranger, admin, first])
    expect(await sendDisposition(nobody.as, question.input, NOW)).toEqual(NOT_FOUND)
  await sendDisposition(inspector.as, question.input, NOW)
  const place = { id: made.id, disposition: question.id }
  for (const nobody of [second, elsewhere, lead, inspector, admin]) {
    expect(await readDisposition(nobody.as, question.id)).toEqual(NOT_FOUND)
    expect(await openOwnDisposition(nobody.as, question.id, NOW)).toEqual(NOT_FOUND)
    expect((await listDispositions(nobody.as, { open: true })).rows.map(({ id }) => id)).not.toContain(question.id)
    const letter = await letterOf(question, 'UNIT', 2, 'Bukan kami.')
    expect(await answerDisposition(nobody.as, { disposition: question.id, version: 0, letter }, NOW)).toEqual(NOT_FOUND)
  }
  for (const nobody of [stranger, admin, first]) {
    expect(await openDisposition(nobody.as, place, NOW)).toEqual(NOT_FOUND)
    expect(await settleDisposition(nobody.as, { ...place, version: 0, deed: 'withdraw' }, NOW)).toEqual(NOT_FOUND)
    expect(await dispositionsOf(nobody.as, made.id)).toEqual([])
    expect(await addresseesOf(nobody.as, made.id)).toEqual(NOT_FOUND)
  }
  // Under the number of another case, which the inspector may read, it is not found either.
  const other = { ...place, id: (await inWork()).id }
  expect(await openDisposition(inspector.as, other, NOW)).toEqual(NOT_FOUND)
  expect(await read(question.id)).toMatchObject({ state: 'SENT', version: 0 })
})

test('it goes to operators of that unit alone, under the key that they hold now', async () => {
  const made = await inWork()
  const elsewhere = await operatorOf((await boardUnit()).id)
  const send = async (to: Desk[]) => sendDisposition(inspector.as, (await asked(made, unitId, to)).input, NOW)
  for (const wrong of [elsewhere, lead])
    expect(await send([first, wrong])).toMatchObject({ error: { code: 'INVALID', fields: { officers: {} } } })
  const [renewed, named] = [await operatorOf(unitId), await operatorOf(unitId)]
  const stale = { ...renewed }
  await db.officer.update({ where: { id: renewed.id }, data: { recipient: first.recipient } })
  expect(await send([stale])).toMatchObject({ error: { code: 'CONFLICT', fields: { officers: {} } } })
  await db.caseExclusion.create({ data: { caseId: made.id, officerId: named.id } })
  expect(await send([named])).toMatchObject({ error: { code: 'INVALID' } })
  const units = await addresseesOf(inspector.as, made.id)
  const offered = units.ok ? units.value.flatMap(({ operators }) => operators.map(({ id }) => id)) : []
  expect(offered).toEqual(expect.arrayContaining([first.id, second.id]))
  expect(offered).not.toContain(named.id)
})

test('of two deeds at once one is done and the other is told', async () => {
  const made = await inWork()
  const question = await asked(made, unitId, [first, second])
  await Promise.all([1, 2, 3].map(() => sendDisposition(inspector.as, question.input, NOW)))
  expect(await db.disposition.count({ where: { caseId: made.id } })).toBe(1)
  const place = { id: made.id, disposition: question.id }
  const answer = async (who: Desk) =>
    answerDisposition(
      who.as,
      { disposition: question.id, version: 0, letter: await letterOf(question, 'UNIT', 2, who.as.name) },
      NOW,
    )
  const results = await Promise.all([
    ...[answer(first), answer(second)],
    settleDisposition(inspector.as, { ...place, version: 0, deed: 'withdraw' }, NOW),
  ])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  for (const result of results) if (!result.ok) expect(['CONFLICT', 'NOT_FOUND']).toContain(result.error.code)
  const now = await read(question.id)
  expect(now.version).toBe(1)
  expect(now.parts).toHaveLength(now.state === 'WITHDRAWN' ? 1 : 2)

  const answered = await asked(made, unitId, [first])
  await sendDisposition(inspector.as, answered.input, NOW)
  const letter = await letterOf(answered, 'UNIT', 2, 'Sudah.')
  await answerDisposition(first.as, { disposition: answered.id, version: 0, letter }, NOW)
  const other = { id: made.id, disposition: answered.id, version: 1 }
  const more = await letterOf(answered, 'INSPECTOR', 3, 'Kurang.')
  const settled = await Promise.all([
    settleDisposition(lead.as, { ...other, deed: 'accept' }, NOW),
    returnDisposition(inspector.as, { ...other, days: 3, letter: more }, NOW),
  ])
  expect(settled.filter(({ ok }) => ok)).toHaveLength(1)
  expect(settled.filter(({ ok }) => !ok)).toEqual([{ ok: false, error: DISPOSITION_CHANGED }])
})

test('taken back it is gone from the unit; one who is let in later reads it; one who is taken off does not', async () => {
  const made = await inWork()
  const question = await asked(made, unitId, [first])
  await sendDisposition(inspector.as, question.input, NOW)
  const place = { id: made.id, disposition: question.id }
  const late = await operatorOf(unitId)
  const [listed] = await dispositionsOf(inspector.as, made.id)
  expect(listed).toMatchObject({
    readers: [first.as.name],
    others: expect.arrayContaining([expect.objectContaining({ id: late.id })]),
  })
  const grants = await toOperators(question.secret, [late])
  expect(await addressMore(inspector.as, { ...place, grants }, NOW)).toEqual(DONE)
  expect((await openOwnDisposition(late.as, question.id, NOW)).ok).toBe(true)
  expect(await countAwaited(late.as)).toBe(1)
  const admin = await desk('ADMIN')
  await setAccountActive(admin.as, { id: late.id, active: false }, NOW)
  expect(await db.dispositionGrant.count({ where: { officerId: late.id } })).toBe(0)
  expect(await settleDisposition(inspector.as, { ...place, version: 0, deed: 'withdraw' }, NOW)).toEqual(DONE)
  expect(await readDisposition(first.as, question.id)).toEqual(NOT_FOUND)
  expect(
    await addressMore(inspector.as, { ...place, grants: await toOperators(question.secret, [first]) }, NOW),
  ).toEqual({
    ok: false,
    error: DISPOSITION_CHANGED,
  })
  expect(await readDisposition(first.as, question.id)).toEqual(NOT_FOUND)
})
