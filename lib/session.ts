import 'server-only'
import { timingSafeEqual } from 'node:crypto'
import type { CookieOption } from 'next-auth'
import { decode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { saltOf } from '@/lib/data/day-salt'
import type { Officer } from '@/lib/data/officers'
import { lacksSecondFactor } from '@/lib/data/second-factor'
import { endSession, handleOf, readSession, SESSION_HOURS } from '@/lib/data/sessions'
import { dayOf } from '@/lib/domain/calendar'
import { can, type Permission } from '@/lib/domain/roles'
import { env } from '@/lib/env'
import { keyedBytes } from '@/lib/keyed'
import { logRefusal } from '@/lib/log'
import { networkOf } from '@/lib/network.mjs'

/**
 * Whose session this is, read from the store once a request: one that ended or an officer taken off is nobody. They may
 * still owe the second factor that their role needs, so this opens nothing but the page where they set it up.
 */
export const signedInOfficer = cache(async (): Promise<Officer | null> => {
  const id = await sessionId()
  return id ? readSession(id) : null
})

/** Who is at work: signed in, with all that their role needs. In the demo nobody needs a second factor. */
export const currentOfficer = cache(async (): Promise<Officer | null> => {
  const officer = await signedInOfficer()
  return officer && (isDemo() || !(await lacksSecondFactor(officer))) ? officer : null
})

/** The officer of a page that needs `permission`: sends nobody to /masuk; for others the page does not exist. */
export async function requireOfficer(permission: Permission): Promise<Officer> {
  const officer = await requireSomeOfficer()
  if (can(officer.role, permission)) return officer
  logRefusal('page', { officer: officer.id, role: officer.role, asked: permission })
  notFound()
}

/** The officer of a page that is every officer's: sends nobody to /masuk, and whoever owes a second factor to set it up. */
export async function requireSomeOfficer(): Promise<Officer> {
  return (await currentOfficer()) ?? redirect((await signedInOfficer()) ? '/petugas/kode' : '/masuk')
}

/** The officer of the page where a second factor is set up, and of what stands around it. */
export async function requireSignedInOfficer(): Promise<Officer> {
  return (await signedInOfficer()) ?? redirect('/masuk')
}

/** What names the session of this request among its officer's (lib/data/sessions.ts); empty for nobody's. */
export async function sessionHandle(): Promise<string> {
  const id = await sessionId()
  return id ? handleOf(id) : ''
}

/** 20 bytes that belong to this session and to `purpose`: another session or purpose gives others. */
export async function sessionBytes(purpose: string): Promise<Uint8Array> {
  return keyedBytes('session', new TextEncoder().encode(`${purpose}\n${await sessionId()}`)).subarray(0, 20)
}

/** Ends the session in the store and takes its cookie away. Only where cookies may be set: in an action. */
export async function signOut(): Promise<void> {
  await endCurrentSession()
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}

/** Ends the session that this browser is in, if any. */
export async function endCurrentSession(): Promise<void> {
  const id = await sessionId()
  if (id) await endSession(id)
}

/** The cookie that names a session. */
export function sessionCookie(): CookieOption {
  return officerCookie('jari-session', { maxAge: SESSION_HOURS * 3600 })
}

/**
 * A cookie that no script reads and that is sent to /petugas alone: whoever files a report from a browser in which they
 * are signed in as an officer sends nothing that names them. So `__Secure-` on https: `__Host-` would be sent everywhere.
 * Lax: a link in a colleague's message opens signed in, another site's form does not.
 */
export function officerCookie(name: string, options: { maxAge?: number } = {}): CookieOption {
  const { https } = env()
  return {
    name: https ? `__Secure-${name}` : name,
    options: { httpOnly: true, sameSite: 'lax', path: '/petugas', secure: https, ...options },
  }
}

/**
 * Whoever sends this request, as the counters of lib/data/limits.ts know them: a keyed hash of the network address whose
 * key changes every day and is gone with it. The address itself goes nowhere else.
 */
export async function visitorKey(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for') ?? ''
  // The last entry is the one that our own server (or the proxy that it trusts) has written.
  return dailyKey('visitor', networkOf(forwarded.split(',').at(-1)?.trim() ?? ''))
}

/** A keyed hash of `value` that is another one tomorrow, when nobody can make today's any more: 22 characters. */
export async function dailyKey(purpose: string, value: string, now = new Date()): Promise<string> {
  const day = dayOf(now)
  const bytes = keyedBytes(`${purpose}/${day}`, new TextEncoder().encode(value), await saltOf(day))
  return Buffer.from(bytes.subarray(0, 16)).toString('base64url')
}

/** Whether this is the demonstration, with accounts that everyone knows. */
export function isDemo(): boolean {
  return env().demo
}

/** Whether this is the set-up token of this server; takes the same time for every wrong one. False when none is set. */
export function isSetupToken(token: string): boolean {
  const { setupToken } = env()
  if (setupToken === null) return false
  // Hashed first: both have one length then, whatever was typed.
  const hashed = (text: string) => keyedBytes('setup', new TextEncoder().encode(text))
  return timingSafeEqual(hashed(token), hashed(setupToken))
}

/** What a cookie names. A forged, foreign or expired one is no cookie, and no line in the log. */
async function sessionId(): Promise<string | null> {
  const cookie = (await cookies()).get(sessionCookie().name)?.value
  if (!cookie) return null
  try {
    const token = await decode({ token: cookie, secret: env().secret })
    return typeof token?.session === 'string' ? token.session : null
  } catch {
    return null
  }
}
