import { randomUUID } from 'node:crypto'
import { db } from '@/lib/data/client'
import { forgetAll } from '@/lib/data/public-memory'
import { publicReleases, viewerReleases } from '@/lib/data/published-figures'
import { ratingFigures } from '@/lib/data/rating-figures'
import { eraseExpired } from '@/lib/data/retention'
import { dayToDate } from '@/lib/domain/calendar'
import { boardUnit } from './boards'
import { caseOf, type Desk, desk, noon } from './casework'

/** July to September 2025 is out with the year. */
const OUT = noon('2026-01-01')

let [lead, named]: Desk[] = []
beforeAll(async () => {
  ;[lead, named] = await Promise.all([desk('LEAD'), desk('INSPECTOR')])
})
beforeEach(async () => {
  forgetAll()
  await db.publishedFigures.deleteMany()
  await db.case.deleteMany()
})

const reports = async (many: number, receivedOn: string, excluded: string[] = []) => {
  const { id } = await caseOf([lead!], { experience: 'badService', receivedOn, report: { excluded } })
  const row = await db.case.findUniqueOrThrow({ where: { id } })
  const others = Array.from({ length: many - 1 }, () => randomUUID())
  await db.case.createMany({ data: others.map((id) => ({ ...row, id, lookup: id, reference: id.slice(0, 12) })) })
}
/** As a process that has just started reads it. */
const read = (now: Date) => {
  forgetAll()
  return publicReleases(now)
}
const received = async (now: Date) =>
  (await read(now)).map(({ quarter, figures }) => [quarter.id, figures?.whole.received ?? null])

test('a quarter is out when the next one is over, and no report is in two', async () => {
  await reports(6, '2025-07-01')
  await reports(7, '2025-12-31')
  expect(await received(noon('2025-12-31'))).toEqual([])
  expect(await received(OUT)).toEqual([['2025-3', 6]])
  expect(await received(noon('2026-04-01'))).toEqual([
    ['2025-4', 7],
    ['2025-3', 6],
  ])
})

test('no quarter is out for a report alone that is kept from somebody', async () => {
  await reports(1, '2025-05-05', [named!.id])
  await reports(6, '2025-08-04')
  expect(await received(OUT)).toEqual([['2025-3', 6]])
})

test('of too few reports nothing is told, then or later', async () => {
  await reports(4, '2025-09-30')
  expect(await received(OUT)).toEqual([['2025-3', null]])
  await reports(4, '2025-09-30')
  expect(await received(noon('2026-02-01'))).toEqual([['2025-3', null]])
})

test('once out it never changes: not by a report that is kept from somebody later, nor by one that is erased', async () => {
  await reports(6, '2025-08-04')
  await reports(1, '2025-08-04', [named!.id])
  const first = await read(OUT)
  expect(first[0]).toMatchObject({ countedOn: '2026-01-01', figures: { whole: { received: 6 } } })
  const { id: caseId } = await db.case.findFirstOrThrow({ where: { exclusions: { none: {} } } })
  await db.caseExclusion.create({ data: { caseId, officerId: named!.id } })
  expect(await read(noon('2026-01-02'))).toEqual(first)
  const states = { state: 'CLOSED', stateOn: dayToDate('2023-01-02'), dueOn: null } as const
  await db.case.updateMany({ data: states })
  expect(await eraseExpired(noon('2026-01-03'))).toBe(7)
  expect(await read(noon('2026-01-03'))).toEqual(first)
})

test('processes that count at the same moment show the same', async () => {
  await reports(6, '2025-08-04')
  const counts = await Promise.all([read(OUT), read(OUT), read(OUT)])
  for (const one of counts) expect(one).toEqual(counts[0])
  expect(await db.publishedFigures.count()).toBe(1)
})

test('every office has a row, so that none says by being there that it has a report', async () => {
  const [gone, quiet] = [await boardUnit(), await boardUnit()]
  await db.unit.update({ where: { id: gone.id }, data: { active: false } })
  await reports(12, '2025-08-04')
  await caseOf([lead!], { experience: 'badService', receivedOn: '2025-08-05', report: { unitId: gone.id } })
  const [release] = await read(OUT)
  const rows = release?.figures?.unit?.filter(({ key }) => key === gone.id || key === quiet.id)
  expect(rows?.map((row) => row.received)).toEqual(['<5', '<5'])
})

test('quarters that are long over are not counted any more', async () => {
  await reports(6, '2024-08-05')
  expect((await received(OUT)).map(([quarter]) => quarter)).toEqual(['2025-3', '2025-2', '2025-1', '2024-4'])
})

test('who sees figures and no case sees what everyone sees', async () => {
  const [viewer, inspector] = [await desk('VIEWER'), await desk('INSPECTOR')]
  expect(await viewerReleases(viewer.as, OUT)).toEqual({ ok: true, value: await publicReleases(OUT) })
  expect(await viewerReleases(inspector.as, OUT)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
})

test('marks show to leads as the mean of a quarter that is out, from five on, and never move', async () => {
  await reports(6, '2025-08-04')
  const ids = (await db.case.findMany({ select: { id: true } })).map(({ id }) => id)
  const rate = (count: number, rating: number) =>
    db.case.updateMany({ where: { id: { in: ids.slice(0, count) } }, data: { rating } })
  const shown = async (of: Desk, now: Date) => {
    forgetAll()
    return (await ratingFigures(of.as, now)).map(({ quarter, count, mean }) => [quarter.id, count, mean])
  }
  await rate(5, 4)
  await rate(1, 2)
  expect(await shown(lead!, noon('2025-12-31'))).toEqual([])
  expect(await shown(lead!, OUT)).toEqual([['2025-3', 5, 3.6]])
  await rate(6, 1)
  expect(await shown(lead!, noon('2026-01-02'))).toEqual([['2025-3', 5, 3.6]])
  for (const role of ['VIEWER', 'ADMIN', 'INSPECTOR'] as const) expect(await shown(await desk(role), OUT)).toEqual([])
  await db.publishedFigures.deleteMany()
  await db.case.updateMany({ where: { id: { in: ids.slice(0, 2) } }, data: { rating: null } })
  expect(await shown(lead!, OUT)).toEqual([])
})
