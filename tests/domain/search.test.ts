import fc from 'fast-check'
import { search, wordsOf, type Searchable } from '@/lib/domain/search'

const NAMES = [
  ['Disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil Kota Kendari'],
  ['Mandonga', 'Kecamatan Mandonga'],
  ['Mandonga', 'Kelurahan Mandonga'],
  ['Andonohu', 'Anduonohu', 'Kelurahan Andonohu'],
  ['Watu-Watu', 'Watu-watu', 'Kelurahan Watu-Watu'],
  ['Kassilampe', 'Kasilampe', 'Kessilampe', 'Kelurahan Kassilampe'],
  ['Puuwatu', 'Kelurahan Puuwatu'],
  ['Abeli Dalam', 'Kelurahan Abeli Dalam'],
  ['Abeli', 'Kelurahan Abeli'],
  ['Kendari Caddi', 'Kelurahan Kendari Caddi'],
  ['Benuanirae', 'Benua Nirae', 'Kelurahan Benuanirae'],
  ['Kadia', 'Kelurahan Kadia'],
] as const
const OFFICES: Searchable<string>[] = NAMES.map((names, i) => ({ value: `${i}:${names[0]}`, names }))

const first = (query: string) => search(query, OFFICES)[0]?.value

describe('offices as people spell them', () => {
  test.each([
    ['andonohu', '3:Andonohu'],
    ['ANDUONOHU', '3:Andonohu'],
    ['anduonohuu', '3:Andonohu'],
    ['andonoho', '3:Andonohu'],
    ['anodnohu', '3:Andonohu'],
    ['kelurahan andonohu', '3:Andonohu'],
    ['kantor lurah anduonohu', '3:Andonohu'],
    ['watuwatu', '4:Watu-Watu'],
    ['watu watu', '4:Watu-Watu'],
    ['kasilampe', '5:Kassilampe'],
    ['puwatu', '6:Puuwatu'],
    ['púuwatu', '6:Puuwatu'],
    ['abeli', '8:Abeli'],
    ['abeli dalam', '7:Abeli Dalam'],
    ['caddi', '9:Kendari Caddi'],
    ['benua nirae', '10:Benuanirae'],
    ['capil', '0:Disdukcapil'],
    ['dukcapil', '0:Disdukcapil'],
    ['pencatatan sipil', '0:Disdukcapil'],
    ['mandonga', '1:Mandonga'],
    ['camat mandonga', '1:Mandonga'],
    ['lurah mandonga', '2:Mandonga'],
  ])('%s', (query, value) => expect(first(query)).toBe(value))

  test.each(['', '   ', '---', 'zzzz', 'surabaya', 'kantor pajak'])('%j finds nothing', (query) => {
    expect(search(query, OFFICES)).toEqual([])
  })

  test('what matches as well keeps its order', () => {
    expect(search('mandonga', OFFICES).map(({ value }) => value)).toEqual(['1:Mandonga', '2:Mandonga'])
  })
})

test('a short word must be typed right', () => {
  const services = [
    { value: 'ktp', names: ['KTP-el'] },
    { value: 'kk', names: ['Kartu Keluarga', 'KK'] },
    { value: 'kia', names: ['Kartu Identitas Anak', 'KIA'] },
  ]
  expect(search('kk', services).map(({ value }) => value)).toEqual(['kk'])
  expect(search('kia', services).map(({ value }) => value)).toEqual(['kia'])
})

const office = fc.constantFrom(...NAMES.map(([name], i) => ({ name, value: `${i}:${name}` })))
const values = (query: string) => search(query, OFFICES).map(({ value }) => value)

test('property: case, spaces, punctuation and doubled letters do not matter', () => {
  fc.assert(
    fc.property(office, fc.nat(), fc.boolean(), ({ name, value }, at, upper) => {
      const i = at % name.length
      const doubled = name.slice(0, i) + name.charAt(i) + name.slice(i)
      expect(values(upper ? doubled.toUpperCase() : ` ${doubled.replace('-', ' - ')} `)).toContain(value)
    }),
  )
})

test('property: one slip of the finger in a name of five letters or more still finds it', () => {
  const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
  fc.assert(
    fc.property(office, fc.nat(), letters, fc.constantFrom('swap', 'drop', 'add', 'change'), (of, at, letter, slip) => {
      const name = of.name.toLowerCase().replace(/[^a-z]/g, '')
      const i = at % (name.length - 1)
      const [before, a, b, after] = [name.slice(0, i), name.charAt(i), name.charAt(i + 1), name.slice(i + 2)]
      const typed = {
        swap: before + b + a + after,
        drop: before + b + after,
        add: before + a + letter + b + after,
        change: before + letter + b + after,
      }
      expect(values(typed[slip])).toContain(of.value)
    }),
  )
})

test('property: the same question has the same answer, best first, each office once', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), (query) => {
      const found = search(query, OFFICES)
      expect(search(query, OFFICES)).toEqual(found)
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => a - b))
      expect(new Set(found.map(({ value }) => value)).size).toBe(found.length)
    }),
  )
})

test('words are lower case, without diacritics or the word for office', () => {
  expect(wordsOf('Kantor Lurah  Púuwatu/KTP-el')).toEqual(['kelurahan', 'puuwatu', 'ktp', 'el'])
  expect(wordsOf('kantor')).toEqual(['kantor'])
})

test('a letter left out that makes a double one is a slip too', () => {
  expect(first('andoohu')).toBe('3:Andonohu')
})
