import { leadFigures } from '@/lib/data/case-figures'
import { boardUnit } from './boards'
import { caseOf, desk, noon, started } from './casework'

const TODAY = noon('2026-11-24')

test('a lead sees what became of the reports they may read, with working days as the calendar counts them', async () => {
  const [lead, inspector] = [await desk('LEAD'), await desk('INSPECTOR')]
  const { id: unitId } = await boardUnit()
  const report = { unitId }
  await caseOf([lead], { experience: 'demanded', report, receivedOn: '2026-10-05' })
  await caseOf([lead], {
    ...{ experience: 'badService', report, receivedOn: '2026-10-05' },
    deeds: [
      ...started(lead, inspector, '2026-10-06'),
      { by: inspector.deed, on: '2026-10-12', move: 'act', message: 'Sudah.' },
      { by: lead.deed, on: '2026-10-13', move: 'close', input: { outcome: 'RESOLVED_BY_UNIT' } },
    ],
  })
  await caseOf([lead], {
    ...{ experience: 'badService', receivedOn: '2026-09-01' },
    deeds: [
      ...started(lead, inspector, '2026-09-02'),
      { by: inspector.deed, on: '2026-10-30', move: 'act', message: 'Sudah.' },
    ],
  })
  const found = await leadFigures(lead.as, 12, null, TODAY)
  if (!found.ok) throw new Error(found.error.code)
  const { figures, from, until } = found.value
  expect([from, until]).toEqual(['2025-12', '2026-11'])
  expect(figures.whole).toMatchObject({
    received: 3,
    open: 1,
    overdue: 1,
    done: 2,
    onTime: 1,
    late: 1,
    share: 50,
    median: 5,
  })
  expect(figures.month?.find(({ key }) => key === '2026-10')).toMatchObject({
    received: 2,
    open: 1,
    onTime: 1,
    median: 5,
  })
  expect(figures.month).toHaveLength(12)
  expect(figures.kind?.map(({ key, received }) => [key, received])).toEqual([
    ['COMPLAINT', 2],
    ['BRIBERY', 0],
    ['EXTORTION', 1],
    ['GRATUITY', 0],
    ['INSIDER', 0],
  ])
  expect(figures.unit?.filter(({ received }) => received !== 0).map(({ key, received }) => [key, received])).toEqual([
    [unitId, 2],
    ['', 1],
  ])
  expect(figures.endings?.filter(({ count }) => count !== 0)).toEqual([
    { key: 'RESOLVED_BY_UNIT', count: 1 },
    { key: 'ACTED_ON', count: 1 },
  ])
  expect(figures.ages?.filter(({ count }) => count !== 0)).toEqual([{ key: 'to60', count: 1 }])
  expect(await leadFigures(lead.as, 12, 'SPG', TODAY)).toMatchObject({ value: { figures: { whole: { received: 1 } } } })
})

test('days on which the reporter was waited for do not count', async () => {
  const [lead, inspector] = [await desk('LEAD'), await desk('INSPECTOR')]
  await caseOf([lead], {
    ...{ experience: 'badService', receivedOn: '2026-09-01' },
    deeds: [
      ...started(lead, inspector, '2026-09-02'),
      { by: inspector.deed, on: '2026-09-03', move: 'ask', message: 'Kapan?' },
      { by: 'REPORTER', on: '2026-10-15', move: 'answer', message: 'Kemarin.' },
      { by: inspector.deed, on: '2026-10-16', move: 'act', message: 'Sudah.' },
    ],
  })
  expect(await leadFigures(lead.as, 12, null, TODAY)).toMatchObject({
    value: { figures: { whole: { onTime: 1, late: 0, median: 3, p90: 3 } } },
  })
})

test('a complaint that its reporter ends before any answer was answered on that day', async () => {
  const [lead, inspector] = [await desk('LEAD'), await desk('INSPECTOR')]
  const settle = (on: string) => ({ by: 'REPORTER', on, move: 'settle' }) as const
  await caseOf([lead], { experience: 'badService', receivedOn: '2026-09-01', deeds: [settle('2026-09-04')] })
  await caseOf([lead], { experience: 'badService', receivedOn: '2026-09-01', deeds: [settle('2026-10-30')] })
  // Ended after the answer, it was answered by the answer; reopened and then ended, on the day of that.
  const answered = [
    ...started(lead, inspector, '2026-09-02'),
    { by: inspector.deed, on: '2026-09-03', move: 'act', message: 'Sudah.' },
  ] as const
  await caseOf([lead], {
    ...{ experience: 'badService', receivedOn: '2026-09-01', deeds: [...answered, settle('2026-09-14')] },
  })
  await caseOf([lead], {
    ...{ experience: 'badService', receivedOn: '2026-09-01' },
    deeds: [...answered, { by: 'REPORTER', on: '2026-09-07', move: 'object', message: 'Belum.' }, settle('2026-10-30')],
  })
  expect(await leadFigures(lead.as, 12, null, TODAY)).toMatchObject({
    value: { figures: { whole: { done: 4, onTime: 2, late: 2, median: 3 } } },
  })
})

test('what is kept from a lead is in no figure of theirs', async () => {
  const [lead, other, viewer] = [await desk('LEAD'), await desk('LEAD'), await desk('VIEWER')]
  const received = async () => {
    const [mine, theirs] = [await leadFigures(lead.as, 12, null, TODAY), await leadFigures(other.as, 12, null, TODAY)]
    return [mine, theirs].map((found) => found.ok && found.value.figures.whole.received)
  }
  for (let made = 0; made < 6; made++) await caseOf([lead, other], { receivedOn: '2026-10-05' })
  await caseOf([other], { receivedOn: '2026-10-05', report: { excluded: [lead.id] } })
  expect(await received()).toEqual([6, 7])
  expect(await leadFigures(viewer.as, 12, null, TODAY)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
})

test('a burst about one office is a hot spot', async () => {
  const lead = await desk('LEAD')
  const [quiet, burst] = [await boardUnit(), await boardUnit()]
  for (const day of ['2026-02-03', '2026-04-07', '2026-06-09', '2026-11-20'])
    await caseOf([lead], { receivedOn: day, report: { unitId: quiet.id } })
  for (const day of ['2026-11-09', '2026-11-10', '2026-11-17', '2026-11-23'])
    await caseOf([lead], { receivedOn: day, report: { unitId: burst.id } })
  const found = await leadFigures(lead.as, 12, null, TODAY)
  expect(found.ok && found.value.hot.map(({ key, recent, before }) => [key, recent, before])).toEqual([
    [burst.id, 4, 0],
  ])
})
