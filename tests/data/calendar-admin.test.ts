import {
  addHoliday,
  calendarCompleteUntil,
  editHoliday,
  readCalendar,
  removeHoliday,
  setCalendarComplete,
} from '@/lib/data/calendar-admin'
import { moveCase } from '@/lib/data/case-move'
import { FACTS, factsOf } from '@/lib/data/case-facts'
import { db } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import type { Officer } from '@/lib/data/officers'
import { publicBoard } from '@/lib/data/public-board'
import { dayToDate } from '@/lib/domain/calendar'
import { ENDED } from '@/lib/domain/queue'
import { dueOn } from '@/lib/domain/deadlines'
import { at, boardUnit, officer } from './boards'
import { caseOf, desk, noon, started } from './casework'

const OK = { ok: true, value: null }
const now = at('2026-11-24', 10)
// Of this file alone: the others count holidays and deadlines.
const EXTRA = { date: '2026-11-18', name: 'Uji hari libur', kind: 'LOCAL' } as const

let admin: Officer
beforeAll(async () => {
  admin = await officer('ADMIN')
})
afterEach(async () => {
  await removeHoliday(admin, { date: EXTRA.date, was: EXTRA.name }, now)
  await removeHoliday(admin, { date: EXTRA.date, was: 'Nama lain' }, now)
})

const due = async (id: string) => (await db.case.findUniqueOrThrow({ where: { id } })).dueOn

/** Every case whose clock runs is due by the calendar that stands. */
async function expectConsistent() {
  const holidays = await readHolidays()
  // Ended ones have no clock; other tests end theirs in the database alone.
  const where = { dueOn: { not: null }, state: { notIn: [...ENDED] } }
  const rows = await db.case.findMany({ where, select: { id: true, ...FACTS } })
  const wrong = rows.filter((row) => dueOn(factsOf(row), holidays) !== factsOf(row).dueOn)
  expect(wrong).toEqual([])
}

test('a holiday more or less moves every running deadline with it, and no other', async () => {
  const [lead, inspector] = [await desk('LEAD'), await desk('INSPECTOR')]
  const fresh = await caseOf([lead])
  const running = await caseOf([lead], { deeds: started(lead, inspector) })
  const closed = await caseOf([lead])
  await db.case.update({ where: { id: closed.id }, data: { state: 'CLOSED', dueOn: null } })
  const [freshDue, runningDue] = [await due(fresh.id), await due(running.id)]
  expect(freshDue).toEqual(dayToDate('2026-11-19'))

  expect(await addHoliday(admin, EXTRA, now)).toEqual(OK)
  expect(await due(fresh.id)).toEqual(dayToDate('2026-11-20'))
  expect((await due(running.id))!.getTime()).toBeGreaterThan(runningDue!.getTime())
  expect(await due(closed.id)).toBeNull()
  await expectConsistent()

  expect(await editHoliday(admin, { ...EXTRA, was: EXTRA.name, name: 'Nama lain', kind: 'NATIONAL' }, now)).toEqual(OK)
  expect(await removeHoliday(admin, { date: EXTRA.date, was: 'Nama lain' }, now)).toEqual(OK)
  expect(await removeHoliday(admin, { date: EXTRA.date, was: 'Nama lain' }, now)).toEqual(OK)
  expect([await due(fresh.id), await due(running.id)]).toEqual([freshDue, runningDue])
  await expectConsistent()

  const audit = await db.auditEntry.findMany({
    where: { subject: `calendar:${EXTRA.date}` },
    orderBy: { seq: 'asc' },
    select: { action: true, detail: true },
  })
  expect(audit).toEqual([
    { action: 'calendar:add', detail: { name: EXTRA.name, kind: 'LOCAL' } },
    {
      action: 'calendar:edit',
      detail: {
        ...{ 'name.from': EXTRA.name, 'name.to': 'Nama lain', 'kind.from': 'LOCAL', 'kind.to': 'NATIONAL' },
      },
    },
    { action: 'calendar:remove', detail: { name: 'Nama lain' } },
  ])
})

test('the time to object grows with the calendar and never shrinks below what was promised', async () => {
  const made = await caseOf([await desk('LEAD')])
  const promised = dayToDate('2026-12-01')
  await db.case.update({
    where: { id: made.id },
    data: { state: 'ACTED_ON', stateOn: dayToDate('2026-11-17'), dueOn: promised, objectUntil: promised },
  })
  const until = async () => (await db.case.findUniqueOrThrow({ where: { id: made.id } })).objectUntil
  await addHoliday(admin, EXTRA, now)
  const grown = await until()
  expect(grown).toEqual(await due(made.id))
  expect(grown!.getTime()).toBeGreaterThan(promised.getTime())
  await removeHoliday(admin, { date: EXTRA.date, was: EXTRA.name }, now)
  expect(await until()).toEqual(grown)
})

test('more cases than a batch holds are all reached', async () => {
  const template = await db.case.findUniqueOrThrow({ where: { id: (await caseOf([await desk('LEAD')])).id } })
  const copies = Array.from({ length: 1203 }, (_, n) => {
    const id = crypto.randomUUID()
    return { ...template, id, reference: `uji-${id}-${n}`, lookup: id }
  })
  await db.case.createMany({ data: copies })
  await addHoliday(admin, EXTRA, now)
  const where = { id: { in: copies.map(({ id }) => id) } }
  expect(await db.case.groupBy({ by: ['dueOn'], where, _count: true })).toEqual([
    { dueOn: dayToDate('2026-11-20'), _count: 1203 },
  ])
  await db.case.deleteMany({ where })
})

test('moves made while the calendar changes end up due by the new one', async () => {
  const lead = await desk('LEAD')
  const cases = await Promise.all(Array.from({ length: 6 }, () => caseOf([lead])))
  const deeds = cases.map(({ id }) =>
    moveCase(lead.as, { id, version: 0, move: 'verify', message: null } as never, noon('2026-11-17')),
  )
  const results = await Promise.all([...deeds.slice(0, 3), addHoliday(admin, EXTRA, now), ...deeds.slice(3)])
  expect(results.every(({ ok }) => ok)).toBe(true)
  await expectConsistent()
})

test('a board is shut on the new day at once', async () => {
  const unit = await boardUnit()
  const status = async () => (await publicBoard(unit.slug, at(EXTRA.date, 10)))?.status
  expect(await status()).toMatchObject({ status: 'STALE' })
  await addHoliday(admin, EXTRA, now)
  expect(await status()).toMatchObject({ status: 'CLOSED', why: { code: 'HOLIDAY', name: EXTRA.name } })
})

test('a name stands once on a day, and whoever is late is told', async () => {
  const both = await Promise.all([addHoliday(admin, EXTRA, now), addHoliday(admin, EXTRA, now)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, error: { code: 'INVALID', fields: { name: { key: 'HOLIDAY_TAKEN' } } } })
  const gone = { ...EXTRA, was: 'Sudah tidak ada', name: 'x' }
  expect(await editHoliday(admin, gone, now)).toMatchObject({ error: { code: 'CONFLICT' } })
})

test('the calendar says until when it is whole', async () => {
  expect(await calendarCompleteUntil(admin)).toBe('2026-12-31')
  expect(await setCalendarComplete(admin, { until: '2027-12-31' }, now)).toEqual(OK)
  expect(await readCalendar(admin, 2027)).toMatchObject({ ok: true, value: { completeUntil: '2027-12-31' } })
  expect(await setCalendarComplete(admin, { until: '2026-12-31' }, now)).toEqual(OK)
  const year = await readCalendar(admin, 2026)
  expect(year.ok && year.value.holidays.every(({ date }) => date.startsWith('2026-'))).toBe(true)
})

test('nobody but an administrator', async () => {
  for (const role of ['LEAD', 'INSPECTOR', 'OPERATOR', 'VIEWER'] as const) {
    const as = await officer(role)
    for (const result of [
      await readCalendar(as, 2026),
      await addHoliday(as, EXTRA, now),
      await editHoliday(as, { ...EXTRA, was: EXTRA.name }, now),
      await removeHoliday(as, { date: '2026-12-25', was: 'Kelahiran Yesus Kristus' }, now),
      await setCalendarComplete(as, { until: '2030-12-31' }, now),
    ])
      expect(result).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await calendarCompleteUntil(as)).toBeNull()
  }
})
