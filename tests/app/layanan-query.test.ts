import { addressOf, questionOf, readAsked } from '@/app/layanan/query'
import type { BoardList } from '@/lib/data/public-boards'

const list = {
  units: [
    { unit: { slug: 'kecamatan-poasia', kind: 'KECAMATAN' } },
    { unit: { slug: 'kelurahan-mata', kind: 'KELURAHAN' } },
  ],
  services: [
    { id: 'ktp-baru', category: 'KTP-el' },
    { id: 'ktp-hilang', category: 'KTP-el' },
    { id: 'kk-baru', category: 'KK' },
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
