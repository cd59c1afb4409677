import { db } from '@/lib/data/client'
import { relatedTo } from '@/lib/data/related'
import { dateToDay } from '@/lib/domain/calendar'
import type { Relating } from '@/lib/domain/related'
import { caseOf, type Desk, desk, started } from './casework'

let lead: Desk
let excluded: Desk
let inspector: Desk
let made: { id: string }[]

const UNIT = 'disdukcapil'
const relating = async (id: string): Promise<Relating & { id: string }> => {
  const { unitId, serviceId, spgKind, category, receivedOn } = await db.case.findUniqueOrThrow({ where: { id } })
  return { id, unitId, serviceId, spgKind, category, receivedOn: dateToDay(receivedOn) }
}
const idsFor = async (officer: Desk, id: string, max = 50) =>
  (await relatedTo(officer.as, await relating(id), max)).cases.map((one) => one.id)

beforeAll(async () => {
  lead = await desk('LEAD')
  excluded = await desk('LEAD')
  inspector = await desk('INSPECTOR')
  const add = (
    receivedOn: string,
    unitId: string | null,
    serviceId: string | null,
    more: Parameters<typeof caseOf>[1] = {},
  ) =>
    caseOf([lead, ...(more.report?.excluded ? [] : [excluded])], {
      ...more,
      receivedOn,
      report: { ...more.report, unitId, serviceId },
    })
  made = [
    await add('2026-11-16', UNIT, null, { deeds: started(lead, inspector) }),
    await add('2026-11-16', UNIT, 'ktp-baru'),
    await add('2026-08-18', UNIT, null),
    await add('2026-08-17', UNIT, null),
    await add('2026-11-10', '74.71.01', null),
    await add('2026-11-10', null, null),
    await add('2026-11-12', UNIT, null, { experience: 'badService', complaint: 'queue' }),
    await add('2026-11-13', UNIT, 'ktp-baru', { experience: 'badService', complaint: 'queue' }),
    await add('2026-11-14', UNIT, null, { deeds: started(lead, inspector, '2026-11-18') }),
    await add('2026-11-15', UNIT, null, { report: { excluded: [excluded.id] } }),
    await add('2026-11-11', UNIT, null),
  ]
  await db.case.update({ where: { id: made[10]!.id }, data: { category: 'queue' } })
})

// By their place above. Mutual, and never without a unit.
test.each([
  ['its unit, and what was reported', 0, [1, 2, 8, 9, 10]],
  ['the same service too', 1, [0, 2, 7, 8, 9, 10]],
  ['a quarter of a year before', 2, [0, 1, 3, 8, 9, 10]],
  ['a day more before', 3, [2, 8, 9, 10]],
  ['another unit', 4, []],
  ['no unit', 5, []],
  ['another thing; two services that nobody named relate nothing', 6, [7, 10]],
  ['another thing about the same service', 7, [1, 6, 10]],
  ['another thing of the same kind of SPG', 10, [0, 1, 2, 3, 6, 7, 8, 9]],
])('every case that is related and no other, the newest first: %s', async (_, place, wanted) => {
  const found = await idsFor(lead, made[place]!.id)
  expect(found.toSorted()).toEqual(wanted.map((other) => made[other]!.id).toSorted())
  const on = await Promise.all(found.map(async (id) => (await relating(id)).receivedOn))
  expect(on).toEqual(on.toSorted().toReversed())
})

test('of those that exist for the officer: not one that the reporter keeps from them, and an inspector sees their own', async () => {
  const [first, other, hidden] = [made[0]!.id, made[8]!.id, made[9]!.id]
  expect(await idsFor(lead, first)).toContain(hidden)
  expect(await idsFor(excluded, first)).not.toContain(hidden)
  expect(await idsFor(inspector, first)).toEqual([other])
  expect(await idsFor(await desk('ADMIN'), first)).toEqual([])
})

test('so many at once, and whether there are others', async () => {
  const to = await relating(made[0]!.id)
  const all = (await relatedTo(lead.as, to, 50)).cases
  expect(await relatedTo(lead.as, to, 2)).toEqual({ cases: all.slice(0, 2), more: true })
  expect((await relatedTo(lead.as, to, all.length)).more).toBe(false)
})
