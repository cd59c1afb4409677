import { boardWords } from '@/components/board/words'
import { serviceStatus, type ServiceFacts } from '@/lib/domain/board'
import { doorAt, type Schedule } from '@/lib/domain/hours'
import { unitStatus } from '@/lib/domain/unit-status'
import { facts, offering, schedule, stock, wita } from '../domain/board-facts'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

const TUESDAY = '2026-11-24'
const now = wita(TUESDAY, '10.20')
const yesterday = wita('2026-11-23', '10.20')
const SERVICES = [
  { id: 'ktp-baru', name: 'Penerbitan KTP-el baru', category: 'KTP-el' },
  { id: 'pindah', name: 'Pindah alamat', category: 'Pindah' },
  { id: 'kk-baru', name: 'Kartu Keluarga baru', category: 'KK' },
]

/** A unit of three services, of which those listed have facts of their own. */
function sentence(of: Partial<ServiceFacts>[], at = now, locale: 'id' | 'en' = 'id', calendar: Partial<Schedule> = {}) {
  const door = doorAt(at, schedule(calendar))
  const services = SERVICES.slice(0, Math.max(of.length, 1)).map((service, i) => ({
    ...service,
    status: serviceStatus(at, facts(at, { door, ...of[i] })),
  }))
  const words = boardWords(locale, at)
  const status = unitStatus(at, door, services, null)
  return { large: words.headline(status, services.length), row: words.row(status, services.length) }
}

const out = { stock: stock({ balance: 0, emptySince: yesterday }) }
const slow = { offering: offering({ override: 'DISRUPTED', reason: 'SIAK lambat', since: wita(TUESDAY, '09.00') }) }
const gone = { offering: offering({ override: 'UNAVAILABLE', since: yesterday }) }
const quota = { offering: offering({ override: 'LIMITED', reason: 'Kuota 50', since: wita('2026-11-20', '08.00') }) }

test.each<[string, string, Partial<ServiceFacts>[]]>([
  ['Buka. Semua layanan berjalan.', 'semua layanan berjalan', [{}, {}]],
  [
    'Buka, tetapi cetak KTP-el berhenti: blanko habis sejak kemarin 10.20.',
    'cetak KTP-el berhenti: blanko habis',
    [out, out, {}],
  ],
  ['Tidak ada layanan: blanko habis sejak kemarin 10.20.', 'cetak KTP-el berhenti: blanko habis', [out, out]],
  [
    'Buka, tetapi Pindah alamat terganggu: SIAK lambat, sejak pukul 09.00.',
    'Pindah alamat terganggu: SIAK lambat',
    [{}, slow],
  ],
  [
    'Buka, tetapi semua layanan terganggu: SIAK lambat, sejak pukul 09.00.',
    '2 layanan terganggu: SIAK lambat',
    [slow, slow],
  ],
  ['Tidak ada layanan sejak kemarin 10.20.', 'Penerbitan KTP-el baru tidak dilayani', [gone]],
  [
    'Buka, tetapi Pindah alamat terbatas: Kuota 50, sejak 20 Nov 2026.',
    'Pindah alamat terbatas: Kuota 50',
    [{}, quota],
  ],
  [
    'Buka, tetapi cetak KTP-el terbatas: blanko tinggal 40 keping.',
    'cetak KTP-el terbatas: blanko tinggal 40 keping',
    [{ stock: stock({ balance: 40 }) }, {}],
  ],
  [
    'Buka, tetapi cetak KTP-el berhenti: blanko habis sejak kemarin 10.20. 1 layanan lain juga tidak seperti biasa.',
    'cetak KTP-el berhenti: blanko habis',
    [out, slow, {}],
  ],
  [
    'Buka menurut jam kerja, tetapi belum dikabari petugas hari ini.',
    'belum dikabari hari ini',
    [{ boardConfirmedAt: yesterday }],
  ],
  [
    'Buka, tetapi cetak KTP-el berhenti: blanko habis sejak kemarin 10.20. Layanan lain belum dikabari petugas hari ini.',
    'cetak KTP-el berhenti: blanko habis',
    [out, { boardConfirmedAt: yesterday }],
  ],
  [
    'Buka. 1 layanan tutup pada jam ini, yang lain berjalan.',
    '1 layanan tutup pada jam ini',
    [{ door: { open: false, why: { code: 'AFTER_HOURS' }, since: null, opensAt: null } }, {}],
  ],
])('%s', (large, row, of) => {
  expect(sentence(of)).toEqual({ large, row })
})

test.each([
  ['Belum buka. Buka pukul 08.00.', 'buka pukul 08.00', wita(TUESDAY, '06.00')],
  ['Tutup. Buka besok pukul 08.00.', 'buka besok pukul 08.00', wita(TUESDAY, '16.00')],
  ['Istirahat. Buka pukul 13.30.', 'buka pukul 13.30', wita('2026-11-27', '12.00')],
  [
    'Hari ini tutup. Buka Senin, 30 November 2026 pukul 08.00.',
    'buka Senin, 30 November 2026 pukul 08.00',
    wita('2026-11-28', '09.00'),
  ],
])('%s', (large, row, at) => {
  expect(sentence([{}], at)).toEqual({ large, row })
})

test('a holiday and a closure say which, and what waits behind the door', () => {
  const holidays = new Map([[TUESDAY, 'Hari Guru']])
  expect(sentence([{}], now, 'id', { holidays }).large).toBe('Tutup: Hari Guru. Buka besok pukul 08.00.')
  const closures = [{ from: TUESDAY, until: '2026-11-27', reason: 'Renovasi loket' }]
  expect(sentence([out, {}], now, 'id', { closures }).large).toBe(
    'Tutup sampai 27 Nov 2026: Renovasi loket. Buka Senin, 30 November 2026 pukul 08.00. ' +
      'Perlu diketahui: cetak KTP-el berhenti: blanko habis sejak kemarin 10.20.',
  )
})

test('the same in English', () => {
  expect(sentence([out, {}], now, 'en').large).toBe(
    'Open, but printing of KTP-el has stopped: no blank cards left since yesterday 10:20.',
  )
})

test('why a service stands as it does, and how old the news is', () => {
  const words = boardWords('id', now)
  const why = (of: Partial<ServiceFacts>) => words.why(serviceStatus(now, facts(now, of)))
  expect(why(out)).toBe('Blanko habis sejak kemarin 10.20.')
  expect(why(slow)).toBe('Kata petugas: SIAK lambat, sejak pukul 09.00.')
  expect(why(gone)).toBe('Dinyatakan petugas sejak kemarin 10.20.')
  expect(why({})).toBe('Berjalan seperti biasa.')
  expect(why({ door: { open: true, hoursKnown: false, closesAt: null } })).toBe('Jam bukanya belum diketahui.')
  expect(words.news(yesterday)).toBe('kabar kemarin 10.20')
  expect(words.news(null)).toBe('belum pernah dikabari')
})

test('at night a service says what is wrong behind the door, and nothing of running as usual', () => {
  const night = wita(TUESDAY, '22.00')
  const door = doorAt(night, schedule())
  const of = (changes: Partial<ServiceFacts>) =>
    boardWords('id', night).service(serviceStatus(night, facts(night, { door, ...changes })))
  expect(of({})).toBe('Tutup. Buka besok pukul 08.00. Datang saat buka.')
  expect(of(out)).toBe('Tutup. Buka besok pukul 08.00. Blanko habis sejak kemarin 10.20. Datang saat buka.')
})

test('beside an operator’s word that the ledger does not bear out, what the ledger still counts', () => {
  const said = (reason: string | null) => ({
    offering: offering({ override: 'UNAVAILABLE', reason, since: yesterday }),
    stock: stock({ balance: 184 }),
  })
  const note = 'buku stok masih mencatat 184 keping Blanko KTP-el'
  const broken = said('Printer rusak')
  expect(sentence([broken, {}]).large).toBe(
    `Buka, tetapi Penerbitan KTP-el baru tidak dilayani: Printer rusak, sejak kemarin 10.20 (catatan: ${note}).`,
  )
  expect(sentence([broken]).large).toBe(`Tidak ada layanan: Printer rusak, sejak kemarin 10.20. Catatan: ${note}.`)
  const words = boardWords('id', now)
  const why = (of: Partial<ServiceFacts>) => words.why(serviceStatus(now, facts(now, of)))
  expect(why(broken)).toBe(`Kata petugas: Printer rusak, sejak kemarin 10.20. Catatan: ${note}.`)
  expect(why(said(null))).toBe(`Dinyatakan petugas sejak kemarin 10.20. Catatan: ${note}.`)
  expect(why({ ...broken, stock: stock({ balance: 0 }) })).toBe('Kata petugas: Printer rusak, sejak kemarin 10.20.')
})
