import { setAccountActive } from '@/lib/data/accounts'
import { addHoliday, removeHoliday } from '@/lib/data/calendar-admin'
import { db } from '@/lib/data/client'
import { declareGratuity, gratuityReaders, listGratuities, openGratuity, readGratuity } from '@/lib/data/gratuities'
import { eraseOldGratuities, gratuityTrail, moveGratuity } from '@/lib/data/gratuity-moves'
import { giveGrants, keyCoverage, owedGrants } from '@/lib/data/key-grants'
import { collectNotices } from '@/lib/data/notices'
import { type Declaration, type MoveGratuity, readDeclaration } from '@/lib/domain/gratuity'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { openGrant, openPart, sealGrant } from '@/lib/sealing/case-seal'
import { partFromWire } from '@/lib/sealing/wire'
import { sealDeclaration, sealNote } from '@/app/petugas/gratifikasi/seal'
import { officer as anOfficer } from './boards'
import { type Desk, desk, noon } from './casework'

const TODAY = '2026-11-24'
const NOW = noon(TODAY)
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const DONE = { ok: true, value: null }
const GIFT: Declaration = {
  ...{ refused: false, what: 'Parsel buah', value: 350_000, from: 'CV Maju', relation: 'rekanan' },
  ...{ happenedOn: '2026-11-02', where: 'rumah', occasion: 'hari raya', whereNow: 'di kantor', official: '' },
}
let lead: Desk
let second: Desk
let inspector: Desk
let operator: Desk
let viewer: Desk

beforeAll(async () => {
  lead = await desk('LEAD', 'Ibu Inspektur')
  second = await desk('LEAD')
  inspector = await desk('INSPECTOR')
  operator = await desk('OPERATOR')
  viewer = await desk('VIEWER')
})

/** As the officer's browser does it; the identity's secret is what a lead's browser opens. */
async function declared(by: Desk, change: Partial<Declaration> = {}) {
  const sealed = await sealDeclaration({ ...GIFT, ...change }, await gratuityReaders(by.as))
  const result = await declareGratuity(by.as, sealed, NOW)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  const grant = await db.gratuityGrant.findUniqueOrThrow({
    where: { gratuityId_officerId: { gratuityId: sealed.id, officerId: lead.id } },
  })
  return { sealed, secret: await openGrant(lead.secret, grant.sealed), ...result.value }
}
type Made = Awaited<ReturnType<typeof declared>>

const step = (by: Desk, { id }: Pick<Made, 'id'>, version: number, move: MoveGratuity['move'], more: object = {}) =>
  moveGratuity(by.as, { id, version, move, ...more }, NOW)
const row = (id: string) => db.gratuity.findUniqueOrThrow({ where: { id } })
const ids = async (who: Desk) => (await listGratuities(who.as, {})).rows.map(({ id }) => id)

test('an operator declares; the leads and they open it, nobody else knows of it', async () => {
  const made = await declared(operator)
  expect(made).toMatchObject({ reference: expect.stringMatching(/^GR-/), dueOn: '2026-12-14' })
  expect(await declareGratuity(operator.as, made.sealed, NOW)).toMatchObject({ value: { reference: made.reference } })
  for (const who of [lead, second, operator]) {
    const opened = await openGratuity(who.as, made, NOW)
    if (!opened.ok) throw new Error('not opened')
    const secret = await openGrant(who.secret, fromBase64url(opened.value.grant))
    const part = await openPart(secret, made.id, partFromWire(opened.value.notes[0]!))
    expect(part.authentic && readDeclaration(part.text)).toMatchObject({ what: 'Parsel buah', value: 350_000 })
    expect(await ids(who)).toContain(made.id)
  }
  for (const who of [inspector, viewer, await desk('LEAD')]) {
    expect(await ids(who)).not.toContain(made.id)
    for (const asked of [
      readGratuity(who.as, made.id),
      openGratuity(who.as, made, NOW),
      gratuityTrail(who.as, made.id),
    ])
      expect(await asked).toEqual(NOT_FOUND)
  }
  const trail = await gratuityTrail(operator.as, made.id)
  expect(trail.ok && trail.value.map(({ deed }) => deed)).toEqual(['open', 'open', 'open', 'declare'])
  const stored = JSON.stringify(await db.gratuity.findUnique({ where: { id: made.id }, include: { parts: true } }))
  expect(stored).not.toContain('Parsel')
})

test('whoever holds no key declares as well, sees how it stands and cannot open it', async () => {
  for (const who of [viewer, await desk('ADMIN')]) {
    const made = await declared(who)
    expect(await readGratuity(who.as, made.id)).toMatchObject({ ok: true, value: { state: 'RECORDED' } })
    expect(await openGratuity(who.as, made, NOW)).toEqual(NOT_FOUND)
    expect(await ids(who)).toEqual([made.id])
  }
})

test('step by step, by leads alone, each once, and never their own', async () => {
  const made = await declared(inspector)
  expect(await step(inspector, made, 0, 'review')).toEqual(NOT_FOUND)
  expect(await step(lead, made, 0, 'report')).toEqual({ ok: false, error: { code: 'CONFLICT' } })
  const both = await Promise.all([step(lead, made, 0, 'review'), step(second, made, 0, 'review')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'CONFLICT', fields: { version: {} } } })

  const note = await sealNote(made.secret, made.id, 2, 'Tanda terima 123/GOL')
  const report = (more: object) => step(lead, made, 1, 'report', more)
  expect(await report({ note })).toMatchObject({ error: { fields: { reportedOn: { key: 'REQUIRED' } } } })
  expect(await report({ reportedOn: TODAY })).toMatchObject({ error: { fields: { note: { key: 'REQUIRED' } } } })
  for (const [reportedOn, key] of [
    ['2026-11-25', 'FUTURE'],
    ['2026-11-01', 'BEFORE_GIFT'],
  ])
    expect(await report({ note, reportedOn })).toMatchObject({ error: { fields: { reportedOn: { key } } } })
  const late = await sealNote(made.secret, made.id, 3, 'x')
  expect(await report({ reportedOn: TODAY, note: late })).toMatchObject({ error: { fields: { part: {} } } })
  expect(await report({ reportedOn: TODAY, note })).toEqual(DONE)
  expect(await row(made.id)).toMatchObject({ state: 'REPORTED', dueOn: null, reportedOn: new Date(TODAY) })

  expect(await step(lead, made, 2, 'determine')).toMatchObject({ error: { fields: { ruling: { key: 'CHOICE' } } } })
  expect(await step(lead, made, 2, 'determine', { ruling: 'STATE' })).toEqual(DONE)
  expect(await step(second, made, 3, 'finish')).toEqual(DONE)
  expect(await row(made.id)).toMatchObject({ state: 'DONE', ruling: 'STATE', version: 4 })

  const own = await declared(lead)
  expect(await step(lead, own, 0, 'review')).toMatchObject({
    error: { fields: { approval: { key: 'OWN_GRATUITY' } } },
  })
  expect(await step(second, own, 0, 'review')).toEqual(DONE)
})

test('what was refused has no deadline and goes no further than the review', async () => {
  const made = await declared(operator, { refused: true })
  expect(made.dueOn).toBeNull()
  expect(await step(lead, made, 0, 'review')).toEqual(DONE)
  expect(await step(lead, made, 1, 'report', { reportedOn: TODAY })).toMatchObject({ error: { code: 'CONFLICT' } })
  expect(await step(lead, made, 1, 'finish')).toEqual(DONE)
})

test('a lead enters one for an official without an account; nobody else does', async () => {
  const made = await declared(lead, { official: 'Pak Lurah' })
  expect(await readGratuity(second.as, made.id)).toMatchObject({ value: { declarant: null } })
  expect(await step(lead, made, 0, 'review')).toEqual(DONE)
  const sealed = await sealDeclaration({ ...GIFT, official: 'Pak Lurah' }, await gratuityReaders(operator.as))
  expect(await declareGratuity(operator.as, sealed, NOW)).toMatchObject({ error: { fields: { forOther: {} } } })
})

test('sealed to others than it should be, or of a day to come, it is not taken', async () => {
  const readers = await gratuityReaders(operator.as)
  const fewer = await sealDeclaration(GIFT, { ...readers, readers: readers.readers.slice(1) })
  expect(await declareGratuity(operator.as, fewer, NOW)).toMatchObject({
    error: { code: 'CONFLICT', fields: { grants: { key: 'RECIPIENTS' } } },
  })
  const sealed = await sealDeclaration({ ...GIFT, happenedOn: '2026-11-25' }, readers)
  expect(await declareGratuity(operator.as, sealed, NOW)).toMatchObject({ error: { fields: { happenedOn: {} } } })
  const twice = await sealDeclaration(GIFT, readers)
  const sent = await Promise.all([1, 2].map(() => declareGratuity(operator.as, twice, NOW)))
  expect(sent.some(({ ok }) => ok)).toBe(true)
  expect(await db.gratuity.count({ where: { id: twice.id } })).toBe(1)
})

test('a lead who joins later is given its key with those of cases; who is taken off loses it', async () => {
  const made = await declared(operator)
  const late = await desk('LEAD')
  const owed = await owedGrants(lead.as, { to: late.id, after: null })
  const mine = owed.ok ? owed.value.grants.find(({ caseId }) => caseId === made.id) : undefined
  expect(await openGrant(lead.secret, fromBase64url(mine!.grant))).toBe(made.secret)
  const coverage = async () => {
    const read = await keyCoverage(lead.as)
    const one = read.ok ? read.value.find(({ id }) => id === late.id) : undefined
    return one!.owed - one!.held
  }
  const before = await coverage()
  const grants = [{ caseId: made.id, grant: toBase64url(await sealGrant(made.secret, late.recipient)) }]
  const give = () => giveGrants(lead.as, { to: late.id, recipient: late.recipient, grants })
  expect([await give(), await give()]).toEqual([
    { ok: true, value: { given: 1 } },
    { ok: true, value: { given: 0 } },
  ])
  expect([before - (await coverage()), (await openGratuity(late.as, made, NOW)).ok]).toEqual([1, true])
  expect(await setAccountActive(await anOfficer('ADMIN'), { id: late.id, active: false }, NOW)).toEqual(DONE)
  expect(await db.gratuityGrant.count({ where: { officerId: late.id } })).toBe(0)
})

test('an operator with a new key is owed what they declared, and is told of its days in between', async () => {
  const renewed = await desk('OPERATOR')
  const [made, others] = [await declared(renewed), await declared(operator)]
  const coverage = async (by = lead) => {
    const read = await keyCoverage(by.as)
    const one = read.ok ? read.value.find(({ id }) => id === renewed.id) : undefined
    return one && [one.held, one.owed]
  }
  expect(await coverage()).toEqual([1, 1])
  expect(await coverage(await desk('LEAD'))).toBeUndefined() // who holds none of theirs has nothing to give, nor to learn
  // What a lost password does: lib/data/invitations.ts.
  const { secret, recipient } = await desk('OPERATOR')
  await db.gratuityGrant.deleteMany({ where: { officerId: renewed.id } })
  await db.officer.updateMany({ where: { recipient }, data: { recipient: null } })
  await db.officer.update({ where: { id: renewed.id }, data: { recipient } })
  expect(await coverage()).toEqual([0, 1])
  await collectNotices(noon('2026-12-16'))
  const told = { officerId: renewed.id, via: '', key: { startsWith: made.id } }
  expect((await db.notice.findMany({ where: told })).map(({ kind }) => kind)).toEqual(['GIFT_LATE'])

  const owed = await owedGrants(lead.as, { to: renewed.id, after: null })
  expect(owed.ok && owed.value.grants.map(({ caseId }) => caseId)).toEqual([made.id])
  const sealed = async (of: Made) => ({ caseId: of.id, grant: toBase64url(await sealGrant(of.secret, recipient)) })
  const grants = [await sealed(made), await sealed(others)]
  const given = await giveGrants(lead.as, { to: renewed.id, recipient, grants })
  expect(given).toEqual({ ok: true, value: { given: 1 } }) // not what somebody else declared
  const again = await openGratuity(renewed.as, made, NOW)
  expect(again.ok && (await openGrant(secret, fromBase64url(again.value.grant)))).toBe(made.secret)
  // Whoever declared nothing is no reader of anything.
  expect(await owedGrants(lead.as, { to: (await desk('OPERATOR')).id, after: null })).toEqual(NOT_FOUND)
})

test('the deadline follows the calendar; leads and declarer are told of it, once each way', async () => {
  const made = await declared(operator)
  const admin = await anOfficer('ADMIN')
  const holiday = { date: '2026-12-08', name: 'Uji gratifikasi', kind: 'LOCAL' } as const
  expect(await addHoliday(admin, holiday, NOW)).toEqual(DONE)
  expect((await row(made.id)).dueOn).toEqual(new Date('2026-12-15'))
  expect(await removeHoliday(admin, { date: holiday.date, was: holiday.name }, NOW)).toEqual(DONE)
  expect((await row(made.id)).dueOn).toEqual(new Date('2026-12-14'))

  const told = async (day: string) => {
    await collectNotices(noon(day))
    const rows = await db.notice.findMany({
      where: { key: { startsWith: made.id }, via: '', officerId: { in: [lead.id, operator.id, viewer.id] } },
      orderBy: [{ kind: 'asc' }, { id: 'asc' }],
    })
    return rows.map(({ kind, officerId }) => `${kind} ${officerId === lead.id ? 'lead' : 'operator'}`)
  }
  expect(await told(TODAY)).toEqual(['GIFT_NEW lead'])
  expect((await told('2026-12-08')).toSorted()).toEqual(['GIFT_DUE lead', 'GIFT_DUE operator', 'GIFT_NEW lead'])
  expect((await told('2026-12-14')).filter((one) => one.startsWith('GIFT_DUE'))).toHaveLength(4)
  expect((await told('2026-12-16')).filter((one) => one.startsWith('GIFT_LATE'))).toHaveLength(2)
})

test('five years after it is done it is erased, with keys and notes', async () => {
  const made = await declared(operator, { refused: true })
  await step(lead, made, 0, 'review')
  await step(lead, made, 1, 'finish')
  await eraseOldGratuities(noon('2031-11-24'))
  expect(await row(made.id)).toMatchObject({ state: 'DONE' })
  expect(await eraseOldGratuities(noon('2031-11-25'))).toBeGreaterThanOrEqual(1)
  expect(await db.gratuity.count({ where: { id: made.id } })).toBe(0)
  expect(await db.gratuityPart.count({ where: { gratuityId: made.id } })).toBe(0)
  expect(
    await db.auditEntry.findFirst({ where: { subject: `gratuity:${made.id}`, action: 'gratuity:erase' } }),
  ).toMatchObject({
    detail: { reference: made.reference },
  })
})
