import { randomUUID } from 'node:crypto'
import { keepItem, readKept, stockItemNames } from '@/lib/data/stock-admin'
import { setStatus } from '@/lib/data/board'
import { db } from '@/lib/data/client'
import { readClosures } from '@/lib/data/closures'
import { publicBoard } from '@/lib/data/public-board'
import { unitNamed } from '@/lib/data/public-boards'
import { forget } from '@/lib/data/public-memory'
import { readPlaces } from '@/lib/data/public-places'
import { addUnit, editUnit, listUnits, readUnit, setUnitActive, takeUnit } from '@/lib/data/unit-admin'
import { readHours, setHours } from '@/lib/data/unit-hours'
import { readOfferings, setOfferings } from '@/lib/data/unit-offerings'
import type { Officer } from '@/lib/data/officers'
import type { UnitInput } from '@/lib/domain/units'
import { at, boardUnit, form, ITEM, officer, SERVICES } from './boards'

const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const OK = { ok: true, value: null }
const OUTDATED = { ok: false, error: { code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } } }
const now = at('2026-11-24', 10)

let admin: Officer
beforeAll(async () => {
  admin = await officer('ADMIN')
})

const input = (changes: Partial<UnitInput> = {}): UnitInput => ({
  ...{ kind: 'DINAS', name: 'PTSP', fullName: 'Mal Pelayanan Publik', slug: `uji-${randomUUID()}`, variants: ['MPP'] },
  ...{ parentId: null, address: null, postalCode: null, phone: null, website: null, lat: null, lng: null },
  ...{ source: 'uji', ...changes },
})
const made = async (changes: Partial<UnitInput> = {}) => {
  const unit = input(changes)
  expect(await addUnit(admin, unit, now)).toEqual({ ok: true, value: { id: unit.slug } })
  return { id: unit.slug, unit }
}
const invalid = (fields: object) => ({ ok: false, error: { code: 'INVALID', fields } })
const entries = (subject: string) =>
  db.auditEntry.findMany({ where: { subject }, orderBy: { seq: 'asc' }, select: { action: true, detail: true } })

test('a unit is made, changed and found, each with its entry', async () => {
  const { id, unit } = await made({ name: `Kantor ${randomUUID().slice(0, 8)}` })
  const change = { ...unit, phone: '+62 401 1', variants: ['MPP', 'Mal'] }
  expect(await editUnit(admin, { id, version: 0, unit: change }, now)).toEqual(OK)
  expect(await readUnit(admin, id)).toMatchObject({ ok: true, value: { ...change, version: 1, active: true } })
  const list = await listUnits(admin, { q: unit.name.toUpperCase() })
  expect(list.ok && list.value.rows.map((row) => row.id)).toEqual([id])
  expect(await entries(`unit:${id}`)).toEqual([
    { action: 'unit:add', detail: { name: unit.name } },
    {
      action: 'unit:edit',
      detail: {
        ...{ 'phone.from': null, 'phone.to': '+62 401 1', 'variants.from': 'MPP', 'variants.to': 'MPP · Mal' },
      },
    },
  ])
})

test('the list comes in pages that leave nobody out and name nobody twice', async () => {
  const seen: string[] = []
  for (let after: string | undefined; ;) {
    const page = await listUnits(admin, { after })
    if (!page.ok) throw new Error('no list')
    seen.push(...page.value.rows.map(({ id }) => id))
    if (page.value.next === null) break
    after = page.value.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(await db.unit.count())
})

test('an address that a unit had stays its own, and leads to it', async () => {
  const { id, unit } = await made()
  const [second, third] = [`kedua-${id}`, `ketiga-${id}`]
  for (const [version, slug] of [second, third].entries())
    expect(await editUnit(admin, { id, version, unit: { ...unit, slug } }, now)).toEqual(OK)
  const other = await made()
  const taken = invalid({ slug: { key: 'SLUG_TAKEN' } })
  expect(await addUnit(admin, input({ slug: second }), now)).toEqual(taken)
  expect(await editUnit(admin, { id: other.id, version: 0, unit: { ...other.unit, slug: second } }, now)).toEqual(taken)
  forget('units')
  for (const slug of [id, second, third]) {
    expect(await unitNamed(slug)).toMatchObject({ id, slug: third })
    expect((await publicBoard(slug, now))?.unit.slug).toBe(third)
  }
  // Back to one of its own: then that is the address, and the others are what was.
  expect(await editUnit(admin, { id, version: 2, unit: { ...unit, slug: second } }, now)).toEqual(OK)
  expect((await db.unit.findUniqueOrThrow({ where: { id } })).oldSlugs).toEqual([id, third])
  forget('units')
  expect(await unitNamed(third)).toMatchObject({ id, slug: second })
  expect(await setUnitActive(admin, { id, version: 3, active: false }, now)).toEqual(OK)
  forget('units')
  expect(await unitNamed(third)).toBeNull()
})

test('an address is nobody else’s, nor was it', async () => {
  const { id, unit } = await made()
  expect(await addUnit(admin, input({ slug: id }), now)).toEqual(invalid({ slug: { key: 'SLUG_TAKEN' } }))
  const moved = { ...unit, slug: `pindah-${id}` }
  expect(await editUnit(admin, { id, version: 0, unit: moved }, now)).toEqual(OK)
  expect(await addUnit(admin, input({ slug: id }), now)).toEqual(invalid({ slug: { key: 'SLUG_TAKEN' } }))
  expect(await addUnit(admin, input({ slug: moved.slug }), now)).toEqual(invalid({ slug: { key: 'SLUG_TAKEN' } }))
  expect(await editUnit(admin, { id, version: 1, unit }, now)).toEqual(OK) // back to its own
  expect(await editUnit(admin, { id, version: 2, unit: { ...unit, slug: 'disdukcapil' } }, now)).toEqual(
    invalid({ slug: { key: 'SLUG_TAKEN' } }),
  )
})

test('of two administrators with the same form the second is told', async () => {
  const { id, unit } = await made()
  const results = await Promise.all(
    ['Satu', 'Dua'].map((name) => editUnit(admin, { id, version: 0, unit: { ...unit, name } }, now)),
  )
  expect(results).toContainEqual(OK)
  expect(results).toContainEqual(OUTDATED)
  expect(await db.auditEntry.count({ where: { subject: `unit:${id}`, action: 'unit:edit' } })).toBe(1)
})

test('a kecamatan stays while its kelurahan do', async () => {
  const kecamatan = await made({ kind: 'KECAMATAN' })
  const kelurahan = await made({ kind: 'KELURAHAN', parentId: kecamatan.id })
  expect(await addUnit(admin, input({ kind: 'KELURAHAN', parentId: kelurahan.id }), now)).toEqual(
    invalid({ parentId: { key: 'UNKNOWN_UNIT' } }),
  )
  expect(await setUnitActive(admin, { id: kecamatan.id, version: 0, active: false }, now)).toEqual(
    invalid({ active: { key: 'HAS_CHILDREN' } }),
  )
  const asDinas = { ...kecamatan.unit, kind: 'DINAS' as const }
  expect(await editUnit(admin, { id: kecamatan.id, version: 0, unit: asDinas }, now)).toEqual(
    invalid({ kind: { key: 'HAS_CHILDREN' } }),
  )
  expect(await setUnitActive(admin, { id: kelurahan.id, version: 0, active: false }, now)).toEqual(OK)
  expect(await setUnitActive(admin, { id: kecamatan.id, version: 0, active: false }, now)).toEqual(OK)
  expect(await setUnitActive(admin, { id: kelurahan.id, version: 1, active: true }, now)).toEqual(
    invalid({ active: { key: 'PARENT_OFF' } }),
  )
})

test('switched off it is on no board, in no form and no operator’s; switched on it is back', async () => {
  const unit = await boardUnit()
  expect(await publicBoard(unit.slug, now)).not.toBeNull()
  expect(await setUnitActive(admin, { id: unit.id, version: 0, active: false }, now)).toEqual(OK)
  expect(await publicBoard(unit.slug, now)).toBeNull()
  expect((await readPlaces()).units.map(({ id }) => id)).not.toContain(unit.id)
  const status = { form: form(), service: 'ktp-baru', status: 'LIMITED' as const, reason: '', instead: '' }
  expect(await setStatus(unit.operator, status, now)).toEqual(NOT_FOUND)
  expect(await readClosures(unit.operator, unit.id, now)).toEqual(NOT_FOUND)
  expect(await setUnitActive(admin, { id: unit.id, version: 1, active: true }, now)).toEqual(OK)
  expect(await publicBoard(unit.slug, now)).not.toBeNull()
})

test('hours of a unit and of one service, and the board follows at once', async () => {
  const unit = await boardUnit()
  const rows = [
    { weekday: 2, opens: 480, closes: 690 },
    { weekday: 2, opens: 810, closes: 960 },
  ]
  const change = { unitId: unit.id, serviceId: null, version: 0, rows }
  expect(await setHours(admin, change, now)).toEqual(OK)
  expect((await publicBoard(unit.slug, at('2026-11-24', 12)))?.status).toMatchObject({
    ...{ status: 'CLOSED', why: { code: 'BREAK' }, opensAt: at('2026-11-24', 13, 30) },
  })
  const own = { ...change, serviceId: 'ktp-baru', version: 1, rows: [{ weekday: 2, opens: 480, closes: 540 }] }
  expect(await setHours(admin, own, now)).toEqual(OK)
  const board = await publicBoard(unit.slug, at('2026-11-24', 10, 1))
  expect(board?.services.map(({ id, status }) => [id, status.status === 'CLOSED'])).toEqual([
    ['ktp-baru', true],
    ['ktp-hilang', false],
    ['kk-baru', false],
  ])
  const read = await readHours(admin, unit.id, 'ktp-baru')
  expect(read).toMatchObject({ ok: true, value: { week: { day1: '', day2: '08.00–09.00' }, unit: { version: 2 } } })
  expect(await setHours(admin, change, now)).toEqual(OK) // as it stands: no change, no conflict
  expect(await setHours(admin, { ...change, rows: [] }, now)).toEqual(OUTDATED)
  expect(await setHours(admin, { ...own, version: 2, serviceId: 'kel-sktm' }, now)).toEqual(NOT_FOUND)
  expect((await entries(`unit:${unit.id}`)).map(({ action }) => action)).toEqual(['unit:hours', 'unit:hours'])
})

test('of a long catalogue nothing is left out that saving would then take away', async () => {
  const unit = await boardUnit()
  const made = Array.from({ length: 600 }, (_, number) => `uji-panjang-${number}`)
  const like = await db.service.findUniqueOrThrow({ where: { id: 'kk-baru' } })
  try {
    await db.service.createMany({ data: made.map((id) => ({ ...like, id, position: -1 })) as never })
    await db.stockItem.createMany({
      data: made.map((id) => ({ id, name: `Aaa ${id}`, unitWord: 'lembar', threshold: 1 })),
    })
    const read = await readOfferings(admin, unit.id)
    const services = read.ok ? read.value.services.filter(({ offered }) => offered).map(({ id }) => id) : []
    expect([...services].sort()).toEqual([...SERVICES].sort())
    const kept = await readKept(admin, unit.id)
    for (const items of [kept.ok ? kept.value.items : [], await stockItemNames(admin)])
      expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([ITEM, ...made]))
  } finally {
    await db.service.deleteMany({ where: { id: { in: made } } })
    await db.stockItem.deleteMany({ where: { id: { in: made } } })
  }
})

test('services come and go; the past of one that went stays', async () => {
  const unit = await boardUnit()
  const status = { form: form(), service: 'ktp-baru', status: 'LIMITED' as const, reason: 'antre', instead: '' }
  expect(await setStatus(unit.operator, status, now)).toEqual(OK)
  const change = { unitId: unit.id, version: 0, services: ['kk-baru', 'kel-sktm'] }
  expect(await setOfferings(admin, change, now)).toEqual(OK)
  expect((await publicBoard(unit.slug, now))?.services.map(({ id }) => id)).toEqual(['kk-baru', 'kel-sktm'])
  expect((await publicBoard(unit.slug, now))?.history.changes.map(({ serviceName }) => serviceName)).toEqual([
    expect.stringContaining('KTP-el'),
  ])
  const read = await readOfferings(admin, unit.id)
  expect(read.ok && read.value.services.filter(({ offered }) => offered).map(({ id }) => id)).toEqual(change.services)
  expect(await setOfferings(admin, { ...change, services: [] }, now)).toEqual(OUTDATED)
  expect(await setOfferings(admin, { ...change, version: 1, services: ['tidak-ada'] }, now)).toEqual(
    invalid({ services: { key: 'UNKNOWN_SERVICE' } }),
  )
  expect((await entries(`unit:${unit.id}`)).at(-1)).toEqual({
    action: 'unit:offerings',
    detail: { added: 'kel-sktm', removed: 'ktp-baru ktp-hilang' },
  })
})

test('what an office offers decides what its reporters can choose', async () => {
  const unit = await boardUnit()
  const { units, sets } = await readPlaces()
  expect(sets[units.find(({ id }) => id === unit.id)!.offers]).toEqual(['kk-baru', 'ktp-baru', 'ktp-hilang'])
  const kelurahan = units.filter(({ id, kind }) => kind === 'KELURAHAN' && id.startsWith('74.71.'))
  expect(new Set(kelurahan.map(({ offers }) => offers)).size).toBe(1)
})

test('a ledger is opened with a count of nothing, once, and the services that need the item follow it', async () => {
  const unit = await boardUnit()
  const twice = await Promise.all([1, 2].map(() => keepItem(admin, { unitId: unit.id, item: 'blanko-ktp-el' }, now)))
  expect(twice).toEqual([OK, OK])
  expect(await db.stockEntry.findMany({ where: { unitId: unit.id } })).toMatchObject([
    { kind: 'COUNTED', delta: 0, balance: 0, officerId: admin.id },
  ])
  expect((await publicBoard(unit.slug, now))?.status.problems).toMatchObject([
    { status: 'UNAVAILABLE', why: { code: 'OUT_OF_STOCK' } },
  ])
  expect(await keepItem(admin, { unitId: unit.id, item: 'tidak-ada' }, now)).toEqual(NOT_FOUND)
})

test('nobody but an administrator', async () => {
  const unit = await boardUnit()
  const before = await db.unit.findUnique({ where: { id: unit.id } })
  for (const as of [await officer('LEAD'), await officer('INSPECTOR'), unit.operator, await officer('VIEWER')]) {
    for (const result of [
      await listUnits(as, {}),
      await readUnit(as, unit.id),
      await addUnit(as, input(), now),
      await editUnit(as, { id: unit.id, version: 0, unit: input() }, now),
      await setUnitActive(as, { id: unit.id, version: 0, active: false }, now),
      await readHours(as, unit.id, null),
      await setHours(as, { unitId: unit.id, serviceId: null, version: 0, rows: [] }, now),
      await readOfferings(as, unit.id),
      await setOfferings(as, { unitId: unit.id, version: 0, services: [] }, now),
      await keepItem(as, { unitId: unit.id, item: 'blanko-ktp-el' }, now),
    ])
      expect(result).toEqual(NOT_FOUND)
  }
  expect(await db.unit.findUnique({ where: { id: unit.id } })).toEqual(before)
  expect(await takeUnit(db, 'tidak-ada', 0)).toEqual(NOT_FOUND)
})
