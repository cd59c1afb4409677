import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fieldProblems } from '@/lib/domain/result'
import { phoneLinks, RESERVED_SLUGS, unitSchema } from '@/lib/domain/units'

const unit = (changes: object = {}) => ({
  ...{ kind: 'DINAS', name: 'PTSP', fullName: 'Mal Pelayanan Publik', slug: 'ptsp', variants: '', parentId: '' },
  ...{ address: '', postalCode: '', phone: '', website: '', point: '', source: 'SK 1/2026', ...changes },
})
const problems = (changes: object) => {
  const parsed = unitSchema.safeParse(unit(changes))
  return parsed.success ? {} : fieldProblems(parsed.error)
}

test('what is left empty is not known; the rest is tidied', () => {
  expect(
    unitSchema.parse(unit({ name: '  PT  SP ', variants: 'MPP\n\n DPM-PTSP ', point: '-3.975898, 122.510602' })),
  ).toEqual({
    ...{ kind: 'DINAS', name: 'PT SP', fullName: 'Mal Pelayanan Publik', slug: 'ptsp', variants: ['MPP', 'DPM-PTSP'] },
    ...{ parentId: null, address: null, postalCode: null, phone: null, website: null },
    ...{ lat: -3.975898, lng: 122.510602, source: 'SK 1/2026' },
  })
})

test.each([
  ['slug', 'PTSP', 'SLUG'],
  ['slug', 'pt--sp', 'SLUG'],
  ['slug', 'pt sp', 'SLUG'],
  ['slug', '', 'REQUIRED'],
  ['slug', 'jenis', 'SLUG_RESERVED'],
  ['postalCode', '9311', 'POSTAL_CODE'],
  ['phone', 'tanya resepsionis', 'PHONE'],
  ['website', 'javascript:alert(1)', 'WEBSITE'],
  ['website', 'ptsp.go.id', 'WEBSITE'],
  ['point', '122.510602, -3.975898', 'OUTSIDE_CITY'],
  ['point', '3.975898, 122.510602', 'OUTSIDE_CITY'],
  ['point', 'di sana', 'POINT'],
  ['kind', 'BUMN', 'CHOICE'],
  ['variants', Array(21).fill('x').join('\n'), 'TOO_MANY'],
  ['variants', 'x'.repeat(81), 'LINE_TOO_LONG'],
  ['source', '', 'REQUIRED'],
])('%s %j: %s', (field, value, key) => {
  expect(problems({ [field]: value })).toMatchObject({ [field]: { key } })
})

test('no unit gets the address of a page', () => {
  for (const slug of RESERVED_SLUGS) expect(problems({ slug })).toMatchObject({ slug: { key: 'SLUG_RESERVED' } })
})

test('every page beside the boards is reserved', () => {
  const pages = ['app/layanan', 'app/layanan/[unit]'].flatMap((folder) =>
    readdirSync(join(__dirname, '../..', folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
      .map(({ name }) => name),
  )
  expect(pages.length).toBeGreaterThan(0)
  expect(RESERVED_SLUGS).toEqual(expect.arrayContaining(pages))
})

test('a kelurahan names its kecamatan, nothing else does', () => {
  expect(problems({ kind: 'KELURAHAN' })).toMatchObject({ parentId: { key: 'REQUIRED' } })
  expect(unitSchema.parse(unit({ kind: 'KELURAHAN', parentId: '74.71.01' })).parentId).toBe('74.71.01')
  expect(unitSchema.parse(unit({ kind: 'KECAMATAN', parentId: '74.71.01' })).parentId).toBeNull()
})

test.each([
  ['+62 401 3125337', 'tel:+624013125337', null],
  ['0401-3125337', 'tel:+624013125337', null],
  ['0812 3456 7890', 'tel:+6281234567890', 'https://wa.me/6281234567890'],
  ['+62 (812) 3456-7890', 'tel:+6281234567890', 'https://wa.me/6281234567890'],
])('%s is called and written to', (phone, call, whatsapp) => {
  expect(phoneLinks(phone)).toEqual({ call, whatsapp })
})
