import { randomUUID } from 'node:crypto'
import { readAdminTrail } from '@/lib/data/admin-trail'
import { confirmBoard } from '@/lib/data/board'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { publicBoard } from '@/lib/data/public-board'
import { silentUnits } from '@/lib/data/reminders'
import { addService, editService, listServices, readService } from '@/lib/data/service-admin'
import { addStockItem, editStockItem, listStockItems, readKept } from '@/lib/data/stock-admin'
import { setOfferings } from '@/lib/data/unit-offerings'
import type { ServiceInput } from '@/lib/domain/services'
import { at, boardUnit, form, officer } from './boards'
import { caseOf, desk } from './casework'

const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const OK = { ok: true, value: null }
const OUTDATED = { ok: false, error: { code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } } }
const now = at('2026-11-24', 10)

let admin: Officer
beforeAll(async () => {
  admin = await officer('ADMIN')
})

const input = (changes: Partial<ServiceInput> = {}): ServiceInput => ({
  ...{ unitKind: 'DINAS', category: 'Perizinan', name: 'Izin usaha', aliases: ['NIB'], summary: 'Izin.', forms: [] },
  ...{ requirements: [{ text: 'KTP-el', note: 'asli' }], steps: ['Isi'], feeRupiah: 0, feeText: 'Gratis' },
  ...{ feeLegal: 'Perda', timeText: '3 hari', legalBasis: [], notes: [], stockItemId: null, confirmation: null },
  ...changes,
})
const made = async () => {
  const id = `test-${randomUUID()}`
  expect(await addService(admin, { id, ...input() }, now)).toEqual({ ok: true, value: { id } })
  return id
}
const record = async (id: string) => {
  const read = await readService(admin, id)
  if (!read.ok) throw new Error('not read')
  return read.value
}
const confirmation = { by: 'Kepala Bidang', on: '2026-11-24' }

afterAll(async () => {
  await db.service.deleteMany({ where: { id: { startsWith: 'test-' } } }) // other files count the catalogue
})

test('a confirmation is noted, falls with a change of substance, and comes back with a new one', async () => {
  const id = await made()
  const edit = (version: number, changes: Partial<ServiceInput>) =>
    editService(admin, { id, version, service: input(changes) }, now)
  expect((await record(id)).confirmation).toBeNull()
  expect(await edit(0, { confirmation })).toEqual(OK)
  expect((await record(id)).confirmation).toEqual(confirmation)
  expect(await edit(1, { aliases: [] })).toEqual(OK) // not of substance
  expect((await record(id)).confirmation).toEqual(confirmation)
  expect(await edit(2, { aliases: [], feeRupiah: 50_000 })).toEqual(OK)
  expect((await record(id)).confirmation).toBeNull()
  expect(await edit(3, { aliases: [], feeRupiah: 0, confirmation })).toEqual(OK)
  expect((await record(id)).confirmation).toEqual(confirmation)
  const audit = await db.auditEntry.findMany({ where: { subject: `service:${id}` }, orderBy: { seq: 'asc' } })
  expect(audit.map(({ action }) => action)).toEqual(['service:add', ...Array(4).fill('service:edit')])
  expect(audit[3]?.detail).toEqual({
    ...{ 'feeRupiah.from': 0, 'feeRupiah.to': 50_000, 'confirmedOn.from': '2026-11-24', 'confirmedOn.to': null },
    ...{ 'confirmedBy.from': 'Kepala Bidang', 'confirmedBy.to': null },
  })
})

test('the board says so too', async () => {
  const [unit, id] = [await boardUnit(), await made()]
  await db.offering.create({ data: { unitId: unit.id, serviceId: id } })
  const shown = async () =>
    (await publicBoard(unit.slug, now))?.services.find((service) => service.id === id)?.text.confirmedOn
  expect(await shown()).toBeNull()
  expect(await editService(admin, { id, version: 0, service: input({ confirmation }) }, now)).toEqual(OK)
  expect(await shown()).toBe('2026-11-24')
})

test('a code is used once, an item exists, a statement is not of tomorrow, and the second of two is told', async () => {
  const id = await made()
  const invalid = (fields: object) => ({ ok: false, error: { code: 'INVALID', fields } })
  expect(await addService(admin, { id, ...input() }, now)).toEqual(invalid({ id: { key: 'SLUG_TAKEN' } }))
  const edit = (service: ServiceInput, version = 0) => editService(admin, { id, version, service }, now)
  expect(await edit(input({ stockItemId: 'tidak-ada' }))).toEqual(invalid({ stockItemId: { key: 'CHOICE' } }))
  expect(await edit(input({ confirmation: { by: 'x', on: '2026-11-25' } }))).toEqual(
    invalid({ confirmedOn: { key: 'FUTURE' } }),
  )
  const both = await Promise.all([edit(input({ name: 'A' })), edit(input({ name: 'B' }))])
  expect(both).toContainEqual(OK)
  expect(both).toContainEqual(OUTDATED)
  expect(await edit(input(), 7)).toEqual(OUTDATED)
})

test('services are found by a part of their name, those that wait for themselves', async () => {
  const id = await made()
  const list = await listServices(admin, { q: id })
  expect(list.ok && list.value.rows.map((row) => row.id)).toEqual([id])
  expect(await editService(admin, { id, version: 0, service: input({ confirmation }) }, now)).toEqual(OK)
  expect(await listServices(admin, { q: id, waiting: true })).toEqual({ ok: true, value: { rows: [], next: null } })
  expect((await record('ktp-baru')).requirements.length).toBeGreaterThan(0)
})

test('an item and its threshold', async () => {
  const id = `test-${randomUUID()}`
  const item = { name: 'Kertas keamanan', unitWord: 'lembar', threshold: 10 }
  expect(await addStockItem(admin, { id, ...item }, now)).toEqual(OK)
  expect(await addStockItem(admin, { id, ...item }, now)).toMatchObject({
    error: { fields: { id: { key: 'SLUG_TAKEN' } } },
  })
  const change = { id, version: 0, item: { ...item, threshold: 20 } }
  expect(await editStockItem(admin, change, now)).toEqual(OK)
  expect(await editStockItem(admin, change, now)).toEqual(OUTDATED)
  const [unit, list] = [await boardUnit(), await listStockItems(admin)]
  expect(list.ok && list.value.rows.find((row) => row.id === id)).toMatchObject({ threshold: 20, version: 1 })
  const kept = await readKept(admin, unit.id)
  expect(kept.ok && kept.value.items.find((row) => row.id === id)).toEqual({
    ...{ id, name: item.name, unitWord: 'lembar', balance: null },
  })
  await db.stockItem.delete({ where: { id } })
})

test('who has opened today and is silent stands on the list until they confirm, after hours too; who has not opened does not', async () => {
  const unit = await boardUnit()
  await db.unit.update({ where: { id: unit.id }, data: { phone: '0812 3456 7890' } })
  const all = async (moment: Date) => {
    const rows = []
    for (let after: string | undefined; ;) {
      const page = await silentUnits(admin, after, moment)
      if (!page.ok) throw new Error('no list')
      rows.push(...page.value.rows)
      expect(page.value.opened).toBeGreaterThanOrEqual(page.value.silent)
      if (page.value.next === null) return rows
      after = page.value.next
    }
  }
  const mine = async (moment: Date) => (await all(moment)).find(({ id }) => id === unit.id)
  expect(await mine(now)).toMatchObject({ phone: '0812 3456 7890', kecamatan: null, confirmedAt: null })
  expect(await mine(now)).toMatchObject({ open: true })
  expect(await mine(at('2026-11-24', 7))).toBeUndefined()
  expect(await mine(at('2026-11-24', 22))).toMatchObject({ open: false })
  await confirmBoard(unit.operator, { form: form() }, now)
  expect(await mine(now)).toBeUndefined()
  expect(await mine(at('2026-11-25', 10))).toMatchObject({ confirmedAt: now })
  const kelurahan = (await all(now)).find(({ id }) => id.startsWith('74.71.01.'))
  expect(kelurahan?.kecamatan).toBe('Kecamatan Mandonga')
})

test('the administrative trail shows who changed what, a page at a time, and no case', async () => {
  const id = await made()
  await caseOf([await desk('LEAD')])
  expect(await editService(admin, { id, version: 0, service: input({ name: 'Izin baru' }) }, now)).toEqual(OK)
  const unit = await boardUnit()
  const offered = { unitId: unit.id, version: 0, services: ['kk-baru', id] }
  expect(await setOfferings(admin, offered, now)).toEqual(OK)
  const rows = []
  for (let before: string | undefined; ;) {
    const page = await readAdminTrail(admin, before)
    if (!page.ok) throw new Error('no trail')
    rows.push(...page.value.rows)
    if (page.value.next === null) break
    before = page.value.next
  }
  // Ids are called by the names of what they stand for.
  const names = await db.service.findMany({ where: { id: { in: ['ktp-baru', 'ktp-hilang'] } }, select: { name: true } })
  const [added, removed] = rows[0]?.changes ?? []
  expect([added, removed?.to?.split(' · ').sort()]).toEqual([
    { field: 'added', from: null, to: 'Izin baru' },
    names.map(({ name }) => name).sort(),
  ])
  expect(rows[1]).toMatchObject({
    ...{ action: 'service:edit', by: admin.name, subject: { kind: 'service', id, name: 'Izin baru' } },
    changes: [{ field: 'name', from: 'Izin usaha', to: 'Izin baru' }],
  })
  // Other tests have left deeds of every kind in this database, and cases too.
  expect(await db.auditEntry.count({ where: { subject: { startsWith: 'case:' } } })).toBeGreaterThan(0)
  expect(rows.filter(({ subject }) => subject.kind === 'case')).toEqual([])
  const seen = rows.map(({ seq }) => Number(seq))
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
})

test('nobody but an administrator', async () => {
  for (const role of ['LEAD', 'INSPECTOR', 'OPERATOR', 'VIEWER'] as const) {
    const as = await officer(role)
    const item = { name: 'x', unitWord: 'x', threshold: 0 }
    for (const result of [
      await listServices(as, {}),
      await readService(as, 'ktp-baru'),
      await addService(as, { id: 'x', ...input() }, now),
      await editService(as, { id: 'ktp-baru', version: 0, service: input() }, now),
      await listStockItems(as),
      await addStockItem(as, { id: 'x', ...item }, now),
      await editStockItem(as, { id: 'blanko-ktp-el', version: 0, item }, now),
      await readKept(as, 'disdukcapil'),
      await silentUnits(as, undefined, now),
      await readAdminTrail(as),
    ])
      expect(result).toEqual(NOT_FOUND)
  }
})
