import 'server-only'
import { headers } from 'next/headers'
import type { FailureCode, FieldProblem } from '@/lib/domain/result'
import { fail, ok, type Result } from '@/lib/domain/result'
import { env } from '@/lib/env'
import { getT } from '@/lib/locale'

const STATUS: Record<FailureCode, number> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  LIMITED: 429,
  UNAVAILABLE: 503,
}

/** Seconds after which somebody who sent too much may try again. */
const RETRY_AFTER = 600

/** What else a problem may say: fields by path, and members of a route's own (RFC 9457 §3.2). */
type Extra = { fields?: Record<string, FieldProblem>; detail?: string } & Record<string, unknown>

/** A failure as application/problem+json (RFC 9457) in the visitor's language; never cached. */
export async function problem(code: FailureCode, extra: Extra = {}, status = STATUS[code]): Promise<Response> {
  const t = await getT('errors')
  const body = { type: 'about:blank', status, code, title: t(`failure.${code}`), ...extra }
  return Response.json(body, {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(code === 'LIMITED' && { 'Retry-After': String(RETRY_AFTER) }),
    },
  })
}

/** JSON that no cache keeps. */
export function answer(value: unknown): Response {
  return Response.json(value, { headers: { 'Cache-Control': 'no-store' } })
}

/**
 * The JSON in the body of a request from a page of ours, or the problem to answer with: 403 from another origin, 415 for
 * another type, 413 above `max` bytes (told by its header or, failing that, as soon as it is read), 400 where it is not
 * whole JSON.
 */
export async function readJson(request: Request, max: number): Promise<Result<unknown> & { refusal?: Response }> {
  const refuse = async (code: FailureCode, extra: Extra = {}, status?: number) => ({
    ...fail(code),
    refusal: await problem(code, extra, status),
  })
  const t = await getT('errors')
  if (!(await isOwnOrigin(request))) return refuse('INVALID', { detail: t('ORIGIN') }, 403)
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refuse('INVALID', { detail: t('JSON') }, 415)
  const bytes = await readUpTo(request, max)
  if (!bytes) return refuse('TOO_LARGE')
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return refuse('INVALID', { detail: t('JSON') })
  }
}

/** Browsers name the origin of every POST; one from another site, or none, is not from a page of ours. */
export async function isOwnOrigin(request: Request): Promise<boolean> {
  const origin = request.headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  return origin === env().url || new URL(origin).host === (await headers()).get('host')
}

/** The body of a request, or null where it is larger than `max` bytes: told by its header or as soon as it is read. */
export async function readUpTo(request: Request, max: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return null
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) return Buffer.concat(chunks)
    size += value.length
    if (size > max) {
      await reader?.cancel()
      return null
    }
    chunks.push(value)
  }
}
