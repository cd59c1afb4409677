import { publicBoard } from '@/lib/data/public-board'
import { etagOf, hasAlready, PUBLIC_CACHE } from '@/lib/etag'
import { isLocale } from '@/lib/locale'
import { isTheme } from '@/lib/theme'
import { DEFAULT_LOCALE } from '@/messages/types'
import { POLICY } from '../look'
import { noWidget, widget, type Wish } from '../widget'

/**
 * GET /sematan/{unit}: one office's board for the frame of another site. No script and no cookie: a frame on another site is
 * given neither. ?bahasa=en and ?tema=gelap (or terang) say what the page around it looks like; ?segar=0: it
 * does not load itself again.
 */
export async function GET(request: Request, { params }: { params: Promise<{ unit: string }> }): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const [language, look] = [searchParams.get('bahasa'), searchParams.get('tema')]
  const wish: Wish = {
    locale: isLocale(language) ? language : DEFAULT_LOCALE,
    theme: isTheme(look) ? look : 'ikut',
    refresh: searchParams.get('segar') !== '0',
  }
  const now = new Date()
  const board = await publicBoard((await params).unit, now)
  if (!board) return new Response(noWidget(wish), { status: 404, headers: { ...HEADERS, 'Cache-Control': 'no-store' } })
  const body = widget(board, now, wish)
  const headers = { ...HEADERS, ETag: etagOf(body), 'Cache-Control': PUBLIC_CACHE }
  if (hasAlready(request, headers.ETag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': POLICY,
}
