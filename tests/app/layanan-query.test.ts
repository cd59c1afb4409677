import { addressOf, questionOf, readAsked, servicesAsked } from '@/app/layanan/query'
import type { BoardList } from '@/lib/data/public-boards'

const list = {
  units: [
    { unit: { slug: 'kecamatan-poasia', kind: 'KECAMATAN' } },
    { unit: { slug: 'kelurahan-mata', kind: 'KELURAHAN' } },
  ],
  services: [
    { id: 'ktp-baru', name: 'KTP-el baru', aliases: [], category: 'KTP-el' },
    { id: 'ktp-hilang', name: 'KTP-el hilang', aliases: [], category: 'KTP-el' },
    { id: 'kk-baru', name: 'Kartu Keluarga baru', aliases: ['pecah KK'], category: 'KK' },
  ],
} as unknown as BoardList
const ask = (params: Record<string, string | string[]>) => readAsked(params, list)

test('what the address asks for becomes a question, and an address again', () => {
  const asked = ask({ q: ' andonohu ', buka: '1', layanan: 'ktp-el', kecamatan: 'kecamatan-poasia' })
  expect(asked).toMatchObject({ typed: 'andonohu', tooLong: false, unknown: false })
  expect(questionOf(asked, list)).toEqual({
    ...{ q: 'andonohu', district: 'kecamatan-poasia', services: ['ktp-baru', 'ktp-hilang'], openNow: true },
  })
  expect(addressOf(asked)).toBe('/layanan?q=andonohu&buka=1&layanan=ktp-el&kecamatan=kecamatan-poasia')
  expect(addressOf(asked, { openNow: false, service: null, district: null })).toBe('/layanan?q=andonohu')
  expect(questionOf(ask({ layanan: 'kk-baru' }), list).services).toEqual(['kk-baru'])
})

test('nothing asked is the whole list', () => {
  expect(questionOf(ask({}), list)).toEqual({ q: '', district: null, services: null, openNow: false })
  expect(addressOf(ask({}))).toBe('/layanan')
})

test.each([[{ kecamatan: 'tidak-ada' }], [{ kecamatan: 'kelurahan-mata' }], [{ layanan: 'paspor' }]])(
  'a filter that does not exist is told and left out: %j',
  (params) => {
    const asked = ask(params)
    expect(asked.unknown).toBe(true)
    expect(questionOf(asked, list)).toMatchObject({ district: null, services: null })
  },
)

test('what is too long is shown again and not searched for; control and bidi characters go', () => {
  const long = ask({ q: 'x'.repeat(81) })
  expect(long).toMatchObject({ tooLong: true, typed: 'x'.repeat(81) })
  expect(questionOf(long, list).q).toBe('')
  expect(addressOf(long)).toBe('/layanan')
  expect(ask({ q: 'and\u202eo\u0000nohu' }).typed).toBe('andonohu')
  expect(ask({ q: ['satu', 'dua'], buka: ['1', '2'] })).toMatchObject({ typed: 'satu', openNow: true })
})

test('the services that a question is about are led to', () => {
  const about = (params: Record<string, string>) => servicesAsked(ask(params), list).map(({ id }) => id)
  expect(about({})).toEqual([])
  expect(about({ layanan: 'ktp-el' })).toEqual(['ktp-baru', 'ktp-hilang'])
  expect(about({ layanan: 'kk-baru' })).toEqual(['kk-baru'])
  expect(about({ q: 'pecah kk' })).toEqual(['kk-baru'])
  expect(about({ q: 'ktp hilang' })).toEqual(['ktp-hilang'])
  expect(about({ q: 'mandonga' })).toEqual([])
  expect(about({ q: 'x'.repeat(200) })).toEqual([])
})
