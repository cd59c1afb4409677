import { assignCase } from '@/lib/data/case-assign'
import { moveCase } from '@/lib/data/case-move'
import { addNote, addReply } from '@/lib/data/case-parts'
import { db } from '@/lib/data/client'
import { legalMoves, MOVES } from '@/lib/domain/case-moves'
import type { OfficerMove } from '@/lib/domain/case-work'
import { auditOf, caseOf, type Desk, desk, grantFor, noon, sealMessage, sealNote, started, stored } from './casework'

const TODAY = '2026-11-24'
const NOW = noon(TODAY)
const MOVED = { ok: false, error: { code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } } }
const TAKEN = { ok: false, error: { code: 'CONFLICT', fields: { part: { key: 'CHANGED' } } } }
let lead: Desk
let second: Desk
let inspector: Desk

beforeAll(async () => {
  lead = await desk('LEAD', 'Ibu Pengendali')
  second = await desk('LEAD', 'Pak Wakil')
  inspector = await desk('INSPECTOR', 'Pak Auditor')
})

const inWork = () => caseOf([lead, second], { deeds: started(lead, inspector) })

describe('a move', () => {
  test('writes the case, the reporter’s story and the trail', async () => {
    const made = await caseOf([lead])
    const moved = await moveCase(lead.as, { id: made.id, version: 0, move: 'verify' }, NOW)
    expect(moved).toMatchObject({ ok: true, value: { state: 'VERIFYING', stateOn: TODAY, version: 1 } })
    const now = await stored(made.id)
    expect(now).toMatchObject({ state: 'VERIFYING', version: 1, dueOn: new Date('2026-11-19') })
    expect(now.moves.at(-1)).toMatchObject({
      move: 'verify',
      from: 'RECEIVED',
      to: 'VERIFYING',
      actor: 'OFFICER',
      on: new Date(TODAY),
    })
    expect((await auditOf(made)).at(-1)).toEqual({
      actor: lead.id,
      action: 'case:move',
      detail: { move: 'verify', from: 'RECEIVED', to: 'VERIFYING' },
    })
  })

  test('with a message stores it under the next number, as its officer’s', async () => {
    const made = await inWork()
    const message = await sealMessage(made, 1)
    const asked = await moveCase(inspector.as, { id: made.id, version: 3, move: 'ask', message }, NOW)
    expect(asked).toMatchObject({ ok: true, value: { state: 'AWAITING_REPORTER', dueOn: null, pausedOn: TODAY } })
    const part = (await stored(made.id)).parts.find(({ kind }) => kind === 'MESSAGE')
    expect(part).toMatchObject({ number: 1, author: 'OFFICER', officerId: inspector.id, on: new Date(TODAY) })
  })

  test('that needs a word to the reporter is not made without one', async () => {
    const made = await inWork()
    const before = await stored(made.id)
    for (const input of [{ move: 'act' }, { move: 'refer', agency: 'KPK' }] as const)
      expect(await moveCase(lead.as, { id: made.id, version: 3, ...input }, NOW)).toEqual({
        ok: false,
        error: { code: 'INVALID', fields: { message: { key: 'REQUIRED' } } },
      })
    expect(await stored(made.id)).toEqual(before)
  })

  test.each([
    ['decline', {}, 'declineReason', 'REQUIRED'],
    ['refer', {}, 'agency', 'REQUIRED'],
    ['refer', { agency: 'SP4N_LAPOR' }, 'agency', 'INVALID'],
  ] as const)('%s %j: %s %s', async (move, input, field, key) => {
    const made = await inWork()
    const message = await sealMessage(made, 1)
    expect(await moveCase(lead.as, { id: made.id, version: 3, move, message, ...input }, NOW)).toEqual({
      ok: false,
      error: { code: 'INVALID', fields: { [field]: { key } } },
    })
    expect((await stored(made.id)).parts).toHaveLength(2)
  })

  test('that is not in the table is refused to whoever asks, and changes nothing', async () => {
    const made = await inWork()
    const before = await stored(made.id)
    const trail = await auditOf(made)
    for (const who of [lead, inspector]) {
      const actor = who === lead ? 'LEAD' : 'OFFICER'
      const facts = { ...made.facts }
      const illegal = MOVES.filter((move) => !legalMoves(facts, actor, TODAY).includes(move))
      expect(illegal).toEqual(expect.arrayContaining(['verify', 'close', 'object', 'expire', 'answer']))
      for (const move of illegal)
        expect(
          await moveCase(
            who.as,
            {
              id: made.id,
              version: 3,
              move: move as OfficerMove,
              outcome: 'PROVEN',
              agency: 'KPK',
              declineReason: 'DUPLICATE',
              message: await sealMessage(made, 1),
            },
            NOW,
          ),
        ).toEqual({ ok: false, error: { code: 'CONFLICT' } })
    }
    expect(await stored(made.id)).toEqual(before)
    expect(await auditOf(made)).toEqual(trail)
  })

  test('of a case that was moved since is refused', async () => {
    const made = await inWork()
    for (const version of [0, 2, 4])
      expect(
        await moveCase(inspector.as, { id: made.id, version, move: 'act', message: await sealMessage(made, 1) }, NOW),
      ).toEqual(MOVED)
  })

  test('with a message number that is not the next one is refused whole', async () => {
    const made = await inWork()
    const before = await stored(made.id)
    for (const number of [2, 9999])
      expect(
        await moveCase(
          inspector.as,
          { id: made.id, version: 3, move: 'act', message: await sealMessage(made, number) },
          NOW,
        ),
      ).toEqual(TAKEN)
    expect(await stored(made.id)).toEqual(before)
  })

  test('whose trail cannot be written is not made', async () => {
    const made = await inWork()
    const before = await stored(made.id)
    await db.$executeRawUnsafe(`CREATE FUNCTION no_move() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW."subject" = 'case:${made.id}' THEN RAISE EXCEPTION 'full'; END IF; RETURN NEW; END $$`)
    await db.$executeRawUnsafe(
      `CREATE TRIGGER a_no_move BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION no_move()`,
    )
    try {
      const message = await sealMessage(made, 1)
      await expect(moveCase(inspector.as, { id: made.id, version: 3, move: 'act', message }, NOW)).rejects.toThrow()
      await expect(addReply(inspector.as, { id: made.id, part: message }, NOW)).rejects.toThrow()
      await expect(addNote(inspector.as, { id: made.id, part: await sealNote(made, 1) }, NOW)).rejects.toThrow()
      const assignee = await grantFor(made, second)
      await expect(assignCase(lead.as, { id: made.id, version: 3, assignee }, NOW)).rejects.toThrow()
    } finally {
      await db.$executeRawUnsafe(`DROP TRIGGER a_no_move ON "AuditEntry"`)
      await db.$executeRawUnsafe(`DROP FUNCTION no_move()`)
    }
    expect(await stored(made.id)).toEqual(before)
  })
})

describe('replies and notes', () => {
  test('follow each other in their own numbers and leave the state alone', async () => {
    const made = await inWork()
    expect(await addReply(inspector.as, { id: made.id, part: await sealMessage(made, 1) }, NOW)).toEqual({
      ok: true,
      value: null,
    })
    expect(await addReply(lead.as, { id: made.id, part: await sealMessage(made, 2) }, NOW)).toEqual({
      ok: true,
      value: null,
    })
    expect(await addNote(lead.as, { id: made.id, part: await sealNote(made, 1) }, NOW)).toEqual({
      ok: true,
      value: null,
    })
    expect(await addNote(lead.as, { id: made.id, part: await sealNote(made, 1) }, NOW)).toEqual(TAKEN)
    expect(await addReply(lead.as, { id: made.id, part: await sealMessage(made, 9) }, NOW)).toEqual(TAKEN)
    const now = await stored(made.id)
    expect(now.version).toBe(3)
    expect(now.parts.map(({ kind, number }) => `${kind} ${number}`).sort()).toEqual([
      'ACCOUNT 1',
      'MESSAGE 1',
      'MESSAGE 2',
      'NOTE 1',
      'TITLE 1',
    ])
    expect((await auditOf(made)).slice(-3).map(({ actor, action, detail }) => [actor, action, detail])).toEqual([
      [inspector.id, 'case:reply', { number: 1 }],
      [lead.id, 'case:reply', { number: 2 }],
      [lead.id, 'case:note', { number: 1 }],
    ])
  })
})
