import { askingDesks, letterOf, asked } from './dispositions'
import { db } from '@/lib/data/client'
import { recomputeDeadlines } from '@/lib/data/deadlines'
import { answerDisposition } from '@/lib/data/disposition-desk'
import { sendDisposition } from '@/lib/data/dispositions'
import { collectNotices } from '@/lib/data/notices'
import { eraseExpired } from '@/lib/data/retention'
import { caseOf, type Desk, noon, started } from './casework'

const TODAY = '2026-11-24'
const NOW = noon(TODAY)
let lead: Desk
let inspector: Desk
let unitId: string
let first: Desk
let second: Desk

beforeAll(async () => {
  ;({ lead, inspector, unitId, first, second } = await askingDesks())
})

const inWork = () => caseOf([lead], { deeds: started(lead, inspector) })

test('its deadline follows the calendar, and it goes with its case', async () => {
  const made = await inWork()
  const question = await asked(made, unitId, [first])
  await sendDisposition(inspector.as, question.input, NOW)
  await db.$transaction(async (tx) => {
    await recomputeDeadlines(tx, new Set(['2026-11-25', '2026-11-26']))
    expect(await tx.disposition.findUnique({ where: { id: question.id } })).toMatchObject({
      dueOn: new Date('2026-12-03'),
    })
    await tx.disposition.update({ where: { id: question.id }, data: { dueOn: new Date('2026-12-01') } })
  })
  await db.case.update({
    where: { id: made.id },
    data: { state: 'CLOSED', stateOn: new Date('2000-01-01'), dueOn: null },
  })
  await eraseExpired(NOW)
  expect(await db.disposition.count({ where: { id: question.id } })).toBe(0)
})

test('each side is told by e-mail what is theirs to know, once: asked, answered, late', async () => {
  const made = await inWork()
  const question = await asked(made, unitId, [first])
  await sendDisposition(inspector.as, question.input, NOW)
  const told = async (who: Desk) =>
    (
      await db.notice.findMany({
        where: { officerId: who.id, key: { startsWith: question.id } },
        orderBy: { id: 'asc' },
      })
    ).map(({ kind, caseId }) => [kind, caseId === made.id])
  await collectNotices(NOW)
  await collectNotices(NOW)
  expect([await told(first), await told(second), await told(inspector), await told(lead)]).toEqual([
    [['ASKED', false]],
    ...[[], [], []],
  ])
  await collectNotices(noon('2026-12-02'))
  expect([await told(first), await told(inspector), await told(lead)]).toEqual([
    ...[
      [
        ['ASKED', false],
        ['ASKED_LATE', false],
      ],
      [['ANSWER_LATE', true]],
    ],
    [],
  ])
  const letter = await letterOf(question, 'UNIT', 2, 'Maaf terlambat.')
  await answerDisposition(first.as, { disposition: question.id, version: 0, letter }, noon('2026-12-02'))
  await collectNotices(noon('2026-12-02'))
  expect(await told(inspector)).toEqual([
    ['ANSWER_LATE', true],
    ['ANSWERED', true],
  ])
})
