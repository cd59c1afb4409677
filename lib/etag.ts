import 'server-only'
import { createHash } from 'node:crypto'

/** The tag of a body. Weak: the same content, whatever a server in front does to the bytes (RFC 9110 8.8.1). */
export function etagOf(body: string): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

/** Whether who asks has it already by If-None-Match: a list of tags or *; compared weakly (RFC 9110 13.1.2). */
export function hasAlready(request: Request, etag: string): boolean {
  const header = request.headers.get('if-none-match')
  if (header === null) return false
  const strip = (tag: string) => tag.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((tag) => strip(tag) === strip(etag))
}

/** Browsers ask each time and mostly get a 304; a shared cache in front may answer for five seconds. */
export const PUBLIC_CACHE = 'public, max-age=0, s-maxage=5, must-revalidate'
