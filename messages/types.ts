import type {} from 'use-intl'
import type id from './id.json'

export const LOCALES = ['id', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'id'

export type Messages = typeof id

// Lets TypeScript check every key that is asked for, on the server and in the browser.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
