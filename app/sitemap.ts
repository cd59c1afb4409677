import type { MetadataRoute } from 'next'
import { listBoards } from '@/lib/data/public-boards'
import { absolute } from '@/lib/site'

export const dynamic = 'force-dynamic'

const PAGES = [
  ...['/', '/lapor', '/aman', '/privasi', '/transparansi', '/data'],
  ...['/layanan', '/layanan/peta', '/layanan/terdekat', '/layanan/jenis'],
]

/** For search engines: every page that says something of its own, each office's board and each service among them. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { units, services } = await listBoards(new Date())
  const boards = units.map(({ unit }) => `/layanan/${unit.slug}`)
  const kinds = services.map(({ id }) => `/layanan/jenis/${id}`)
  return [...PAGES, ...boards, ...kinds].map((path) => ({ url: absolute(path) }))
}
