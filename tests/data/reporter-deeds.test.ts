import { db } from '@/lib/data/client'
import { readThread } from '@/lib/data/reporter'
import { doDeed } from '@/lib/data/reporter-deeds'
import { decideErasure, erasureOf, readRetention, setHold } from '@/lib/data/retention'
import { dayToDate } from '@/lib/domain/calendar'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, noon, started, stored } from './casework'

const NOW = noon('2026-11-24')
const OK = { ok: true, value: null }
const CONFLICT = { ok: false, error: { code: 'CONFLICT' } }
let lead: Desk
let inspector: Desk
beforeAll(async () => {
  ;[lead, inspector] = await Promise.all([desk('LEAD'), desk('INSPECTOR')])
})

const acted = (...then: Parameters<typeof caseOf>[1][]) =>
  caseOf([lead], {
    ...then[0],
    deeds: [
      ...started(lead, inspector),
      { by: inspector.deed, on: '2026-11-18', move: 'act', message: 'Sudah kami tindak.' },
    ],
  })
const complaint = () =>
  caseOf([lead], { experience: 'badService', complaint: 'queue', deeds: started(lead, inspector) })
const does = ({ row: { lookup } }: BuiltCase, deed: 'settle' | 'erase' | 'keep') => doDeed({ lookup, deed }, NOW)
const rates = ({ row: { lookup } }: BuiltCase, rating: 1 | 5) => doDeed({ lookup, deed: 'rate', rating }, NOW)
const read = ({ row: { lookup } }: BuiltCase) => readThread(lookup, NOW)

test('what was handed before is told from what is new, and when stands nowhere', async () => {
  const made = await acted()
  expect((await read(made))!.seen).toEqual({ message: 0, moves: 0 })
  expect((await read(made))!.seen).toEqual({ message: 1, moves: 4 })
  expect((await read(made))!.moves.map(({ actor }) => actor)).toEqual(['REPORTER', 'OFFICER', 'OFFICER', 'OFFICER'])
})

describe('settled', () => {
  test('a complaint is closed by its reporter, once, also if pressed twice at once', async () => {
    const made = await complaint()
    expect((await read(made))!.maySettle).toBe(true)
    expect(await Promise.all([does(made, 'settle'), does(made, 'settle')])).toEqual([OK, OK])
    const after = await stored(made.id)
    expect(after).toMatchObject({ state: 'CLOSED', outcome: 'RESOLVED_BY_UNIT', dueOn: null })
    expect(after.moves.at(-1)).toMatchObject({ move: 'settle', actor: 'REPORTER', to: 'CLOSED' })
    const trail = (await auditOf(made)).filter(({ action }) => action === 'case:settle')
    expect(trail).toEqual([{ actor: 'reporter', action: 'case:settle', detail: { from: 'IN_PROGRESS', to: 'CLOSED' } }])
  })

  test('what may be a crime goes on, until it was acted on', async () => {
    const examined = await caseOf([lead], { deeds: started(lead, inspector) })
    expect((await read(examined))!.maySettle).toBe(false)
    expect(await does(examined, 'settle')).toEqual(CONFLICT)
    const done = await acted()
    expect(await does(done, 'settle')).toEqual(OK)
    expect(await read(done)).toMatchObject({ state: 'CLOSED', objectUntil: '2026-12-02' })
  })
})

describe('a mark', () => {
  test('is given when there is an outcome, may be changed, and stands in no trail', async () => {
    expect(await rates(await complaint(), 5)).toEqual(CONFLICT)
    const made = await acted()
    expect(await rates(made, 5)).toEqual(OK)
    expect(await rates(made, 1)).toEqual(OK)
    expect(await read(made)).toMatchObject({ mayRate: true, rating: 1 })
    const trail = (await auditOf(made)).filter(({ action }) => action === 'case:rate')
    expect(trail.map(({ detail }) => detail)).toEqual([{}, {}])
    await expect(db.case.update({ where: { id: made.id }, data: { rating: 6 } })).rejects.toThrow()
  })
})

describe('erasure', () => {
  test('is asked for, taken back, and asked for again', async () => {
    const made = await complaint()
    expect(await does(made, 'keep')).toEqual(OK)
    expect(await does(made, 'erase')).toEqual(OK)
    expect(await does(made, 'erase')).toEqual(OK)
    expect((await read(made))!.erasure).toEqual({ askedOn: '2026-11-24', refusedOn: null, refusal: null })
    expect(await does(made, 'keep')).toEqual(OK)
    expect((await auditOf(made)).slice(-2).map(({ action }) => action)).toEqual(['case:ask-erase', 'case:keep'])
  })

  test('of an ended case is done at once by a lead, and only if its reporter asked', async () => {
    const made = await complaint()
    const decide = (by: Desk, decision: 'ERASE' | 'LAW' = 'ERASE') =>
      decideErasure(by.as, { id: made.id, decision }, NOW)
    expect(await decide(lead)).toEqual(CONFLICT)
    await does(made, 'erase')
    expect(await decide(lead)).toMatchObject({ ok: false, error: { fields: { decision: { key: 'NOT_ERASABLE' } } } })
    await does(made, 'settle')
    await setHold(lead.as, { id: made.id, hold: 'LAWSUIT' }, NOW)
    expect(await erasureOf(lead.as, made.id)).toEqual({ askedOn: '2026-11-24', erasable: false })
    expect(await decide(lead)).toMatchObject({ ok: false })
    await setHold(lead.as, { id: made.id, hold: null }, NOW)
    for (const other of [inspector, await desk('LEAD')])
      expect(await decide(other)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    const listed = await readRetention(lead.as)
    expect(listed.ok && listed.value.asked.map(({ id }) => id)).toContain(made.id)

    expect(await decide(lead)).toEqual({ ok: true, value: { erased: true } })
    expect(await read(made)).toBeNull()
    expect(await stored(made.id)).toMatchObject({ parts: [], grants: [], erasedOn: dayToDate('2026-11-24') })
    expect((await auditOf(made)).at(-1)).toMatchObject({ actor: lead.id, action: 'case:erase' })
  })

  test('is refused with a reason that the reporter reads', async () => {
    const made = await acted()
    await does(made, 'erase')
    const refused = await decideErasure(lead.as, { id: made.id, decision: 'LAW' }, NOW)
    expect(refused).toEqual({ ok: true, value: { erased: false } })
    expect((await read(made))!.erasure).toEqual({ askedOn: null, refusedOn: '2026-11-24', refusal: 'LAW' })
    expect((await auditOf(made)).at(-1)).toMatchObject({ action: 'case:erase-refuse', detail: { reason: 'LAW' } })
  })

  test('of an unknown look-up is nothing', async () => {
    expect(await doDeed({ lookup: 'A'.repeat(43), deed: 'erase' }, NOW)).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
  })
})
