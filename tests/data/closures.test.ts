import { db } from '@/lib/data/client'
import { addClosure, callOffClosure, readClosures } from '@/lib/data/closures'
import type { Officer } from '@/lib/data/officers'
import { publicBoard } from '@/lib/data/public-board'
import { forget } from '@/lib/data/public-memory'
import { at, boardUnit, officer } from './boards'

const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const OK = { ok: true, value: null }
const now = at('2026-11-24', 10)

let admin: Officer
beforeAll(async () => {
  admin = await officer('ADMIN')
})

const invalid = (fields: object) => ({ ok: false, error: { code: 'INVALID', fields } })
const entries = (subject: string) =>
  db.auditEntry.findMany({ where: { subject }, orderBy: { seq: 'asc' }, select: { action: true } })
const closure = { from: '2026-11-26', until: '2026-11-26', reason: 'Rapat' }
const board = (slug: string, day: string) => publicBoard(slug, at(day, 10))

test('are announced ahead by administrator and operator alike, and shut the door on their day', async () => {
  const unit = await boardUnit()
  expect(await addClosure(unit.operator, { unitId: unit.id, ...closure }, now)).toEqual(OK)
  expect(await addClosure(admin, { unitId: unit.id, ...closure }, now)).toEqual(OK) // the same: once
  expect((await board(unit.slug, '2026-11-24'))?.ahead).toEqual([closure])
  expect((await board(unit.slug, '2026-11-26'))?.status).toMatchObject({ why: { code: 'CLOSURE', reason: 'Rapat' } })
  expect((await board(unit.slug, '2026-11-26'))?.ahead).toEqual([])
  const read = await readClosures(unit.operator, unit.id, now)
  const [one] = read.ok ? read.value.closures : []
  expect(await callOffClosure(unit.operator, { unitId: unit.id, closure: one!.id }, now)).toEqual(OK)
  expect(await callOffClosure(unit.operator, { unitId: unit.id, closure: one!.id }, now)).toEqual(OK)
  expect((await board(unit.slug, '2026-11-26'))?.status).toMatchObject({ status: 'STALE' })
  expect((await entries(`unit:${unit.id}`)).map(({ action }) => action)).toEqual(['unit:close', 'unit:reopen'])
})

test('a holiday is announced on every board beside them', async () => {
  const unit = await boardUnit()
  const day = '2031-03-05'
  await db.holiday.create({ data: { date: new Date(day), name: 'Hari Uji', kind: 'LOCAL' } })
  forget('holidays', 'units')
  const one = { from: day, until: day, reason: 'Hari Uji' }
  expect((await board(unit.slug, '2031-03-03'))?.ahead).toEqual([one])
  expect((await board(unit.slug, day))?.ahead).toEqual([])
})

test('one that has begun ends with yesterday', async () => {
  const unit = await boardUnit()
  const long = { ...closure, from: '2026-11-24', until: '2026-11-30' }
  expect(await addClosure(admin, { unitId: unit.id, ...long }, now)).toEqual(OK)
  const row = await db.closure.findFirstOrThrow({ where: { unitId: unit.id } })
  const later = at('2026-11-26', 9)
  expect(await callOffClosure(admin, { unitId: unit.id, closure: row.id }, later)).toEqual(OK)
  expect(await db.closure.findFirst({ where: { unitId: unit.id } })).toMatchObject({
    ...{ from: new Date('2026-11-24'), until: new Date('2026-11-25') },
  })
})

test('not in the past, not beyond a year, not for another’s unit', async () => {
  const [unit, other] = [await boardUnit(), await boardUnit()]
  const add = (as: Officer, changes: object = {}) => addClosure(as, { unitId: unit.id, ...closure, ...changes }, now)
  expect(await add(admin, { from: '2026-11-23' })).toEqual(invalid({ from: { key: 'PAST' } }))
  expect(await add(admin, { from: '2028-01-01', until: '2028-01-01' })).toEqual(
    invalid({ from: { key: 'TOO_FAR', max: 366 } }),
  )
  for (const stranger of [other.operator, await officer('LEAD', unit.id), await officer('VIEWER')]) {
    expect(await add(stranger)).toEqual(NOT_FOUND)
    expect(await readClosures(stranger, unit.id, now)).toEqual(NOT_FOUND)
  }
  expect(await db.closure.count({ where: { unitId: unit.id } })).toBe(0)
})
