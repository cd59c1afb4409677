import UnitPage from '@/app/layanan/[unit]/page'
import { db } from '@/lib/data/client'
import { forget } from '@/lib/data/public-memory'
import { boardUnit } from '../data/boards'

jest.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({ get: () => undefined }),
}))
// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

const visit = (unit: string) => UnitPage({ params: Promise.resolve({ unit }), searchParams: Promise.resolve({}) })

test('a poster that is older than its unit’s address leads to the board; the address of now is the board', async () => {
  const { id, slug } = await boardUnit()
  const old = `dulu-${id}`
  await db.unit.update({ where: { id }, data: { oldSlugs: [old] } })
  forget('units')
  await expect(visit(old)).rejects.toMatchObject({ digest: expect.stringContaining(`;/layanan/${slug};307`) })
  expect(await visit(slug)).toMatchObject({ props: { title: `Unit ${id}` } })
  await expect(visit(`tidak-${id}`)).rejects.toMatchObject({ digest: expect.stringContaining('404') })
})
