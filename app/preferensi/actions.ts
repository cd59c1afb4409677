'use server'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { isLocale, LOCALE_COOKIE } from '@/lib/locale'
import { sessionCookie } from '@/lib/session'
import { isTheme, THEME_COOKIE } from '@/lib/theme'
import { returnPath } from './return-path'

const YEAR = 365 * 24 * 3600

/** Keeps a language or an appearance in a cookie, and shows the same page in it. Anything else sent is ignored. */
export async function setPreference(form: FormData): Promise<void> {
  const jar = await cookies()
  const { secure } = sessionCookie().options // on https, and only there
  const keep = (name: string, value: string) =>
    jar.set(name, value, { maxAge: YEAR, path: '/', httpOnly: true, sameSite: 'lax', secure })
  const locale = form.get(LOCALE_COOKIE)
  const theme = form.get(THEME_COOKIE)
  if (isLocale(locale)) keep(LOCALE_COOKIE, locale)
  if (isTheme(theme)) keep(THEME_COOKIE, theme)

  // With JavaScript Next renders the page anew in place, and what was typed stays. Without it, reloading the answer
  // would ask to send the form again: go back to the page by its address.
  const sent = await headers()
  if (!sent.has('next-action')) redirect(returnPath(sent.get('referer')))
}
