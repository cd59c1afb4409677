import type { MetadataRoute } from 'next'
import { absolute } from '@/lib/site'

export const dynamic = 'force-dynamic'

/** What search engines leave alone: ways back to a report, and desks. */
const CLOSED = ['/lacak', '/masuk', '/pasang', '/petugas']

export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', disallow: CLOSED }, sitemap: absolute('/sitemap.xml') }
}
