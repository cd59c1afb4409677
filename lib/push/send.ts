import 'server-only'
import { createHash } from 'node:crypto'
import webpush from 'web-push'
import type { Message } from '@/lib/data/alert-queue'
import { outcomeOf, type Outcome } from '@/lib/domain/push'
import { formatNumber } from '@/components/format'
import { translatorFor } from '@/lib/locale'
import { LOCALES, type Locale } from '@/messages/types'
import { NotSent, overHttps, type Transport } from './transport'
import { vapid } from './vapid'

/** News that is older than this is none any more. */
const TTL_SECONDS = 12 * 3600

/** What worker/push.ts shows: in each language, since the server does not know whose browser it is. */
export function payloadOf({ unit, item, balance }: Omit<Message, 'subscription'>): string {
  const said = (locale: Locale) => {
    const t = translatorFor(locale, 'alerts.message')
    const left = { count: formatNumber(balance, locale), unit: item.unitWord }
    return { title: t('title', { item: item.name }), body: t('body', { name: unit.name, ...left }), stop: t('stop') }
  }
  return JSON.stringify({
    url: `/layanan/${unit.slug}`,
    ...{ unit: unit.slug, item: item.id },
    words: Object.fromEntries(LOCALES.map((locale) => [locale, said(locale)])),
  })
}

/** Sends one message, encrypted for its browser alone (RFC 8291). */
export async function sendPush(message: Message, transport: Transport = overHttps): Promise<Outcome> {
  const { subscription, unit, item } = message
  const { endpoint, p256dh, auth } = subscription
  let details
  try {
    details = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payloadOf(message), {
      vapidDetails: vapid(),
      TTL: TTL_SECONDS,
      urgency: 'normal',
      // A newer one takes the place of one that still waits for the phone to wake.
      topic: createHash('sha256').update(`${unit.slug}\n${item.id}`).digest('base64url').slice(0, 32),
    })
  } catch {
    return 'GONE' // keys that are none: nothing can ever be sent there
  }
  const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]))
  try {
    return outcomeOf(await transport({ endpoint, headers, body: details.body ?? Buffer.alloc(0) }))
  } catch (error) {
    // Broken off under way it may have arrived: better none than two.
    return error instanceof NotSent ? 'LATER' : 'REFUSED'
  }
}
