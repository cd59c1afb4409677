import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addFindings } from '@/lib/data/case-parts'
import { db } from '@/lib/data/client'
import { beginUpload, expireUploads } from '@/lib/data/evidence'
import { readThread } from '@/lib/data/reporter'
import {
  decideErasure,
  eraseExpired,
  erasureOf,
  readRetention,
  retentionOf,
  retentionPeriods,
  setHold,
  setPeriods,
} from '@/lib/data/retention'
import { dayToDate } from '@/lib/domain/calendar'
import { officer } from './boards'
import { auditOf, caseOf, type Desk, desk, noon, sealFindings, started, stored } from './casework'

process.env.JARI_DATA = mkdtempSync(join(tmpdir(), 'jari-retention-'))
const NOW = noon('2026-11-24')
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }

let lead: Desk
let inspector: Desk
beforeAll(async () => {
  ;[lead, inspector] = await Promise.all([desk('LEAD'), desk('INSPECTOR')])
})

/** A complaint that ended on a day of long ago. */
async function ended(on: string, state: 'CLOSED' | 'DECLINED' | 'REFERRED' | 'IN_PROGRESS' = 'CLOSED') {
  const made = await caseOf([lead], {
    experience: 'badService',
    complaint: 'queue',
    receivedOn: '2024-01-02',
    deeds: started(lead, inspector, '2024-01-03'),
  })
  await db.case.update({
    where: { id: made.id },
    data: { state, stateOn: dayToDate(on), ...(state !== 'IN_PROGRESS' && { dueOn: null }) },
  })
  return made
}

test('whose time is over is erased for everybody, and the figures stay', async () => {
  const [over, lastDay, open] = [
    await ended('2024-11-23'),
    await ended('2024-11-24'),
    await ended('2023-01-02', 'IN_PROGRESS'),
  ]
  await addFindings(lead.as, { id: over.id, part: await sealFindings(over, 1) }, NOW)
  const { lookup, ...before } = await stored(over.id)
  expect(before.parts.map(({ kind }) => kind)).toContain('FINDINGS')
  expect(await readThread(lookup, NOW)).not.toBeNull()
  expect(await eraseExpired(NOW)).toBeGreaterThan(0)

  const after = await stored(over.id)
  expect([after.grants, after.parts, after.exclusions]).toEqual([[], [], []])
  expect(after).toMatchObject({
    ...{ erasedOn: dayToDate('2026-11-24'), recipient: '', recoveryGrant: null, assigneeId: null },
    ...{ channel: 'COMPLAINT', category: before.category, unitId: before.unitId, state: 'CLOSED' },
  })
  expect(after.receiptSealed).toHaveLength(0)
  expect(after.moves).toEqual(before.moves)
  expect(await readThread(lookup, NOW)).toBeNull()
  expect((await auditOf(over)).at(-1)).toEqual({
    ...{ actor: 'system', action: 'case:erase', detail: { channel: 'COMPLAINT', months: 24 } },
  })
  for (const kept of [lastDay, open]) expect((await stored(kept.id)).parts.length).toBeGreaterThan(0)
  await eraseExpired(NOW)
  expect((await auditOf(over)).filter(({ action }) => action === 'case:erase')).toHaveLength(1)
})

test('two processes at once erase it once', async () => {
  const made = await ended('2024-10-01', 'DECLINED')
  await Promise.all([eraseExpired(NOW), eraseExpired(NOW)])
  expect((await auditOf(made)).filter(({ action }) => action === 'case:erase')).toHaveLength(1)
})

test('what is held back is kept, until a lead lets it go', async () => {
  const made = await ended('2024-10-01', 'REFERRED')
  for (const as of [inspector.as, await officer('ADMIN'), (await desk('LEAD')).as])
    expect(await setHold(as, { id: made.id, hold: 'LAWSUIT' }, NOW)).toEqual(NOT_FOUND)
  expect(await setHold(lead.as, { id: made.id, hold: 'LAWSUIT' }, NOW)).toEqual({ ok: true, value: null })
  await eraseExpired(NOW)
  expect(await retentionOf(lead.as, made.id)).toEqual({ until: '2026-10-01', hold: 'LAWSUIT' })
  expect(await setHold(lead.as, { id: made.id, hold: null }, NOW)).toEqual({ ok: true, value: null })
  expect((await auditOf(made)).slice(-2).map(({ action, detail }) => [action, detail])).toEqual([
    ['case:hold', { from: null, to: 'LAWSUIT' }],
    ['case:hold', { from: 'LAWSUIT', to: null }],
  ])
  await eraseExpired(NOW)
  expect(await retentionOf(lead.as, made.id)).toBeNull() // nobody's any more
})

test('what is handled with a case is held with it, also when they are parted, and let go with it', async () => {
  const ENDED_ON = '2024-10-01'
  const [main, duplicate, later] = [await ended(ENDED_ON), await ended(ENDED_ON), await ended(ENDED_ON)]
  const merge = (one: { id: string }, into: string | null) =>
    db.case.update({ where: { id: one.id }, data: { mergedIntoId: into } })
  const isKept = async (one: { id: string }) => (await stored(one.id)).erasedOn === null
  await merge(duplicate, main.id)
  await setHold(lead.as, { id: main.id, hold: 'LAWSUIT' }, NOW)
  await merge(later, main.id) // merged into a case that was held already
  await eraseExpired(NOW)
  for (const one of [main, duplicate, later]) {
    expect(await isKept(one)).toBe(true)
    expect(await retentionOf(lead.as, one.id)).toMatchObject({ hold: 'LAWSUIT' })
    await db.case.update({ where: { id: one.id }, data: { erasureAskedOn: NOW } })
    expect(await erasureOf(lead.as, one.id)).toMatchObject({ erasable: false })
    expect(await decideErasure(lead.as, { id: one.id, decision: 'ERASE' }, NOW)).toMatchObject({
      error: { fields: { decision: { key: 'NOT_ERASABLE' } } },
    })
  }
  expect((await auditOf(duplicate)).at(-1)).toMatchObject({ action: 'case:hold', detail: { to: 'LAWSUIT' } })
  await merge(duplicate, null) // its reporter ended it on their own
  await eraseExpired(NOW)
  expect(await isKept(duplicate)).toBe(true)
  await merge(duplicate, main.id)
  await setHold(lead.as, { id: main.id, hold: null }, NOW)
  await eraseExpired(NOW)
  for (const one of [main, duplicate, later]) expect(await isKept(one)).toBe(false)
})

test('the files of a case that is erased go from the store, and those of no other', async () => {
  const [over, kept] = [await ended('2024-10-01'), await ended('2024-12-01')]
  const store = join(process.env.JARI_DATA!, 'bukti')
  const fileOf = async ({ id: caseId }: { id: string }) => {
    const id = randomUUID()
    await beginUpload(id, 10, noon('2024-01-02'))
    writeFileSync(join(store, id), 'ciphertext')
    await db.evidence.update({ where: { id }, data: { caseId, number: 1 } })
    return id
  }
  const [gone, stays] = [await fileOf(over), await fileOf(kept)]
  await expireUploads(NOW)
  expect([gone, stays].map((id) => existsSync(join(store, id)))).toEqual([true, true])
  await eraseExpired(NOW)
  await expireUploads(NOW)
  expect([gone, stays].map((id) => existsSync(join(store, id)))).toEqual([false, true])
  expect(await db.evidence.findMany({ where: { id: { in: [gone, stays] } }, select: { id: true } })).toEqual([
    { id: stays },
  ])
})

test('a lead sets the periods, in the trail; nobody else, and nobody below two years', async () => {
  const before = await retentionPeriods()
  expect(before).toEqual({ COMPLAINT: 24, SPG: 60, INSIDER: 60 })
  for (const role of ['INSPECTOR', 'ADMIN', 'OPERATOR', 'VIEWER'] as const) {
    const as = await officer(role)
    expect([await readRetention(as), await setPeriods(as, { ...before, SPG: 24 }, NOW)]).toEqual([NOT_FOUND, NOT_FOUND])
  }
  try {
    expect(await setPeriods(lead.as, { ...before, SPG: 120 }, NOW)).toEqual({ ok: true, value: null })
    expect(await readRetention(lead.as)).toMatchObject({ ok: true, value: { periods: { SPG: 120 } } })
    expect(
      await db.auditEntry.findFirst({ where: { action: 'retention:edit' }, orderBy: { seq: 'desc' } }),
    ).toMatchObject({
      ...{ actor: lead.id, detail: { 'SPG.from': 60, 'SPG.to': 120 } },
    })
    await expect(db.retentionPeriod.update({ where: { channel: 'SPG' }, data: { months: 1 } })).rejects.toThrow()
  } finally {
    await setPeriods(lead.as, before, NOW)
  }
})
