import { referenceData } from '@/prisma/seed/reference-data'
import { seedReference } from '@/prisma/seed/reference'
import { dateToDay, dayToDate } from '@/lib/domain/calendar'
import { search } from '@/lib/domain/search'
import { digest, ownDatabase, type OwnDatabase } from './own-database'

let own: OwnDatabase
beforeAll(async () => {
  own = await ownDatabase()
})
afterAll(() => own.drop())

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)

describe('units', () => {
  test('are Disdukcapil, 11 kecamatan and 65 kelurahan, each under its kecamatan', async () => {
    const units = await own.db.unit.findMany()
    expect(units).toHaveLength(77)
    expect(ids(units.filter(({ kind }) => kind === 'DINAS'))).toEqual(['disdukcapil'])
    const kecamatan = units.filter(({ kind }) => kind === 'KECAMATAN')
    const kelurahan = units.filter(({ kind }) => kind === 'KELURAHAN')
    expect(kecamatan).toHaveLength(11)
    expect(kelurahan).toHaveLength(65)
    for (const { id } of kecamatan) expect(id).toMatch(/^74\.71\.\d\d$/)
    for (const { id, parentId } of kelurahan)
      expect(id).toMatch(new RegExp(`^${parentId?.replaceAll('.', '\\.')}\\.1\\d{3}$`))
    expect(new Set(units.map(({ slug }) => slug)).size).toBe(77)
    expect(new Set(units.map(({ name }) => name)).size).toBe(77)
  })

  test('have an office point or none: never the centre of a kecamatan', async () => {
    const points = await own.db.unit.groupBy({ by: ['kind'], where: { lat: { not: null } }, _count: true })
    expect(Object.fromEntries(points.map(({ kind, _count }) => [kind, _count]))).toEqual({ DINAS: 1, KELURAHAN: 58 })
  })

  test.each([
    ['Anduonohu', 'kelurahan-andonohu'],
    ['Lepo-Lepo', 'kelurahan-lepo-lepo'],
    ['Kessilampe', 'kelurahan-kassilampe'],
    ['Pudai', 'kelurahan-puday'],
    ['Benua Nirae', 'kelurahan-benuanirae'],
    ['Anggolomelai', 'kelurahan-anggalomelai'],
    ['Wawowanggu', 'kelurahan-wowawanggu'],
    ['dukcapil', 'disdukcapil'],
  ])('are found as people write them: %s', (typed, slug) => {
    const entries = referenceData().units.map((unit) => ({
      value: unit.slug,
      names: [unit.name, unit.fullName, ...unit.variants],
    }))
    expect(search(typed, entries)[0]?.value).toBe(slug)
  })

  test('keep the hours of city offices, with Friday’s break', async () => {
    expect(await own.db.openingHours.groupBy({ by: ['unitId'] })).toHaveLength(77)
    const friday = await own.db.openingHours.findMany({
      where: { unitId: 'disdukcapil', weekday: 5 },
      orderBy: { opens: 'asc' },
    })
    expect(friday.map(({ opens, closes }) => [opens, closes])).toEqual([
      [8 * 60, 11 * 60 + 30],
      [13 * 60, 16 * 60],
    ])
  })
})

describe('services', () => {
  test('are 38, free, unconfirmed, and say what to bring', async () => {
    const services = await own.db.service.findMany({ orderBy: { position: 'asc' } })
    expect(services.map(({ position }) => position)).toEqual(Array.from({ length: 38 }, (_, index) => index))
    for (const service of services) {
      expect(service).toMatchObject({ feeRupiah: 0, confirmedOn: null })
      expect(service.requirements).toEqual(
        expect.arrayContaining([expect.objectContaining({ text: expect.any(String) })]),
      )
      expect(service.steps.length).toBeGreaterThan(0)
      expect(service.legalBasis.length).toBeGreaterThan(0)
      // Notes of whoever gathered the facts are no text for residents.
      expect(JSON.stringify(service)).not.toMatch(/recall|found|confidence/i)
    }
  })

  test('use stock items that exist, and are offered where they belong', async () => {
    const items = new Set(ids(await own.db.stockItem.findMany()))
    const services = await own.db.service.findMany({ include: { offerings: { include: { unit: true } } } })
    const used = services.flatMap(({ stockItemId }) => stockItemId ?? [])
    expect(used.every((id) => items.has(id))).toBe(true)
    expect(new Set(used)).toEqual(new Set(['blanko-ktp-el', 'blanko-kia']))
    const offered = (kind: string) =>
      services.filter(({ offerings }) => offerings.some(({ unit }) => unit.kind === kind)).length
    expect([offered('DINAS'), offered('KELURAHAN'), offered('KECAMATAN')]).toEqual([24, 14, 1])
    expect(await own.db.offering.count()).toBe(24 + 14 * 65 + 11)
  })
})

test('the calendar has the national holidays, and the cuti bersama of the years that have been decreed', async () => {
  const holidays = await own.db.holiday.findMany()
  const count = (year: string, kind: string) =>
    holidays.filter((holiday) => dateToDay(holiday.date).startsWith(year) && holiday.kind === kind).length
  expect(['2025', '2026', '2027'].map((year) => [count(year, 'NATIONAL'), count(year, 'COLLECTIVE_LEAVE')])).toEqual([
    [17, 11],
    [17, 8],
    [18, 0],
  ])
  const days = new Set(holidays.map(({ date }) => dateToDay(date)))
  for (const day of ['2025-08-18', '2026-03-20', '2026-03-24', '2026-12-24', '2027-03-26'])
    expect(days.has(day)).toBe(true)
  const christmas = holidays.filter(({ date }) => dateToDay(date) === '2027-12-25').map(({ name }) => name)
  expect(christmas.sort()).toEqual(['Isra Mikraj Nabi Muhammad SAW (perkiraan)', 'Kelahiran Yesus Kristus'])
})

describe('seeding again', () => {
  test('changes nothing', async () => {
    const before = await digest(own.url)
    expect(await seedReference(own.db)).toEqual([])
    expect(await digest(own.url)).toBe(before)
  })

  test('leaves what was edited and removed as it is', async () => {
    await own.db.unit.update({ where: { id: 'disdukcapil' }, data: { phone: '+62 401 000000' } })
    await own.db.holiday.deleteMany({ where: { date: dayToDate('2027-08-14') } })
    expect(await seedReference(own.db)).toEqual([])
    expect(await own.db.unit.findUnique({ where: { id: 'disdukcapil' } })).toMatchObject({ phone: '+62 401 000000' })
    expect(await own.db.holiday.count({ where: { date: dayToDate('2027-08-14') } })).toBe(0)
  })

  test('fills a table that is empty, once, even when two do it at once', async () => {
    await own.db.holiday.deleteMany()
    const filled = await Promise.all([seedReference(own.db), seedReference(own.db)])
    expect(filled.flat()).toEqual(['Holiday'])
  })
})
