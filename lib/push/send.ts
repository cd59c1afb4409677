import 'server-only'
import { createHash } from 'node:crypto'
import webpush from 'web-push'
import { outcomeOf, type News, type Outcome, type Subscription } from '@/lib/domain/push'
import { NotSent, overHttps, type Transport } from './transport'
import { vapid } from './vapid'

/** News that is older than this is none any more. */
const TTL_SECONDS = 24 * 3600
/** All messages are of one length, so that the push service cannot tell news about a report from news about stock. */
const BYTES = 2048

/** Sends one message, encrypted for its browser alone (RFC 8291). */
export async function sendPush(
  { endpoint, keys }: Subscription,
  news: News,
  transport: Transport = overHttps,
): Promise<Outcome> {
  let details
  try {
    details = webpush.generateRequestDetails({ endpoint, keys }, padded(JSON.stringify(news)), {
      vapidDetails: vapid(),
      TTL: TTL_SECONDS,
      urgency: 'normal',
      // A newer one takes the place of one that still waits for the phone to wake.
      topic: createHash('sha256').update(`${endpoint}\n${news.tag}`).digest('base64url').slice(0, 32),
    })
  } catch {
    return 'GONE' // keys that are none: nothing can ever be sent there
  }
  const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]))
  try {
    return outcomeOf(await transport({ endpoint, headers, body: details.body ?? Buffer.alloc(0) }))
  } catch (error) {
    return error instanceof NotSent ? 'LATER' : 'BROKEN'
  }
}

/** White space after it does not change what JSON says. */
const padded = (json: string) => json + ' '.repeat(Math.max(0, BYTES - Buffer.byteLength(json)))
