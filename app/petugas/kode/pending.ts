import 'server-only'
import { generateURI, ScureBase32Plugin } from 'otplib'
import type { Officer } from '@/lib/data/officers'
import { secondFactorOf } from '@/lib/data/second-factor'
import { sessionBytes } from '@/lib/session'

/**
 * The secret that this session offers to the officer's app, the same each time the page is shown and stored nowhere. Once a
 * code of it was used, the session offers another.
 */
export async function pendingSecret(officer: Officer): Promise<string> {
  const { step } = await secondFactorOf(officer)
  return new ScureBase32Plugin().encode(await sessionBytes(`totp/${officer.id}/${step}`))
}

/** What the QR code says to an authenticator app. */
export function setUpAddress(officer: Officer, secret: string): string {
  return generateURI({ issuer: 'JARI', label: officer.email, secret })
}
