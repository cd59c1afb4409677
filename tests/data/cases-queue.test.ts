import { countCases, countFacets, listCases } from '@/lib/data/cases'
import { db } from '@/lib/data/client'
import { COUNT_MAX, type Cursor, type QueueFilter, VIEWS, viewsFor } from '@/lib/domain/queue'
import { caseOf, type Desk, desk, started } from './casework'

const TODAY = '2026-11-24'
let lead: Desk
let inspector: Desk
const names = new Map<string, string>()

async function add(name: string, input: Parameters<typeof caseOf>[1] = {}) {
  const made = await caseOf([lead], input)
  names.set(made.id, name)
  return made
}

const named = (rows: { id: string }[]) => rows.map(({ id }) => names.get(id))
const facets = async (filter: QueueFilter, officer = lead) =>
  Object.fromEntries(
    Object.entries(await countFacets(officer.as, filter, TODAY)).map(([facet, { of }]) => [
      facet,
      Object.fromEntries(of),
    ]),
  )
const list = async (filter: Partial<QueueFilter>, officer = lead) =>
  named((await listCases(officer.as, { view: 'all', ...filter }, TODAY)).rows).sort()

beforeAll(async () => {
  lead = await desk('LEAD', 'Ibu Pengendali')
  inspector = await desk('INSPECTOR', 'Pak Auditor')
  const message = 'Mohon dilengkapi.'
  await add('late', { receivedOn: '2026-11-16', report: { unitId: 'disdukcapil' } })
  await add('new', {
    receivedOn: '2026-11-23',
    experience: 'badService',
    complaint: 'queue',
    report: { unitId: '74.71.01' },
  })
  await add('mine', { receivedOn: '2026-11-20', deeds: [{ by: lead.deed, on: '2026-11-20', assign: lead.deed }] })
  await add('worked', { receivedOn: '2026-11-18', deeds: started(lead, inspector, '2026-11-18') })
  await add('waiting', {
    receivedOn: '2026-11-10',
    deeds: [...started(lead, inspector, '2026-11-11'), { by: inspector.deed, on: '2026-11-12', move: 'ask', message }],
  })
  // Acted on long ago: the reporter's time to object is over, but no officer is late.
  await add('acted', {
    receivedOn: '2026-10-01',
    experience: 'insider',
    deeds: [...started(lead, inspector, '2026-10-02'), { by: inspector.deed, on: '2026-10-05', move: 'act', message }],
  })
  await add('declined', {
    receivedOn: '2026-11-02',
    deeds: [
      { by: lead.deed, on: '2026-11-03', move: 'verify' },
      { by: lead.deed, on: '2026-11-04', move: 'decline', input: { declineReason: 'TOO_LITTLE' }, message },
    ],
  })
})

describe('views and their counts', () => {
  const LEADS = {
    open: ['acted', 'late', 'mine', 'new', 'waiting', 'worked'],
    unassigned: ['late', 'new'],
    mine: ['mine'],
    week: ['mine', 'new'],
    overdue: ['late'],
    waiting: ['waiting'],
    approval: [],
    ended: ['declined'],
    all: ['acted', 'declined', 'late', 'mine', 'new', 'waiting', 'worked'],
  }
  const INSPECTORS = {
    open: ['acted', 'waiting', 'worked'],
    unassigned: [],
    mine: ['acted', 'waiting', 'worked'],
    week: [],
    overdue: [],
    waiting: ['waiting'],
    approval: [],
    ended: [],
    all: ['acted', 'waiting', 'worked'],
  }

  test.each(VIEWS)('%s, for a lead and for an inspector', async (view) => {
    expect(await list({ view })).toEqual(LEADS[view])
    expect((await countCases(lead.as, TODAY)).get(view)).toBe(LEADS[view].length)
    expect(await list({ view }, inspector)).toEqual(INSPECTORS[view])
    const counted = viewsFor('INSPECTOR').includes(view) ? INSPECTORS[view].length : undefined
    expect((await countCases(inspector.as, TODAY)).get(view)).toBe(counted)
  })

  test('a deadline is missed from the day after it', async () => {
    const overdue = async (today: string) => (await listCases(lead.as, { view: 'overdue' }, today)).rows.length
    expect([await overdue('2026-11-19'), await overdue('2026-11-20')]).toEqual([0, 1])
    expect((await countCases(lead.as, '2026-11-19')).get('overdue')).toBe(0)
  })
})

describe('filters', () => {
  test('by state, channel and unit, alone and together with a view', async () => {
    expect(await list({ state: 'RECEIVED' })).toEqual(['late', 'mine', 'new'])
    expect(await list({ channel: 'COMPLAINT' })).toEqual(['new'])
    expect(await list({ channel: 'INSIDER' })).toEqual(['acted'])
    expect(await list({ unit: 'disdukcapil' })).toEqual(['late'])
    expect(await list({ unit: 'nowhere' })).toEqual([])
    expect(await list({ view: 'unassigned', channel: 'SPG', state: 'RECEIVED' })).toEqual(['late'])
  })

  test('by kind; what cannot be together leaves nothing', async () => {
    expect(await list({ kind: 'EXTORTION', unit: 'disdukcapil' })).toEqual(['late'])
    expect(await list({ kind: 'BRIBERY' })).toEqual([])
    expect(await list({ kind: 'EXTORTION', channel: 'COMPLAINT' })).toEqual([])
    expect(await list({ view: 'ended', state: 'RECEIVED' })).toEqual([])
    expect(await list({ view: 'week', state: 'ACTED_ON' })).toEqual([])
  })

  test('the counts beside them are those of the officer’s own cases in the view', async () => {
    expect(await facets({ view: 'all' })).toEqual({
      unit: { disdukcapil: 1, '74.71.01': 1 },
      channel: { SPG: 5, COMPLAINT: 1, INSIDER: 1 },
      kind: { EXTORTION: 5 },
      state: { RECEIVED: 3, EXAMINED: 1, AWAITING_REPORTER: 1, ACTED_ON: 1, DECLINED: 1 },
    })
    expect((await facets({ view: 'unassigned' })).state).toEqual({ RECEIVED: 2 })
    expect((await facets({ view: 'all' }, inspector)).unit).toEqual({})
  })

  test('a count leads to as many cases, beside whatever else is chosen', async () => {
    const chosen = await facets({ view: 'all', unit: '74.71.01' })
    expect(chosen).toEqual({
      unit: { disdukcapil: 1, '74.71.01': 1 }, // what another unit would leave over instead
      channel: { COMPLAINT: 1 },
      kind: {},
      state: { RECEIVED: 1 },
    })
    const filters: QueueFilter[] = [
      { view: 'all' },
      { view: 'all', channel: 'SPG' },
      { view: 'open', channel: 'SPG', state: 'RECEIVED' },
      { view: 'all', kind: 'EXTORTION', unit: 'disdukcapil' },
    ]
    for (const filter of filters)
      for (const [facet, counts] of Object.entries(await facets(filter)))
        for (const [value, count] of Object.entries(counts)) {
          const rows = (await listCases(lead.as, { ...filter, [facet]: value }, TODAY)).rows.length
          expect([filter, facet, value, rows]).toEqual([filter, facet, value, count])
        }
  })

  test('above the bound a count says only that there are more', async () => {
    const crowd = await desk('LEAD')
    await db.$executeRaw`
      INSERT INTO "Case" ("id", "reference", "channel", "category", "sealedBy", "stateOn", "receivedOn", "clockFrom",
        "recipient", "lookup", "receiptSealed")
      SELECT gen_random_uuid(), 'crowd ' || n, 'COMPLAINT', 'queue', 'BROWSER', now(), now(), now(), '', 'crowd ' || n, ''
      FROM generate_series(1, ${COUNT_MAX + 5}::int) n`
    await db.$executeRaw`
      INSERT INTO "KeyGrant" ("caseId", "officerId", "sealed")
      SELECT "id", ${crowd.id}, '' FROM "Case" WHERE "reference" LIKE 'crowd %'`
    try {
      expect((await countCases(crowd.as, TODAY)).get('unassigned')).toBe(COUNT_MAX + 1)
      const counts = await countFacets(crowd.as, { view: 'open', state: 'RECEIVED' }, TODAY)
      // Of no more than the bound, and it is said: "300+". What else is chosen bounds the others alone.
      expect([counts.channel.whole, counts.channel.of.get('COMPLAINT')]).toEqual([false, COUNT_MAX + 1])
      const few = await countFacets(crowd.as, { view: 'open', channel: 'INSIDER' }, TODAY)
      expect([few.channel.whole, few.unit.whole, few.unit.of.size]).toEqual([false, true, 0])
    } finally {
      await db.$executeRaw`DELETE FROM "Case" WHERE "reference" LIKE 'crowd %'`
    }
  })

  test('a row says what is in the clear and nothing more', async () => {
    const { rows } = await listCases(lead.as, { view: 'all', unit: 'disdukcapil' }, TODAY)
    expect(rows).toEqual([
      {
        id: expect.any(String),
        reference: expect.stringMatching(/^JK-/),
        channel: 'SPG',
        spgKind: 'EXTORTION',
        category: 'demanded',
        state: 'RECEIVED',
        receivedOn: '2026-11-16',
        dueOn: '2026-11-19',
        version: 0,
        merged: false,
        unanswered: false,
        unit: 'Disdukcapil',
        assignee: null,
      },
    ])
  })
})

test('a row says that the reporter wrote last, until an officer has answered', async () => {
  const reads = await desk('LEAD')
  const wrote = (by: typeof reads.deed | 'REPORTER', on: string) => ({ by, on, message: 'Masih begitu.' })
  const silent = await caseOf([reads], {})
  const waits = await caseOf([reads], { deeds: [wrote('REPORTER', '2026-11-17')] })
  const told = await caseOf([reads], { deeds: [wrote('REPORTER', '2026-11-17'), wrote(reads.deed, '2026-11-18')] })
  const again = await caseOf([reads], { deeds: [wrote(reads.deed, '2026-11-17'), wrote('REPORTER', '2026-11-18')] })
  const { rows } = await listCases(reads.as, { view: 'open' }, TODAY)
  const unanswered = rows.filter((row) => row.unanswered).map(({ id }) => id)
  expect(rows).toHaveLength([silent, waits, told, again].length)
  expect(unanswered.toSorted()).toEqual([waits.id, again.id].toSorted())
})

describe('paging', () => {
  async function walk(size: number, between?: (page: number) => Promise<unknown>) {
    const seen: { id: string; dueOn: string | null }[] = []
    let after: Cursor | null | undefined
    for (let page = 0; after !== null; page++) {
      const found = await listCases(lead.as, { view: 'all', after }, TODAY, size)
      expect(found.rows.length).toBeLessThanOrEqual(size)
      seen.push(...found.rows)
      after = found.next
      await between?.(page)
    }
    return seen
  }

  test('any size of page shows every case once, those due first at the head, those without a date at the end', async () => {
    const whole = await walk(100)
    const dues = whole.map(({ dueOn }) => dueOn ?? '9999')
    expect(dues).toEqual([...dues].sort())
    expect(whole.at(-1)?.dueOn).toBeNull()
    for (const size of [1, 2, 3, 7]) expect(await walk(size)).toEqual(whole)
  })

  test.each([1, 2, 3, 7])('back again by pages of %i it is the same order', async (size) => {
    const whole = await walk(100)
    const seen: typeof whole = []
    let before: Cursor | null = { dueOn: null, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
    while (before !== null) {
      const page = await listCases(lead.as, { view: 'all', before }, TODAY, size)
      expect(page.next).toEqual({ dueOn: page.rows.at(-1)?.dueOn, id: page.rows.at(-1)?.id })
      seen.unshift(...page.rows)
      before = page.previous
    }
    expect(seen).toEqual(whole)
  })

  test('the first page has nothing before it, the last nothing after it', async () => {
    expect((await listCases(lead.as, { view: 'all' }, TODAY, 2)).previous).toBeNull()
    expect(await listCases(lead.as, { view: 'all' }, TODAY, 100)).toMatchObject({ previous: null, next: null })
  })

  test('a case that comes in while one pages shifts nothing and hides nothing', async () => {
    const before = await walk(100)
    const seen = await walk(2, (page) =>
      page < 3 ? add(`extra ${page}`, { receivedOn: '2026-11-03' }) : Promise.resolve(),
    )
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    for (const { id } of before) expect(seen.map((row) => row.id)).toContain(id)
  })

  test('many cases with one deadline are told apart by their ids', async () => {
    for (let n = 0; n < 5; n++) await add(`same ${n}`, { receivedOn: '2026-11-05' })
    const seen = await walk(2)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(await db.keyGrant.count({ where: { officerId: lead.id } }))
  })
})
