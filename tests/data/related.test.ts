import { db } from '@/lib/data/client'
import { relatedTo } from '@/lib/data/related'
import { dateToDay } from '@/lib/domain/calendar'
import { isRelated, type Relating } from '@/lib/domain/related'
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
  ]
})

test('every case that the rule relates, and no other, the newest first', async () => {
  const all = await Promise.all(made.map(({ id }) => relating(id)))
  for (const one of all) {
    const found = await idsFor(lead, one.id)
    const wanted = all.filter((other) => other.id !== one.id && isRelated(one, other))
    expect(found.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted())
    const on = found.map((id) => all.find((other) => other.id === id)!.receivedOn)
    expect(on).toEqual(on.toSorted().toReversed())
  }
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
