import { absolute, securityContact } from '@/lib/site'
import { addDays, dayOf } from '@/lib/domain/calendar'

/** What is read there is believed for so long (RFC 9116: less than a year). */
const VALID_DAYS = 180

/** GET /.well-known/security.txt (RFC 9116): whom a found hole is told to. 404 where none is configured. */
export function GET(): Response {
  const contact = securityContact()
  if (contact === null) return new Response(null, { status: 404 })
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${addDays(dayOf(new Date()), VALID_DAYS)}T00:00:00Z`,
    'Preferred-Languages: id, en',
    `Canonical: ${absolute('/.well-known/security.txt')}`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
