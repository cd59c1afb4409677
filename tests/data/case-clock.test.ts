import { closeUnopposed } from '@/lib/data/case-clock'
import { db } from '@/lib/data/client'
import { addReporterMessage, readThread } from '@/lib/data/reporter'
import { messageText } from '@/lib/domain/message'
import { sealPart } from '@/lib/sealing/case-seal'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, noon, started, stored } from './casework'

// Acted on on Tuesday, 10 November 2026: ten working days end with Tuesday, 24 November.
const ACTED = '2026-11-10'
const LAST = noon('2026-11-24')
const OVER = noon('2026-11-25')

let lead: Desk
let inspector: Desk
beforeAll(async () => {
  ;[lead, inspector] = await Promise.all([desk('LEAD'), desk('INSPECTOR')])
})

const actedOn = () =>
  caseOf([lead], {
    receivedOn: '2026-11-02',
    deeds: [
      ...started(lead, inspector, '2026-11-03'),
      { by: inspector.deed, on: ACTED, move: 'act', message: 'Selesai.' },
    ],
  })

const clockMoves = (made: BuiltCase) => db.caseMove.count({ where: { caseId: made.id, actor: 'CLOCK' } })

async function object(made: BuiltCase, number: number, now: Date) {
  const { lookup } = await stored(made.id)
  const part = await sealPart(
    made.keys.secret,
    made.id,
    'MESSAGE',
    number,
    messageText({ from: 'REPORTER', text: 'Belum.' }),
  )
  return addReporterMessage(lookup, part, 'object', now)
}

test('a case closes by itself the day after its reporter could last object, and tells so', async () => {
  const made = await actedOn()
  await closeUnopposed(LAST)
  expect(await stored(made.id)).toMatchObject({ state: 'ACTED_ON' })
  expect(await closeUnopposed(OVER)).toBeGreaterThan(0)
  const { lookup, ...row } = await stored(made.id)
  expect(row).toMatchObject({ state: 'CLOSED', outcome: 'NO_ANSWER', dueOn: null })
  expect((await auditOf(made)).at(-1)).toEqual({
    ...{ actor: 'system', action: 'case:move' },
    detail: { move: 'expire', from: 'ACTED_ON', to: 'CLOSED' },
  })
  expect((await readThread(lookup, OVER))?.moves.at(-1)).toMatchObject({
    move: 'expire',
    to: 'CLOSED',
    on: '2026-11-25',
  })
})

test('again, and in two processes at once, it closes each once', async () => {
  const made = await Promise.all([actedOn(), actedOn(), actedOn()])
  await Promise.all([closeUnopposed(OVER), closeUnopposed(OVER), closeUnopposed(OVER)])
  await closeUnopposed(noon('2026-11-26'))
  expect(await Promise.all(made.map(clockMoves))).toEqual([1, 1, 1])
  for (const one of made) expect((await auditOf(one)).filter(({ actor }) => actor === 'system')).toHaveLength(1)
})

test('an objection on the last day keeps it open; none is taken after it', async () => {
  const [kept, late] = [await actedOn(), await actedOn()]
  expect((await object(kept, 2, LAST)).ok).toBe(true)
  await closeUnopposed(OVER)
  expect(await stored(kept.id)).toMatchObject({ state: 'REOPENED' })
  expect(await object(late, 2, OVER)).toEqual({ ok: false, error: { code: 'CONFLICT' } })
  expect(await stored(late.id)).toMatchObject({ state: 'CLOSED' })
})

test('a holiday that is entered meanwhile gives the reporter its day more', async () => {
  const made = await actedOn()
  const until = new Date('2026-11-25')
  await db.case.update({ where: { id: made.id }, data: { objectUntil: until, dueOn: until } })
  await closeUnopposed(OVER)
  expect(await stored(made.id)).toMatchObject({ state: 'ACTED_ON' })
  await closeUnopposed(noon('2026-11-26'))
  expect(await stored(made.id)).toMatchObject({ state: 'CLOSED' })
})
