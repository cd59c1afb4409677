import { assignCase } from '@/lib/data/case-assign'
import { moveCase } from '@/lib/data/case-move'
import { addReply } from '@/lib/data/case-parts'
import { addReporterMessage } from '@/lib/data/reporter'
import type { Result } from '@/lib/domain/result'
import { sealPart } from '@/lib/sealing/case-seal'
import { auditOf, caseOf, type Desk, desk, grantFor, noon, sealMessage, started, stored } from './casework'

const TODAY = '2026-11-24'
const NOW = noon(TODAY)
const MOVED = { ok: false, error: { code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } } }
let lead: Desk
let second: Desk
let inspector: Desk

beforeAll(async () => {
  lead = await desk('LEAD', 'Ibu Pengendali')
  second = await desk('LEAD', 'Pak Wakil')
  inspector = await desk('INSPECTOR', 'Pak Auditor')
})

const inWork = () => caseOf([lead, second], { deeds: started(lead, inspector) })
const wins = (results: Result<unknown>[]) => results.filter(({ ok }) => ok).length

describe('two at once', () => {
  // Each race is run several times: real transactions on real connections, and either side may win.
  const rounds = [1, 2, 3, 4, 5]

  test.each(rounds)('moves: one wins, the other is told (%i)', async () => {
    const made = await inWork()
    const message = await sealMessage(made, 1)
    const results = await Promise.all([
      moveCase(inspector.as, { id: made.id, version: 3, move: 'act', message }, NOW),
      moveCase(lead.as, { id: made.id, version: 3, move: 'ask', message }, NOW),
      moveCase(second.as, { id: made.id, version: 3, move: 'refer', agency: 'KPK', message }, NOW),
    ])
    expect(wins(results)).toBe(1)
    expect(results.filter(({ ok }) => !ok)).toEqual([MOVED, MOVED])
    const now = await stored(made.id)
    expect(now.version).toBe(4)
    expect(now.moves).toHaveLength(4)
    expect((await auditOf(made)).filter(({ action }) => action === 'case:move')).toHaveLength(3)
  })

  test.each(rounds)('assignments: one wins, and only the winner’s officer has a key (%i)', async () => {
    const made = await inWork()
    const others = [await desk('INSPECTOR'), await desk('INSPECTOR')]
    const results = await Promise.all(
      [lead, second].map(async (by, i) =>
        assignCase(by.as, { id: made.id, version: 3, assignee: await grantFor(made, others[i]!) }, NOW),
      ),
    )
    expect(wins(results)).toBe(1)
    const now = await stored(made.id)
    const winner = others[results.findIndex(({ ok }) => ok)]!
    expect(now.assigneeId).toBe(winner.id)
    expect(now.grants.map(({ officerId }) => officerId).sort()).toEqual([lead.id, second.id, winner.id].sort())
  })

  test.each(rounds)('a move and being taken off: never a move by whom it was taken from (%i)', async () => {
    const made = await inWork()
    const message = await sealMessage(made, 1)
    const [moved, taken] = await Promise.all([
      moveCase(inspector.as, { id: made.id, version: 3, move: 'act', message }, NOW),
      assignCase(lead.as, { id: made.id, version: 3, assignee: null }, NOW),
    ])
    expect(wins([moved, taken])).toBe(1)
    if (!moved.ok) expect(moved.error.code).toBe('NOT_FOUND')
    else expect(taken).toEqual(MOVED)
  })

  test.each(rounds)('replies under one number, the reporter’s among them: one is stored (%i)', async () => {
    const made = await inWork()
    const mine = await sealPart(made.keys.secret, made.id, 'MESSAGE', 1, '{"v":1,"from":"REPORTER","text":"Ada lagi."}')
    const results = await Promise.all([
      addReply(inspector.as, { id: made.id, part: await sealMessage(made, 1) }, NOW),
      addReply(lead.as, { id: made.id, part: await sealMessage(made, 1) }, NOW),
      addReporterMessage(made.row.lookup, mine, 'message', NOW),
    ])
    expect(wins(results)).toBe(1)
    for (const result of results) if (!result.ok) expect(result.error.code).toBe('CONFLICT')
    expect((await stored(made.id)).parts.filter(({ kind }) => kind === 'MESSAGE')).toHaveLength(1)
  })

  test('the reporter’s answer and a lead’s: the case goes on once', async () => {
    const made = await caseOf([lead], {
      deeds: [...started(lead, inspector), { by: inspector.deed, on: '2026-11-18', move: 'ask', message: 'Kapan?' }],
    })
    const mine = await sealPart(made.keys.secret, made.id, 'MESSAGE', 2, '{"v":1,"from":"REPORTER","text":"Senin."}')
    await Promise.all([
      moveCase(lead.as, { id: made.id, version: 4, move: 'answer' }, NOW),
      addReporterMessage(made.row.lookup, mine, 'answer', NOW),
    ])
    const now = await stored(made.id)
    expect(now).toMatchObject({ state: 'EXAMINED', version: 5, pausedOn: null })
    expect(now.moves.filter(({ move }) => move === 'answer')).toHaveLength(1)
  })
})
