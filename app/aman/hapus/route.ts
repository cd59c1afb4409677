import { isOwnOrigin, problem } from '@/lib/problem'

/**
 * POST /aman/hapus: has the browser forget what it keeps of this site, cookies and its own cache too. From our own pages
 * alone: another site must not be able to throw a draft or a waiting report away. It leads to the front page.
 */
export async function POST(request: Request): Promise<Response> {
  if (!(await isOwnOrigin(request))) return problem('INVALID', {}, 403)
  const cleared = { 'Clear-Site-Data': '"cache", "cookies", "storage"', 'Cache-Control': 'no-store' }
  // A form without JavaScript is a navigation; the script wants no page.
  const page = request.headers.get('sec-fetch-mode') === 'navigate'
  return new Response(
    null,
    page ? { status: 303, headers: { ...cleared, Location: '/' } } : { status: 204, headers: cleared },
  )
}
