import fc from 'fast-check'
import { namesOfService } from '@/lib/domain/board-search'
import { search, type Searchable } from '@/lib/domain/search'
import en from '@/messages/en.json'
import id from '@/messages/id.json'
import seeded from '@/prisma/seed/data/units.json'
import catalogue from '@/prisma/seed/data/services.json'

/** All offices and services of the city as /layanan searches them, in all the ways in which people write them. */
const OFFICES: Searchable<string>[] = seeded.map(({ slug, name, fullName, variants }) => ({
  value: slug,
  names: [name, fullName, ...variants],
}))
const { services } = catalogue
const SERVICES: Searchable<string>[] = services.map((service) => ({
  value: service.id,
  names: namesOfService(service),
}))

const short = (name: string) => name.replace(/^(Kelurahan|Kecamatan) /, '')
const spelling = fc.constantFrom(
  ...seeded.flatMap(({ slug, name, variants }) => [name, ...variants].map((written) => ({ slug, written }))),
)
const found = (typed: string) => search(typed, OFFICES).map(({ value }) => value)
/** Near enough the top to be seen without scrolling; names that are alike share it. */
const SEEN = 6

const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')

test('property: every spelling that is known finds its office at the top', () => {
  for (const { slug, name, variants } of seeded)
    for (const written of [name, ...variants])
      expect([written, found(written).slice(0, 2)]).toEqual([written, expect.arrayContaining([slug])])
})

test('property: one edit anywhere in a name of five letters or more, first letter too', () => {
  fc.assert(
    fc.property(
      spelling,
      fc.nat(),
      letters,
      fc.constantFrom('swap', 'drop', 'add', 'change'),
      (of, at, letter, edit) => {
        const name = short(of.written).toLowerCase()
        fc.pre(name.replace(/[^a-z]/g, '').length >= 5)
        const i = at % name.length
        const [before, here, next, after] = [name.slice(0, i), name.charAt(i), name.charAt(i + 1), name.slice(i + 2)]
        const typed = {
          swap: before + next + here + after,
          drop: before + next + after,
          add: before + letter + here + next + after,
          change: before + letter + next + after,
        }[edit]
        expect([typed, found(typed).slice(0, SEEN)]).toEqual([typed, expect.arrayContaining([of.slug])])
      },
    ),
    { numRuns: 150 },
  )
})

test('property: doubled letters, letters h left out, words joined or split, with or without the word for the office', () => {
  fc.assert(
    fc.property(
      spelling,
      fc.nat(),
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom('joined', 'split', 'as is'),
      fc.constantFrom('', 'kelurahan ', 'kel. ', 'kantor lurah '),
      (of, at, doubled, withoutH, words, prefix) => {
        let typed = short(of.written).toLowerCase()
        fc.pre(of.slug.startsWith('kelurahan-') || prefix === '')
        if (withoutH) typed = typed.replaceAll('h', '')
        const i = at % typed.length
        if (doubled) typed = typed.slice(0, i) + typed.charAt(i) + typed.slice(i)
        if (words === 'joined') typed = typed.replace(/[^a-z]/g, '')
        if (words === 'split')
          typed = `${typed.slice(0, 1 + (i % (typed.length - 1)))} ${typed.slice(1 + (i % (typed.length - 1)))}`
        expect([typed, found(prefix + typed).slice(0, SEEN)]).toEqual([typed, expect.arrayContaining([of.slug])])
      },
    ),
    { numRuns: 150 },
  )
})

test('services are found by their names and by what people call them', () => {
  for (const { id, name, aliases } of services)
    for (const written of [name, ...aliases])
      expect([
        written,
        search(written, SERVICES)
          .slice(0, 3)
          .map(({ value }) => value),
      ]).toEqual([written, expect.arrayContaining([id])])
})

test.each([
  ['ktp hilang', ['ktp-hilang']],
  ['kk hilang', ['kk-hilang-rusak']],
  ['kia hilang', ['kia']],
  ['kk rusak', ['kk-hilang-rusak']],
  ['kia baru', ['kia']],
])('%s means its own service alone', (typed, ids) => {
  expect(search(typed, SERVICES).map(({ value }) => value)).toEqual(ids)
})

test('a service by the short word for its kind', () => {
  expect(search('kk baru', SERVICES)[0]?.value).toBe('kk-baru')
})

test.each([id, en].map(({ board }) => board.list.hint))('each example finds something: %s', (hint) => {
  const examples = hint.replace(/^.*: /, '').split(', ')
  expect(examples.length).toBeGreaterThan(1)
  for (const example of examples.map((one) => one.replace(/ \(.*$/, '')))
    expect([example, search(example, [...OFFICES, ...SERVICES]).length > 0]).toEqual([example, true])
})
