import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/auth'

type Context = { params: Promise<{ nextauth: string[] }> }

const MAX_BODY = 4096
const NO_STORE = { 'Cache-Control': 'private, no-store' }

/** The token that a sign-in must carry, and its cookie. next-auth's own pages, its log and the rest are not served. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  if (!(await isPath(context, 'csrf'))) return answer(404)
  return withOwnCookies(await nextAuth(request, context), 200)
}

/**
 * Signs in: a form of csrfToken, email, auth and json=true. 200 with the session's cookie; 401 for every kind of wrong;
 * 403 without the right token; 413 for what no form of ours sends; 503 when the store can't be asked.
 */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!(await isPath(context, 'callback/credentials'))) return answer(404)
  const length = Number(request.headers.get('content-length') ?? NaN)
  if (!(length <= MAX_BODY)) return answer(413)
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return answer(415)
  const given = await nextAuth(request, context)
  const { url = '' }: { url?: string } = await given.json().catch(() => ({}))
  if (given.status === 200) return withOwnCookies(given, url.includes('csrf=true') ? 403 : 200)
  return answer(url.includes('error=CredentialsSignin') ? 401 : 503)
}

async function nextAuth(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(authOptions())(request, context)
}

async function isPath({ params }: Context, path: string): Promise<boolean> {
  return (await params).nextauth.join('/') === path
}

/** next-auth's answer without its cookie for addresses to return to, which nothing here uses, and without its address. */
async function withOwnCookies(given: Response, status: number): Promise<Response> {
  const headers = new Headers({ ...NO_STORE, 'Content-Type': 'application/json' })
  for (const cookie of given.headers.getSetCookie()) {
    if (!cookie.includes('jari-callback')) headers.append('Set-Cookie', cookie)
  }
  return new Response(given.bodyUsed ? '{}' : await given.text(), { status, headers })
}

function answer(status: number): Response {
  return new Response(null, { status, headers: NO_STORE })
}
