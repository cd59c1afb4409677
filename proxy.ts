import { NextResponse, type NextRequest } from 'next/server'
import { isDesk } from '@/lib/domain/desk-paths'
import { SHARED_FOR, sharedMark, sharedUntil } from '@/lib/domain/shared-pages'

// `eval` is what React's development build needs for its call stacks; `http:` is what a developer's machine speaks.
const DEVELOPMENT = process.env.NODE_ENV === 'development'

/**
 * Officers' pages show evidence that was opened in the browser: pictures and recordings from a blob of that page. One policy for
 * all of them, since a page is often reached from another without a new document. Nothing of a blob is a script or a frame.
 */
const SHOWING_EVIDENCE = ['media-src blob:']

function policy(nonce: string, officers: boolean, https: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    ...(officers ? SHOWING_EVIDENCE : []),
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/**
 * Gives every page its own Content-Security-Policy with a fresh nonce; Next reads the nonce from the request's copy of
 * the header and puts it on its own scripts. A proxy that asks for an answer to share (scripts/http/headers.mjs) gets its mark
 * in the nonce's place. Where there is an onion service (JARI_ONION), Tor Browser is told of it. It does
 * nothing else: who may see what is decided in the routes.
 */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  const { JARI_URL, JARI_ONION } = process.env
  const https = JARI_URL?.startsWith('https:') ?? false
  const onion = JARI_ONION ? new URL(JARI_ONION) : null
  // An onion service speaks http inside Tor's own encryption: nothing is to be upgraded there.
  const overTor = onion !== null && request.headers.get('host') === onion.host
  const mark = sharedMark({ method: request.method, pathname, search, mark: request.headers.get('x-jari-nonce') })
  const csp = policy(mark ?? crypto.randomUUID(), /^\/(petugas|masuk)(\/|$)/.test(pathname), https && !overTor)
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', csp)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', csp)
  if (mark) {
    response.headers.set('Cache-Control', SHARED_FOR)
    response.headers.set('X-Accel-Expires', sharedUntil(Date.now()))
  }
  // Officers' pages are not offered over Tor, whose plain http their cookies are not made for.
  if (onion && https && !overTor && !isDesk(pathname))
    response.headers.set('Onion-Location', `${onion.origin}${pathname}${search}`)
  return response
}

// Files and data get their policy from next.config.ts; the widget, which other sites frame, has its own (app/sematan).
export const config = {
  matcher: [
    '/((?!api/|bukti$|bukti/|sematan/|_next/static/|icon\\.svg$|ikon/|jari-sw\\.js$|kabar-sw\\.js$|manifest\\.webmanifest$|favicon\\.ico$|\\.well-known/|robots\\.txt$|sitemap\\.xml$).*)',
  ],
}
