import { assignCase } from '@/lib/data/case-assign'
import { closeUnopposed } from '@/lib/data/case-clock'
import { moveCase } from '@/lib/data/case-move'
import { openCase } from '@/lib/data/case-open'
import { readCase } from '@/lib/data/case-read'
import { trailOf } from '@/lib/data/case-trail'
import { countCases, listCases } from '@/lib/data/cases'
import { db } from '@/lib/data/client'
import { mergeCandidate, mergeCases } from '@/lib/data/merging'
import { addReporterMessage, readThread } from '@/lib/data/reporter'
import { doDeed } from '@/lib/data/reporter-deeds'
import { decideErasure } from '@/lib/data/retention'
import { withholdCase } from '@/lib/data/withhold'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, grantFor, noon, sealMessage, sealNote, started, stored } from './casework'
import { merged, merging, NOW, rowOf, separated, TODAY } from './merging'
import { reporterPart } from './reports'

let lead: Desk
let other: Desk
let inspector: Desk
beforeAll(async () => {
  lead = await desk('LEAD')
  other = await desk('LEAD')
  inspector = await desk('INSPECTOR', 'Pak Auditor')
})

const leads = () => [lead, other]
const worked = () => caseOf(leads(), { deeds: started(lead, inspector) })
const fresh = (excluded: Desk[] = []) =>
  caseOf(
    leads().filter((one) => !excluded.includes(one)),
    { report: { excluded: excluded.map(({ id }) => id) } },
  )

/** A main case that an inspector works on, and a fresh report that a lead has merged into it. */
async function pair(): Promise<[BuiltCase, BuiltCase]> {
  const [main, duplicate] = [await worked(), await fresh()]
  expect(await merged(lead, duplicate, main, inspector)).toEqual({ ok: true, value: null })
  return [main, duplicate]
}

async function act(main: BuiltCase, duplicates: BuiltCase[], by = inspector) {
  const { version } = await rowOf(main)
  const message = await sealMessage(main, 1)
  const others = await Promise.all(duplicates.map(async (one) => ({ id: one.id, message: await sealMessage(one, 1) })))
  return moveCase(by.as, { id: main.id, version, move: 'act', message, merged: others }, NOW)
}
const visible = async (officer: Desk, made: BuiltCase) => (await readCase(officer.as, made.id)).ok

describe('a merged case', () => {
  test('goes with the main one: no deadline, its inspector and key, out of what is open, and both trails say so', async () => {
    const [main, duplicate] = await pair()
    expect(await rowOf(duplicate)).toMatchObject({
      ...{ mergedIntoId: main.id, dueOn: null, assigneeId: inspector.id, state: 'EXAMINED', version: 1 },
    })
    expect((await openCase(inspector.as, duplicate.id)).ok).toBe(true)
    const sheet = await readCase(inspector.as, main.id)
    expect(sheet).toMatchObject({ value: { merged: [{ id: duplicate.id, reference: duplicate.reference }] } })
    expect(await readCase(lead.as, duplicate.id)).toMatchObject({ value: { mergedInto: { id: main.id } } })
    expect((await auditOf(duplicate)).at(-2)).toMatchObject({
      action: 'case:merge',
      detail: { as: 'DUPLICATE', other: main.id },
    })
    expect((await auditOf(main)).at(-1)).toMatchObject({
      action: 'case:merge',
      detail: { as: 'MAIN', other: duplicate.id },
    })

    const ids = async (view: 'open' | 'all') =>
      (await listCases(inspector.as, { view }, TODAY, 500)).rows.map(({ id }) => id)
    expect(await ids('open')).not.toContain(duplicate.id)
    expect(await ids('all')).toContain(duplicate.id)
    expect((await countCases(inspector.as, TODAY)).get('open')).toBe((await ids('open')).length)
  })

  test('tells its reporter that it is handled with another, and nothing of that one', async () => {
    const [main, duplicate] = await pair()
    const thread = await readThread(duplicate.row.lookup, NOW)
    expect(thread).toMatchObject({ merged: true, dueOn: null, state: 'EXAMINED' })
    expect(thread!.moves.map(({ move }) => move)).toEqual(['receive', 'merge'])
    expect(JSON.stringify(thread)).not.toContain(main.id)
    expect(JSON.stringify(thread)).not.toContain(main.reference)
    const theirs = await readThread(main.row.lookup, NOW)
    expect(theirs).toMatchObject({ merged: false })
    expect(theirs!.moves.map(({ move }) => move)).toEqual(['receive', 'verify', 'start'])
  })

  test('hears of what is done, in its own thread and with the main case or not at all', async () => {
    const [main, duplicate] = await pair()
    const before = [await stored(main.id), await stored(duplicate.id)]
    expect(await act(main, [])).toMatchObject({ error: { code: 'CONFLICT', fields: { merged: { key: 'CHANGED' } } } })
    expect([await stored(main.id), await stored(duplicate.id)]).toEqual(before)
    expect(await act(main, [duplicate])).toMatchObject({ ok: true })
    const [one, two] = [await rowOf(main), await rowOf(duplicate)]
    expect(two).toMatchObject({ state: 'ACTED_ON', objectUntil: one.objectUntil, dueOn: null, mergedIntoId: main.id })
    const thread = await readThread(duplicate.row.lookup, NOW)
    expect(thread!.parts.filter(({ kind }) => kind === 'MESSAGE')).toHaveLength(1)
    expect(thread!.moves.at(-1)).toMatchObject({ move: 'act', dueOn: null })
    expect(await closeUnopposed(noon('2026-12-31'))).toBeGreaterThan(0)
    expect([(await rowOf(main)).state, (await rowOf(duplicate)).state]).toEqual(['CLOSED', 'CLOSED'])
  })

  test('is not moved, given away or merged again by itself, and is separated by a lead with its own deadline', async () => {
    const [main, duplicate] = await pair()
    const { version } = await rowOf(duplicate)
    const message = await sealMessage(duplicate, 1)
    expect(await moveCase(lead.as, { id: duplicate.id, version, move: 'act', message })).toMatchObject({
      error: { code: 'CONFLICT' },
    })
    expect(await assignCase(lead.as, { id: duplicate.id, version, assignee: null })).toMatchObject({
      error: { code: 'CONFLICT', fields: { merge: { key: 'MERGED' } } },
    })
    const third = await fresh()
    expect(await merged(lead, third, duplicate)).toMatchObject({ error: { fields: { merge: { key: 'MAIN_MERGED' } } } })
    expect(await merged(lead, main, third)).toMatchObject({ error: { fields: { merge: { key: 'HOLDS' } } } })
    expect(await separated(lead, duplicate)).toEqual({ ok: true, value: null })
    expect(await rowOf(duplicate)).toMatchObject({ mergedIntoId: null, state: 'EXAMINED', assigneeId: inspector.id })
    expect((await rowOf(duplicate)).dueOn).not.toBeNull()
    expect((await readThread(duplicate.row.lookup))!.moves.at(-1)!.move).toBe('separate')
    expect(await separated(lead, duplicate)).toMatchObject({ error: { code: 'CONFLICT' } })
  })
})

describe('what parts them', () => {
  test('an objection of its reporter: it is reopened by itself, the main case goes on', async () => {
    const [main, duplicate] = await pair()
    await act(main, [duplicate])
    const objection = await reporterPart(duplicate, 2)
    expect((await addReporterMessage(duplicate.row.lookup, objection, 'object', NOW)).ok).toBe(true)
    expect(await rowOf(duplicate)).toMatchObject({ mergedIntoId: null, state: 'REOPENED' })
    expect((await rowOf(duplicate)).dueOn).not.toBeNull()
    expect((await rowOf(main)).state).toBe('ACTED_ON')
    expect((await auditOf(main)).at(-1)).toMatchObject({ actor: 'system', action: 'case:separate' })
  })

  test('what the other reporter decides: each keeps the answer and the time to object', async () => {
    const [main, duplicate] = await pair()
    await act(main, [duplicate])
    expect((await doDeed({ lookup: main.row.lookup, deed: 'settle' }, NOW)).ok).toBe(true)
    const row = await rowOf(duplicate)
    expect(row).toMatchObject({ mergedIntoId: null, state: 'ACTED_ON', dueOn: row.objectUntil })
  })

  test('a move by somebody who may not read it, who learns nothing of it', async () => {
    const main = await worked()
    const duplicate = await fresh([other])
    expect((await merged(lead, duplicate, main, inspector)).ok).toBe(true)
    expect(await readCase(other.as, main.id)).toMatchObject({ value: { merged: [] } })
    const trail = async () => {
      const read = await trailOf(other.as, main.id)
      if (!read.ok) throw new Error(read.error.code)
      expect(read.value.total).toBe(read.value.entries.length) // nor does the count tell of it
      return read.value.entries.map(({ action }) => action)
    }
    expect(await trail()).not.toContain('case:merge')
    expect(await act(main, [], other)).toMatchObject({ ok: true })
    expect(await rowOf(duplicate)).toMatchObject({ mergedIntoId: null, state: 'EXAMINED', assigneeId: null })
    expect(await trail()).not.toContain('case:separate')
    expect(await visible(other, duplicate)).toBe(false)
    expect(await visible(inspector, duplicate)).toBe(false)
  })

  test('a lead who is kept from the main case from now on, and would see it through the other', async () => {
    const [main, duplicate] = await pair()
    const { version } = await rowOf(main)
    const reason = await sealNote(main, 1)
    expect((await withholdCase(lead.as, { id: main.id, version, officerId: other.id, reason }, NOW)).ok).toBe(true)
    expect((await rowOf(duplicate)).mergedIntoId).toBeNull()
    expect(await merged(lead, duplicate, main, inspector)).toMatchObject({
      error: { code: 'INVALID', fields: { merge: { key: 'UNKNOWING' } } },
    })
    expect((await merged(lead, main, duplicate)).ok).toBe(true)
  })
})

describe('who works on it', () => {
  test('goes with the main case to another, with the key that was sealed to them; without one, nothing is said to its reporter', async () => {
    const [main, duplicate] = await pair()
    const [next, last] = [await desk('INSPECTOR'), await desk('INSPECTOR')]
    const give = async (to: Desk, keys: BuiltCase[]) => {
      const grants = await Promise.all(
        keys.map(async (one) => ({ id: one.id, grant: (await grantFor(one, to)).grant })),
      )
      const { version } = await rowOf(main)
      return assignCase(lead.as, { id: main.id, version, assignee: await grantFor(main, to), merged: grants })
    }
    expect((await give(next, [duplicate])).ok).toBe(true)
    expect([await visible(next, duplicate), await visible(inspector, duplicate)]).toEqual([true, false])
    const stranger = await fresh()
    for (const keys of [[], [duplicate, stranger], [stranger]])
      expect(await give(last, keys)).toMatchObject({
        error: { code: 'CONFLICT', fields: { merged: { key: 'CHANGED' } } },
      })
    expect([await visible(next, duplicate), await rowOf(main)]).toMatchObject([true, { assigneeId: next.id }])
    expect((await give(last, [duplicate])).ok).toBe(true)
    await db.keyGrant.delete({ where: { caseId_officerId: { caseId: duplicate.id, officerId: last.id } } })
    expect(await act(main, [], last)).toMatchObject({ error: { fields: { merged: { key: 'KEYLESS' } } } })
  })

  test('is nobody whom its reporter excludes: neither by merging nor by a later assignment', async () => {
    const [main, kept] = [await worked(), await caseOf(leads(), { report: { excluded: [inspector.id] } })]
    expect(await merged(lead, kept, main, inspector)).toMatchObject({
      error: { fields: { merge: { key: 'ASSIGNEE' } } },
    })
    const free = await fresh()
    expect((await merged(lead, kept, free)).ok).toBe(true)
    const { version } = await rowOf(free)
    const keys = [{ id: kept.id, grant: (await grantFor(kept, inspector)).grant }]
    const assignee = await grantFor(free, inspector)
    expect((await assignCase(lead.as, { id: free.id, version, assignee, merged: keys })).ok).toBe(true)
    expect(await rowOf(kept)).toMatchObject({ mergedIntoId: null, assigneeId: null })
    expect(await db.keyGrant.count({ where: { caseId: kept.id, officerId: inspector.id } })).toBe(0)
  })

  test('an inspector merges nothing, and a case that does not exist for a lead is no candidate', async () => {
    const [main, hidden] = [await worked(), await fresh([other])]
    const asked = { id: main.id, reference: hidden.reference }
    expect(await mergeCandidate(other.as, asked)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await mergeCandidate(inspector.as, asked)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    const input = await merging(lead, hidden, main, inspector)
    for (const officer of [other, inspector])
      expect(await mergeCases(officer.as, input)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

describe('at once', () => {
  test.each([1, 2, 3])('two leads merge two cases into each other: one wins, the other is told (%i)', async () => {
    const [one, two] = [await fresh(), await fresh()]
    const [a, b] = [await merging(lead, one, two), await merging(other, two, one)]
    const results = await Promise.all([mergeCases(lead.as, a, NOW), mergeCases(other.as, b, NOW)])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    const pointers = [(await rowOf(one)).mergedIntoId, (await rowOf(two)).mergedIntoId]
    expect(pointers.filter((pointer) => pointer === null)).toHaveLength(1)
  })

  test('a move of the main case and an objection of the other reporter: nothing is half', async () => {
    const [main, duplicate] = await pair()
    await act(main, [duplicate])
    const objection = await reporterPart(duplicate, 2)
    const { version } = await rowOf(main)
    const [closed, objected] = await Promise.all([
      moveCase(lead.as, { id: main.id, version, move: 'close', outcome: 'PROVEN' }, NOW),
      addReporterMessage(duplicate.row.lookup, objection, 'object', NOW),
    ])
    expect([closed.ok, objected.ok]).toEqual([true, true])
    expect(await rowOf(duplicate)).toMatchObject({ state: 'REOPENED', mergedIntoId: null, outcome: null })
    expect((await rowOf(duplicate)).dueOn).not.toBeNull()
  })
})

test('the erasure of either leaves the other whole, and points at nothing that is gone', async () => {
  const [main, duplicate] = await pair()
  await act(main, [duplicate])
  const { version } = await rowOf(main)
  await moveCase(lead.as, { id: main.id, version, move: 'close', outcome: 'PROVEN' }, NOW)
  await doDeed({ lookup: main.row.lookup, deed: 'erase' }, NOW)
  expect(await decideErasure(lead.as, { id: main.id, decision: 'ERASE' }, NOW)).toMatchObject({
    value: { erased: true },
  })
  const left = await stored(duplicate.id)
  expect(left).toMatchObject({ mergedIntoId: null, state: 'CLOSED', outcome: 'PROVEN', erasedOn: null })
  expect(left.parts.length).toBeGreaterThan(2)
  expect((await openCase(lead.as, duplicate.id)).ok).toBe(true)
})
