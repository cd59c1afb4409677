import 'server-only'
import { cookies } from 'next/headers'
import {
  _createCache,
  _createIntlFormatters,
  createTranslator,
  type _Translator,
  type NamespaceKeys,
  type NestedKeyOf,
} from 'use-intl/core'
import { MESSAGES } from '@/messages/compiled'
import { DEFAULT_LOCALE, LOCALES, type Locale, type Messages } from '@/messages/types'

export const LOCALE_COOKIE = 'bahasa'
export const TIME_ZONE = 'Asia/Makassar'

export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale)

/** The language that the visitor chose, Indonesian until then. What the browser says of itself is not asked. */
export async function getLocale(): Promise<Locale> {
  const value = (await cookies()).get(LOCALE_COOKIE)?.value
  return isLocale(value) ? value : DEFAULT_LOCALE
}

// Translators hold nothing of a visitor, and the Intl objects inside them are dear to make: one each, kept.
const cache = _createCache()
const formatters = _createIntlFormatters(cache)
const translators = new Map<string, unknown>()

/** The translator of one language and namespace, for code that knows its language. */
export function translatorFor<const N extends Namespace>(locale: Locale, namespace: N): _Translator<Messages, N> {
  const key = `${locale}:${namespace}`
  const known = translators.get(key) as _Translator<Messages, N> | undefined
  if (known) return known
  const made = createTranslator<Messages, N>({
    locale,
    namespace,
    messages: MESSAGES[locale],
    timeZone: TIME_ZONE,
    _cache: cache,
    _formatters: formatters,
  })
  translators.set(key, made)
  return made
}

/** `const t = await getT('home')`, then `t('title')`, `t.rich('lead', { strong: … })`. Server only. */
export async function getT<const N extends Namespace>(namespace: N): Promise<_Translator<Messages, N>> {
  return translatorFor(await getLocale(), namespace)
}
