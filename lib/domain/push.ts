import { z } from 'zod'
import { lookupSchema } from './intake'

/** The push services of the browsers that there are; "*." stands for any one name before it. */
export const PUSH_HOSTS = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
] as const

const ENDPOINT_MAX = 1000

/**
 * Whether an address that a browser names for its messages is one that we may call: https on its usual port, nothing of a
 * name or password in it, and at a push service that is known. It comes from strangers, and our server will call it.
 */
export function isPushEndpoint(endpoint: string, hosts: readonly string[]): boolean {
  if (endpoint.length > ENDPOINT_MAX || !URL.canParse(endpoint)) return false
  const { protocol, port, hostname, username, password } = new URL(endpoint)
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false
  return hosts.some((host) => isHost(hostname, host))
}

function isHost(hostname: string, host: string): boolean {
  if (!host.startsWith('*.')) return hostname === host
  const before = hostname.slice(0, -host.length + 1)
  return hostname.endsWith(host.slice(1)) && before.length > 0
}

const id = z.string({ error: 'REQUIRED' }).min(1, 'REQUIRED').max(60, 'INVALID')
const endpoint = z.string({ error: 'REQUIRED' }).max(ENDPOINT_MAX, 'INVALID')

/** A browser's push subscription, with keys of 65 and 16 bytes as base64url. */
export const subscriptionSchema = z.object({
  endpoint,
  keys: z.object({
    p256dh: z.string().regex(/^B[\w-]{86}=?$/, 'INVALID'),
    auth: z.string().regex(/^[\w-]{22}={0,2}$/, 'INVALID'),
  }),
})

/** What a browser sends to be told of an item. */
export const followSchema = z.object({ unit: id, item: id, subscription: subscriptionSchema })

/** What a reporter's browser sends to be told of news about their case. */
export const watchSchema = z.object({ lookup: lookupSchema, subscription: subscriptionSchema })

/** What a browser sends to hear no more: of one item, or, without it, of anything. */
export const stopSchema = z.object({ endpoint, unit: id.optional(), item: id.optional() })

/** What a browser sends to see what it asked for. Its address is in the body: in ours it would be in logs. */
export const followedSchema = z.object({ endpoint, unit: id })

/** What an officer's browser sends to be told of their notices there. */
export const officerPushSchema = z.object({ subscription: subscriptionSchema })

export type Subscription = z.output<typeof subscriptionSchema>
export type Follow = z.output<typeof followSchema>
export type Watch = z.output<typeof watchSchema>
export type Stop = z.output<typeof stopSchema>

/** What became of a message. LATER: it certainly did not go out, and may be tried again; BROKEN: it may have arrived. */
export type Outcome = 'SENT' | 'GONE' | 'LATER' | 'REFUSED' | 'BROKEN'

/** What a push service's answer means (RFC 8030 5). */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'SENT'
  if (status === 404 || status === 410) return 'GONE'
  return status === 429 || status >= 500 ? 'LATER' : 'REFUSED'
}

/**
 * What a push message says, in each language, since the server does not know whose browser it is. `tag`: of one at a time is
 * one shown, the newest. `of`: what "stop" stops; nothing named: all that this push address is for.
 */
export type News = {
  url: string
  tag: string
  of: Pick<Stop, 'unit' | 'item'>
  words: Record<'id' | 'en', { title: string; body: string; stop: string }>
}
