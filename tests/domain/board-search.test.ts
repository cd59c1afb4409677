import { serviceStatus } from '@/lib/domain/board'
import { findBoards, type BoardQuery, type Findable } from '@/lib/domain/board-search'
import { doorAt } from '@/lib/domain/hours'
import { canGoNow, unitStatus } from '@/lib/domain/unit-status'
import { facts, offering, schedule, stock, wita } from './board-facts'

const now = wita('2026-11-24', '10.20')
const door = doorAt(now, schedule())
const out = facts(now, { stock: stock({ balance: 0 }) })
const gone = facts(now, { offering: offering({ override: 'UNAVAILABLE' }) })

const SERVICES = [
  { id: 'ktp-baru', name: 'Penerbitan KTP-el baru', aliases: ['cetak KTP'], category: 'KTP-el' },
  { id: 'kk-baru', name: 'Kartu Keluarga baru', aliases: ['pecah KK'], category: 'KK' },
  { id: 'sktm', name: 'Surat keterangan tidak mampu (SKTM)', aliases: [], category: 'Surat kelurahan' },
]

function unit(name: string, ids: string[], parent: Findable | null = null, of = facts(now)): Findable {
  const services = SERVICES.filter(({ id }) => ids.includes(id)).map((service) => ({
    ...service,
    status: serviceStatus(now, service.id === 'ktp-baru' ? out : of),
  }))
  const slug = name.toLowerCase().replaceAll(' ', '-')
  return {
    unit: { slug, name, fullName: `Kantor ${name}`, variants: name === 'Kelurahan Andonohu' ? ['Anduonohu'] : [] },
    parent: parent && parent.unit,
    board: { door, services, status: unitStatus(now, door, services, null) },
  }
}

const poasia = unit('Kecamatan Poasia', [])
const UNITS = [
  unit('Disdukcapil', ['ktp-baru', 'kk-baru']),
  poasia,
  unit('Kelurahan Andonohu', ['sktm'], poasia),
  unit('Kelurahan Mata', ['sktm'], null, gone),
  unit('Kelurahan Poasia', ['sktm']),
]

const find = (query: Partial<BoardQuery>) =>
  findBoards(now, UNITS, SERVICES, { q: '', district: null, services: null, openNow: false, ...query })
const names = (query: Partial<BoardQuery>) => find(query).map(({ row }) => row.unit.name)

test('nothing asked: everything, in its order', () => {
  expect(names({})).toEqual(UNITS.map((row) => row.unit.name))
  expect(names({ q: '  ' })).toHaveLength(UNITS.length)
})

test('a name in another spelling finds the unit', () => {
  expect(names({ q: 'anduonohu' })).toEqual(['Kelurahan Andonohu'])
})

test('a kecamatan finds itself first, then whoever bears its name, then its kelurahan', () => {
  expect(names({ q: 'poasia' })).toEqual(['Kecamatan Poasia', 'Kelurahan Poasia', 'Kelurahan Andonohu'])
})

test('a service finds the units that offer it, with the status of that service alone', () => {
  const [found, ...others] = find({ q: 'cetak ktp' })
  expect(others).toEqual([])
  expect(found).toMatchObject({
    row: { unit: { name: 'Disdukcapil' } },
    status: { status: 'UNAVAILABLE' },
    services: [{ id: 'ktp-baru', name: 'Penerbitan KTP-el baru' }],
  })
  expect(find({ q: 'disdukcapil' })[0]).toMatchObject({ status: { status: 'LIMITED' }, services: [] })
})

test('a service that is meant stands before an office whose name only begins like it', () => {
  const baruga = unit('Kelurahan Baruga', ['sktm'])
  const found = findBoards(now, [baruga, ...UNITS], SERVICES, {
    ...{ q: 'kk baru', district: null, services: null, openNow: false },
  })
  expect(found.map(({ row }) => row.unit.name)).toEqual(['Disdukcapil', 'Kelurahan Baruga'])
})

test('filters narrow: place, service, open now', () => {
  expect(names({ district: 'kecamatan-poasia' })).toEqual(['Kecamatan Poasia', 'Kelurahan Andonohu'])
  expect(names({ services: ['sktm'] })).toEqual(['Kelurahan Andonohu', 'Kelurahan Mata', 'Kelurahan Poasia'])
  expect(names({ services: ['sktm'], openNow: true })).toEqual(['Kelurahan Andonohu', 'Kelurahan Poasia'])
  expect(names({ q: 'mata', services: ['kk-baru'] })).toEqual([])
  expect(names({ q: 'poasia', district: 'kecamatan-poasia' })).toEqual(['Kecamatan Poasia', 'Kelurahan Andonohu'])
  expect(names({ services: ['ktp-baru'], openNow: true })).toEqual([])
})

test('what can be gone to now', () => {
  const at = (status: 'OPEN' | 'LIMITED' | 'DISRUPTED' | 'STALE' | 'CLOSED' | 'UNAVAILABLE') => canGoNow({ status })
  expect([at('OPEN'), at('LIMITED'), at('DISRUPTED'), at('STALE')]).toEqual([true, true, true, true])
  expect([at('CLOSED'), at('UNAVAILABLE')]).toEqual([false, false])
})
