import { confirmBoard, setNotice, setStatus } from '@/lib/data/board'
import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { at, boardUnit, form, officer, stockInput, storedBoard } from './boards'

const DAY = '2026-11-24'
const now = at(DAY, 10, 20)
const status = (changes: object = {}) => ({
  ...{ form: form(), service: 'ktp-baru', status: 'DISRUPTED' as const, reason: 'SIAK lambat', instead: '' },
  ...changes,
})

test('"the same as yesterday" confirms the whole board, in history and trail', async () => {
  const unit = await boardUnit()
  const token = form()
  expect(await confirmBoard(unit.operator, { form: token }, now)).toEqual({ ok: true, value: null })
  const { board, changes, audit } = await storedBoard(unit.id)
  expect(board?.confirmedAt).toEqual(now)
  expect(changes).toMatchObject([{ kind: 'CONFIRMED', officerId: unit.operator.id, at: now }])
  expect(audit).toMatchObject([{ actor: unit.operator.id, action: 'board:confirm', detail: { form: token } }])
})

test('a status keeps when it began while it stays the same, and is gone with its words when things are well', async () => {
  const unit = await boardUnit()
  const later = at(DAY, 13)
  const offering = async () => (await storedBoard(unit.id)).offerings.find(({ serviceId }) => serviceId === 'ktp-baru')

  await setStatus(unit.operator, status({ instead: 'Datang setelah pukul 13' }), now)
  expect(await offering()).toMatchObject({
    ...{ override: 'DISRUPTED', reason: 'SIAK lambat', instead: 'Datang setelah pukul 13', since: now },
    confirmedAt: now,
  })
  await setStatus(unit.operator, status({ reason: 'SIAK putus-putus' }), later)
  expect(await offering()).toMatchObject({ reason: 'SIAK putus-putus', instead: null, since: now, confirmedAt: later })
  await setStatus(unit.operator, status({ status: 'UNAVAILABLE', reason: 'SIAK mati' }), later)
  expect(await offering()).toMatchObject({ override: 'UNAVAILABLE', since: later })
  await setStatus(unit.operator, status({ status: 'NORMAL', reason: '' }), later)
  expect(await offering()).toMatchObject({ override: null, reason: null, instead: null, since: null })

  const { changes, audit } = await storedBoard(unit.id)
  expect(changes.map(({ before, after, reason }) => [before, after, reason])).toEqual([
    [null, 'DISRUPTED', 'SIAK lambat'],
    ['DISRUPTED', 'DISRUPTED', 'SIAK putus-putus'],
    ['DISRUPTED', 'UNAVAILABLE', 'SIAK mati'],
    ['UNAVAILABLE', null, null],
  ])
  expect(audit.at(-1)?.detail).toMatchObject({ service: 'ktp-baru', from: 'UNAVAILABLE', to: null })
})

test('a notice goes up with its end, and comes down', async () => {
  const unit = await boardUnit()
  expect(
    await setNotice(unit.operator, { form: form(), text: 'Antre di loket 2', until: '2026-11-24T16:00' }, now),
  ).toEqual({ ok: true, value: null })
  expect((await storedBoard(unit.id)).board).toMatchObject({ notice: 'Antre di loket 2', noticeUntil: at(DAY, 16) })
  await setNotice(unit.operator, { form: form(), text: '', until: '' }, now)
  const { board, changes } = await storedBoard(unit.id)
  expect(board).toMatchObject({ notice: null, noticeUntil: null })
  expect(changes.at(-1)).toMatchObject({ kind: 'NOTICE', before: 'Antre di loket 2', after: null })
})

test.each([
  ['2026-11-24T10:20', { key: 'PAST' }],
  ['2027-02-01T08:00', { key: 'TOO_FAR', max: 60 }],
  ['2026-02-31T08:00', { key: 'DATE' }],
  ['2026-11-24T24:00', { key: 'DATE' }],
  ['', { key: 'DATE' }],
])('a notice until %j is refused and nothing is written', async (until, problem) => {
  const unit = await boardUnit()
  expect(await setNotice(unit.operator, { form: form(), text: 'x', until }, now)).toEqual({
    ok: false,
    error: { code: 'INVALID', fields: { until: problem } },
  })
  expect((await storedBoard(unit.id)).changes).toEqual([])
})

test('the same form sent twice, at once or later, is one deed', async () => {
  const unit = await boardUnit()
  const received = stockInput(500)
  const twice = await Promise.all([
    addStockEntry(unit.operator, received, now),
    addStockEntry(unit.operator, received, now),
  ])
  expect(twice.map(({ ok }) => ok)).toEqual([true, true])
  expect((await addStockEntry(unit.operator, received, at(DAY, 14))).ok).toBe(true)
  const { stocks, entries, changes, audit } = await storedBoard(unit.id)
  expect(stocks[0]?.balance).toBe(500)
  expect([entries.length, changes.length, audit.length]).toEqual([1, 1, 1])
})

describe('whose board it is', () => {
  test.each(['LEAD', 'INSPECTOR', 'ADMIN', 'VIEWER'] as const)('not a %s’s, even with a unit', async (role) => {
    const unit = await boardUnit()
    const other = await officer(role, unit.id)
    const before = await storedBoard(unit.id)
    for (const result of [
      await confirmBoard(other, { form: form() }, now),
      await setStatus(other, status(), now),
      await setNotice(other, { form: form(), text: 'x', until: '2026-11-24T16:00' }, now),
      await addStockEntry(other, stockInput(1), now),
    ]) {
      expect(result).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    }
    expect(await storedBoard(unit.id)).toEqual(before)
  })

  test('an operator without a unit, or of one that is not active, has none', async () => {
    const unit = await boardUnit()
    await db.unit.update({ where: { id: unit.id }, data: { active: false } })
    for (const stranger of [await officer('OPERATOR'), unit.operator]) {
      expect(await confirmBoard(stranger, { form: form() }, now)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    }
  })

  test('an operator writes to their own unit only, whatever they send', async () => {
    const [mine, theirs] = [await boardUnit(), await boardUnit()]
    const before = await storedBoard(theirs.id)
    expect((await setStatus(mine.operator, { ...status(), unit: theirs.id }, now)).ok).toBe(false)
    const forged = { ...status(), unitId: theirs.id }
    expect((await setStatus(mine.operator, forged, now)).ok).toBe(true)
    expect(await storedBoard(theirs.id)).toEqual(before)
  })

  test.each(['kel-sktm', 'tidak-ada', "'; DROP TABLE x --"])(
    'a service that the unit does not offer: %s',
    async (service) => {
      const unit = await boardUnit()
      const before = await storedBoard(unit.id)
      expect(await setStatus(unit.operator, status({ service }), now)).toEqual({
        ok: false,
        error: { code: 'NOT_FOUND' },
      })
      const after = await storedBoard(unit.id)
      expect({ ...after, board: null }).toEqual({ ...before, board: null })
    },
  )
})

test('history and ledger refuse to be changed or removed', async () => {
  const unit = await boardUnit()
  await addStockEntry(unit.operator, stockInput(5), now)
  const { changes, entries } = await storedBoard(unit.id)
  const change = changes[0]
  const entry = entries[0]
  await expect(db.boardChange.update({ where: { id: change?.id }, data: { reason: 'x' } })).rejects.toThrow()
  await expect(db.boardChange.delete({ where: { id: change?.id } })).rejects.toThrow()
  await expect(db.stockEntry.update({ where: { id: entry?.id }, data: { delta: 0 } })).rejects.toThrow()
  await expect(db.stockEntry.delete({ where: { id: entry?.id } })).rejects.toThrow()
})
