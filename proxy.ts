import { NextResponse, type NextRequest } from 'next/server'

// `eval` is what React's development build needs for its call stacks; `http:` is what a developer's machine speaks.
const DEVELOPMENT = process.env.NODE_ENV === 'development'
const HTTPS = process.env.JARI_URL?.startsWith('https:') ?? false

function policy(nonce: string): string {
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
    ...(HTTPS ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/**
 * Gives every page its own Content-Security-Policy with a fresh nonce; Next reads the nonce from the request's copy of
 * the header and puts it on its own scripts. It does nothing else: who may see what is decided in the routes.
 */
export function proxy(request: NextRequest) {
  const csp = policy(crypto.randomUUID())
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', csp)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', csp)
  return response
}

// Files and data get their policy from next.config.ts; the widget, which other sites frame, has its own (app/sematan).
export const config = { matcher: ['/((?!api/|sematan/|_next/static/|icon\\.svg$|favicon\\.ico$|robots\\.txt$).*)'] }
