import { db } from '@/lib/data/client'
import { addReporterMessage, readThread } from '@/lib/data/reporter'
import { openPart, openWithReceipt } from '@/lib/sealing/case-seal'
import { deriveFromReceipt } from '@/lib/sealing/derive'
import type { BuiltCase } from '@/prisma/seed/builders'
import type { Deed } from '@/prisma/seed/prepare-case'
import { auditOf, caseOf, desk, noon, started, stored, type Desk } from './casework'
import { reporterPart } from './reports'

const CONFLICT = { ok: false, error: { code: 'CONFLICT' } }
let lead: Desk
let inspector: Desk

beforeAll(async () => {
  lead = await desk('LEAD')
  inspector = await desk('INSPECTOR')
})

const at = (...deeds: Deed[]) => caseOf([lead], { deeds: [...started(lead, inspector), ...deeds] })
const asked = () => at({ by: inspector.deed, on: '2026-11-18', move: 'ask', message: 'Siapa namanya?' })
const actedOn = (...then: Deed[]) =>
  at({ by: inspector.deed, on: '2026-11-18', move: 'act', message: 'Sudah kami tindak.' }, ...then)
const send = (
  made: BuiltCase,
  part: Awaited<ReturnType<typeof reporterPart>>,
  kind: 'message' | 'answer' | 'object',
  day = '2026-11-24',
) => addReporterMessage(made.row.lookup, part, kind, noon(day))

describe('a thread', () => {
  test('opens with the receipt, and only with it', async () => {
    const made = await asked()
    const { lookup, sealKey } = await deriveFromReceipt(made.receipt)
    const thread = await readThread(lookup, noon('2026-11-24'))
    expect(thread).toMatchObject({ caseId: made.id, reference: made.reference, state: 'AWAITING_REPORTER', open: true })
    expect(thread!.moves.map(({ move }) => move)).toEqual(['receive', 'verify', 'start', 'ask'])
    const secret = await openWithReceipt(sealKey, thread!.caseId, thread!.receiptSealed)
    for (const part of thread!.parts) expect(await openPart(secret, made.id, part)).toMatchObject({ authentic: true })
    const other = await deriveFromReceipt((await asked()).receipt)
    await expect(openWithReceipt(other.sealKey, thread!.caseId, thread!.receiptSealed)).rejects.toMatchObject({
      code: 'OPEN',
    })
  })

  test('holds neither notes nor the title, and no officer', async () => {
    const made = await at({ by: inspector.deed, on: '2026-11-18', note: 'Telepon lurah.' })
    const thread = await readThread(made.row.lookup)
    expect(thread!.parts.map(({ kind }) => kind)).toEqual(['ACCOUNT'])
    expect(JSON.stringify(thread)).not.toContain(inspector.id)
    expect(JSON.stringify(thread)).not.toContain(lead.id)
  })

  test('of an unknown look-up is nothing', async () => {
    expect(await readThread('A'.repeat(43))).toBeNull()
    expect(await readThread('')).toBeNull()
    expect(await readThread(`'; DROP TABLE "Case"; --`)).toBeNull()
  })

  test('remembers how far the reporter has read, never backwards, never when', async () => {
    const made = await asked()
    await readThread(made.row.lookup)
    expect((await stored(made.id)).reporterRead).toBe(1)
    await db.case.update({ where: { id: made.id }, data: { reporterRead: 7 } })
    await readThread(made.row.lookup)
    expect((await stored(made.id)).reporterRead).toBe(7)
  })

  test('says until when the reporter may object', async () => {
    const made = await actedOn()
    expect((await readThread(made.row.lookup, noon('2026-11-18')))!.objectUntil).toBe('2026-12-02')
    expect((await readThread(made.row.lookup, noon('2026-12-02')))!.objectUntil).toBe('2026-12-02')
    expect((await readThread(made.row.lookup, noon('2026-12-03')))!.objectUntil).toBeNull()
    expect((await readThread((await asked()).row.lookup))!.objectUntil).toBeNull()
  })
})

describe('a message', () => {
  test('is stored as the next, with its day and its entry', async () => {
    const made = await at()
    expect(await send(made, await reporterPart(made, 1), 'message')).toEqual({
      ok: true,
      value: { number: 1, state: 'EXAMINED' },
    })
    const row = await stored(made.id)
    expect(row.parts.find(({ kind }) => kind === 'MESSAGE')).toMatchObject({
      ...{ number: 1, author: 'REPORTER', officerId: null, on: new Date('2026-11-24') },
    })
    expect((await auditOf(made)).at(-1)).toEqual({
      ...{ actor: 'reporter', action: 'case:message' },
      detail: { number: 1, from: 'EXAMINED', to: 'EXAMINED' },
    })
  })

  test('sent twice, or ten times at once, is one message', async () => {
    const made = await at()
    const part = await reporterPart(made, 1)
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(made, part, 'message')))
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { number: 1 } })
    expect(await db.part.count({ where: { caseId: made.id, kind: 'MESSAGE' } })).toBe(1)
    expect((await auditOf(made)).filter(({ action }) => action === 'case:message')).toHaveLength(1)
  })

  test('two different ones at once under one number: one is stored, the other is told', async () => {
    const made = await at()
    const parts = [await reporterPart(made, 1, 'satu'), await reporterPart(made, 1, 'dua')]
    const answers = await Promise.all(parts.map((part) => send(made, part, 'message')))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual(CONFLICT)
  })

  test('out of order, over an officer’s, or over one that is there already: CONFLICT, and nothing changes', async () => {
    const made = await asked()
    const before = await stored(made.id)
    for (const number of [1, 3, 9999])
      expect(await send(made, await reporterPart(made, number), 'answer')).toEqual(CONFLICT)
    expect(await stored(made.id)).toEqual(before)
  })

  test('replayed with an altered tag or ciphertext: CONFLICT', async () => {
    const made = await at()
    const part = await reporterPart(made, 1)
    await send(made, part, 'message')
    const flipped = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, i) => (i === 5 ? byte ^ 1 : byte))
    expect(await send(made, { ...part, tag: flipped(part.tag) }, 'message')).toEqual(CONFLICT)
    expect(await send(made, { ...part, sealed: flipped(part.sealed) }, 'message')).toEqual(CONFLICT)
  })

  test('to nowhere: NOT_FOUND', async () => {
    const made = await at()
    const lost = await addReporterMessage('A'.repeat(43), await reporterPart(made, 1), 'message')
    expect(lost).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  test('to a closed case: CONFLICT', async () => {
    const made = await at(
      { by: inspector.deed, on: '2026-11-18', move: 'act', message: 'Sudah.' },
      { by: lead.deed, on: '2026-11-19', move: 'close', input: { outcome: 'PROVEN' } },
    )
    expect(await send(made, await reporterPart(made, 2), 'message')).toEqual(CONFLICT)
    expect((await readThread(made.row.lookup))!.open).toBe(false)
  })
})

describe('while the reporter is waited for', () => {
  test.each(['answer', 'message'] as const)(
    'a %s goes back to where the case was, and the clock runs on',
    async (kind) => {
      const made = await asked()
      expect(await send(made, await reporterPart(made, 2), kind)).toMatchObject({
        ok: true,
        value: { state: 'EXAMINED' },
      })
      const row = await stored(made.id)
      // Asked on Wednesday the 18th, answered on Tuesday the 24th: four working days stood still.
      expect(row).toMatchObject({ state: 'EXAMINED', pausedDays: 4, pausedOn: null, version: made.row.version! + 1 })
      expect(row.dueOn).not.toBeNull()
      expect(row.moves.at(-1)).toMatchObject({ move: 'answer', actor: 'REPORTER', from: 'AWAITING_REPORTER' })
      expect((await auditOf(made)).at(-1)).toMatchObject({ action: 'case:answer' })
    },
  )

  test('an answer that comes twice moves the case once', async () => {
    const made = await asked()
    const part = await reporterPart(made, 2)
    await Promise.all([send(made, part, 'answer'), send(made, part, 'answer')])
    expect((await stored(made.id)).moves.filter(({ move }) => move === 'answer')).toHaveLength(1)
  })

  test('an answer after the answer is a message', async () => {
    const made = await asked()
    await send(made, await reporterPart(made, 2), 'answer')
    expect(await send(made, await reporterPart(made, 3), 'answer')).toMatchObject({ ok: true, value: { number: 3 } })
    expect((await auditOf(made)).at(-1)).toMatchObject({ action: 'case:message' })
  })
})

describe('an objection', () => {
  test('reopens the case, on the last day too', async () => {
    const made = await actedOn()
    expect(await send(made, await reporterPart(made, 2), 'object', '2026-12-02')).toMatchObject({
      ...{ ok: true, value: { state: 'REOPENED' } },
    })
    expect(await stored(made.id)).toMatchObject({ state: 'REOPENED', clockFrom: new Date('2026-12-02'), pausedDays: 0 })
  })

  test('reopens what was closed meanwhile: closing takes nothing from the reporter', async () => {
    const made = await actedOn({ by: lead.deed, on: '2026-11-19', move: 'close', input: { outcome: 'NOT_PROVEN' } })
    const closed = await readThread(made.row.lookup, noon('2026-12-02'))
    expect(closed).toMatchObject({ state: 'CLOSED', open: false, outcome: 'NOT_PROVEN', objectUntil: '2026-12-02' })
    expect(await send(made, await reporterPart(made, 2), 'message', '2026-12-02')).toEqual(CONFLICT)
    expect(await send(made, await reporterPart(made, 2), 'object', '2026-12-02')).toMatchObject({ ok: true })
    expect(await stored(made.id)).toMatchObject({ state: 'REOPENED', outcome: null, objectUntil: null })
  })

  test('comes too late on the eleventh day, and is none where nothing was acted on: nothing changes', async () => {
    const [late, early] = [await actedOn(), await at()]
    const before = [await stored(late.id), await stored(early.id)]
    expect(await send(late, await reporterPart(late, 2), 'object', '2026-12-03')).toEqual(CONFLICT)
    expect(await send(early, await reporterPart(early, 1), 'object')).toEqual(CONFLICT)
    expect([await stored(late.id), await stored(early.id)]).toEqual(before)
  })
})
