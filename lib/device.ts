import 'server-only'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { type Device, deviceOf } from '@/lib/domain/device'
import { keyedBytes } from '@/lib/keyed'
import { officerCookie } from '@/lib/session'

const cookie = () => officerCookie('jari-device', { maxAge: 180 * 24 * 3600 })

/**
 * Which browser this is, when this account has signed in with it before, else null. Its tries are counted by themselves,
 * so that strangers who guess at an account, or mean to shut its officer out, do not ("device cookies", OWASP).
 */
export async function knownDevice(email: string): Promise<string | null> {
  const [id, mark] = (await cookies()).get(cookie().name)?.value.split('.') ?? []
  if (!id || !mark) return null
  const given = Buffer.from(mark, 'base64url')
  const wanted = markOf(id, email)
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : null
}

/** Notes in this browser that this account has signed in with it. Only where cookies may be set. */
export async function rememberDevice(email: string): Promise<void> {
  const id = randomBytes(16).toString('base64url')
  const { name, options } = cookie()
  ;(await cookies()).set(name, `${id}.${Buffer.from(markOf(id, email)).toString('base64url')}`, options)
}

function markOf(id: string, email: string): Uint8Array {
  return keyedBytes('device', new TextEncoder().encode(`${id}\n${email}`))
}

/** What browser this is, in the coarse words that a session keeps. */
export async function thisDevice(): Promise<Device> {
  return deviceOf((await headers()).get('user-agent') ?? '')
}
