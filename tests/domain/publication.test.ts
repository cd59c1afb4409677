import fc from 'fast-check'
import { CASE_STATES, CHANNELS, OUTCOMES } from '@/lib/domain/case-states'
import { mayPublish, publicationTextSchema } from '@/lib/domain/publication'
import { newReference } from '@/lib/domain/reference'

const problems = (text: string) =>
  publicationTextSchema.safeParse(text).error?.issues.map(({ message }) => message) ?? []

test('plain words of at most 300 characters, as one paragraph', () => {
  const text =
    'Loket 3 pernah menolak fotokopi. Sejak 1 November 2026 cukup tunjukkan aslinya; biaya Rp1.250.000 dikembalikan.'
  expect(publicationTextSchema.parse(`  ${text.replace('. ', '.\n\n')} `)).toBe(text)
  expect(problems('')).toEqual(['REQUIRED'])
  expect(problems('a'.repeat(301))).toEqual(['TOO_LONG'])
  expect(problems('a'.repeat(300))).toEqual([])
})

test.each(['Lihat https://contoh.id/x', 'Buka www.contoh.web', 'Ada di disdukcapil.go.id', 'Tulis ke budi@contoh'])(
  'no link: %s',
  (text) => expect(problems(text)).toEqual(['LINK']),
)

test.each(['NIK 7471010101900001', 'Telepon 0812-3456-7890', 'Telepon +62 812 3456 7890', 'kode ABCD-EFGH-JKMN-PQRS'])(
  'nothing by which somebody is found: %s',
  (text) => expect(problems(text)).toEqual(['PERSONAL_NUMBER']),
)

test('no number of a case or disposition, however it is written', () => {
  fc.assert(
    fc.property(fc.constantFrom('JK' as const, 'DS' as const), fc.boolean(), (prefix, small) => {
      const number = newReference(prefix)
      expect(problems(`Perkara ${small ? number.toLowerCase() : number} selesai`)).toEqual(['PERSONAL_NUMBER'])
    }),
  )
})

test('only complaints that were answered and not found groundless', () => {
  const allowed = CHANNELS.flatMap((channel) =>
    CASE_STATES.flatMap((state) =>
      [null, ...OUTCOMES].flatMap((outcome) =>
        mayPublish({ channel, state, outcome }) ? [[channel, state, outcome]] : [],
      ),
    ),
  )
  expect(new Set(allowed.map(([channel, state]) => `${channel} ${state}`))).toEqual(
    new Set(['COMPLAINT ACTED_ON', 'COMPLAINT CLOSED']),
  )
  expect(new Set(allowed.map(([, , outcome]) => outcome))).toEqual(
    new Set([null, 'PROVEN', 'PARTLY_PROVEN', 'RESOLVED_BY_UNIT']),
  )
})
