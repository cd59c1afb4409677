import 'server-only'
import { createECDH, hkdfSync } from 'node:crypto'
import { env } from '@/lib/env'

export type Vapid = { subject: string; publicKey: string; privateKey: string }

const kept = globalThis as { jariVapid?: Vapid }

/**
 * The key pair by which push services know this installation (RFC 8292). It is drawn from JARI_SECRET, so it lasts as long
 * as that does, is the same in every process, and stands in no database: whoever steals the table of subscriptions cannot
 * write to anybody with it.
 */
export function vapid(): Vapid {
  return (kept.jariVapid ??= made())
}

function made(): Vapid {
  const { secret, url, https } = env()
  const curve = createECDH('prime256v1')
  for (let attempt = 0; ; attempt++) {
    try {
      curve.setPrivateKey(Buffer.from(hkdfSync('sha256', secret, '', `jari/vapid/${attempt}`, 32)))
      break
    } catch (error) {
      // Of 2^32 secrets one is no key of the curve.
      if (attempt > 3) throw error
    }
  }
  return {
    subject: https ? url : `mailto:jari@${new URL(url).hostname}`,
    publicKey: curve.getPublicKey('base64url'),
    // Always 32 bytes: a key that begins with zeros comes back shorter.
    privateKey: Buffer.from(curve.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url'),
  }
}
