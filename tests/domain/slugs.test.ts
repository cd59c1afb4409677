import { isUnitSlug, RESERVED_SLUGS } from '@/lib/domain/slugs'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import seeded from '@/prisma/seed/data/units.json'

test('every page beside the boards is reserved', () => {
  const pages = readdirSync(join(__dirname, '../../app/layanan'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
    .map(({ name }) => name)
  expect(pages.length).toBeGreaterThan(0)
  expect(RESERVED_SLUGS).toEqual(expect.arrayContaining(pages))
})

test('a reserved word is no address of a unit, the units of the city have good ones', () => {
  for (const slug of RESERVED_SLUGS) expect([slug, isUnitSlug(slug)]).toEqual([slug, false])
  expect(seeded.filter(({ slug }) => !isUnitSlug(slug))).toEqual([])
  for (const slug of ['', 'Disdukcapil', '-ptsp', 'ptsp-', 'a--b', 'a/b', 'x'.repeat(61), 'kelurahan mata'])
    expect([slug, isUnitSlug(slug)]).toEqual([slug, false])
  expect(isUnitSlug('peta-2')).toBe(true)
})
