import fc from 'fast-check'
import { parseRupiah, RUPIAH_MAX } from '@/lib/domain/rupiah'

test.each([
  ['50000', 50_000],
  ['Rp50.000', 50_000],
  ['rp. 50.000,-', 50_000],
  ['Rp 1.250.000,00', 1_250_000],
  ['1,250,000', 1_250_000],
  ['IDR 200 000', 200_000],
  ['50rb', 50_000],
  ['50 ribu', 50_000],
  ['150k', 150_000],
  ['1,5 juta', 1_500_000],
  ['1.5jt', 1_500_000],
  ['0', 0],
])('%j is %d rupiah', (typed, amount) => expect(parseRupiah(typed)).toBe(amount))

test.each([
  '',
  'lima puluh ribu',
  '-5',
  '1e9',
  '5.00',
  '12.34.56',
  '0x10',
  '50.0000',
  '1,5',
  '٥٠٠',
  '9'.repeat(30),
  '1001 juta juta',
])('%j is no amount', (typed) => expect(parseRupiah(typed)).toBeNull())

test('whatever is typed: null or a whole amount within bounds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(Rp ?)?[\d.,]{1,14} ?(rb|juta)?$/)), (typed) => {
      const amount = parseRupiah(typed)
      expect(amount === null || (Number.isInteger(amount) && amount >= 0 && amount <= RUPIAH_MAX)).toBe(true)
    }),
  )
})

test('thousands by points, as they are shown, read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: RUPIAH_MAX }), (amount) => {
      expect(parseRupiah(`Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`)).toBe(amount)
    }),
  )
})
