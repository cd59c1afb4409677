import 'server-only'
import type { NextAuthOptions, User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { forgetSignIns, takeAccountSignIn, takeSignIn } from '@/lib/data/limits'
import { checkPassword } from '@/lib/data/officers'
import { passesSecondFactor } from '@/lib/data/second-factor'
import { SESSION_HOURS, startSession } from '@/lib/data/sessions'
import { knownDevice, rememberDevice, thisDevice } from '@/lib/device'
import { env } from '@/lib/env'
import { logFailure, logRefusal } from '@/lib/log'
import { normaliseEmail } from '@/lib/sealing/derive'
import { dailyKey, endCurrentSession, officerCookie, sessionCookie, visitorKey } from '@/lib/session'

/**
 * `auth` is what the browser derives from the password (lib/sealing/derive.ts); the password itself never comes here. `code`:
 * of the authenticator app, or a recovery code; empty for whoever has none.
 */
const credentials = z.object({
  email: z.string().max(254).transform(normaliseEmail),
  auth: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  code: z.string().max(64).default(''),
})

const maxAge = SESSION_HOURS * 3600

/** next-auth's part: the CSRF check of the sign-in request and the encrypted token, which names a session row and no more. */
export function authOptions(): NextAuthOptions {
  const { secret, https } = env()
  return {
    secret,
    useSecureCookies: https,
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    pages: { signIn: '/masuk', signOut: '/masuk', error: '/masuk' },
    cookies: {
      sessionToken: sessionCookie(),
      csrfToken: officerCookie('jari-csrf'),
      callbackUrl: officerCookie('jari-callback'),
    },
    providers: [Credentials({ credentials: {}, authorize: (given) => signIn(given) })],
    callbacks: {
      redirect: () => '/petugas', // one place, whatever the request asks for
      jwt: ({ token, user }) => (user ? { session: (user as SignedIn).session } : token),
    },
    // Its own would print forged cookies and what was sent.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  }
}

type SignedIn = User & { session: string }

/**
 * Unknown, wrong, inactive, locked and without the right code look the same and cost the same: the secret is hashed and a code
 * tried in each case. Only a visitor who has tried too often, as whomever, is refused before that; it says nothing of any
 * account.
 */
async function signIn(given: unknown): Promise<SignedIn | null> {
  try {
    const visitor = await visitorKey()
    if (!(await takeSignIn(visitor)).ok) return refused('visitor')
    const parsed = credentials.safeParse(given)
    if (!parsed.success) return null
    const { email, auth, code } = parsed.data
    const device = await knownDevice(email)
    const account = await dailyKey('signin', device ? `${email}\n${device}` : email)
    const open = await takeAccountSignIn(account)
    const officer = await checkPassword(email, auth)
    const passes = await passesSecondFactor((open.ok && officer?.id) || null, code)
    if (!officer || !passes) return refused(open.ok ? (officer ? 'code' : 'secret') : 'account', account)
    await forgetSignIns(account, visitor)
    await endCurrentSession()
    if (!device) await rememberDevice(email)
    return { id: officer.id, session: await startSession(officer, new Date(), await thisDevice()) }
  } catch (error) {
    logFailure('sign-in', error)
    // The text of what is thrown here comes back in next-auth's answer.
    throw new Error('UNAVAILABLE')
  }
}

/** `why` is for the journal alone: the answer is the same. `account`: today's keyed mark of it, the same for each try. */
function refused(why: 'visitor' | 'account' | 'secret' | 'code', account = ''): null {
  logRefusal('sign-in', { why, ...(account && { account: account.slice(0, 16) }) })
  return null
}
