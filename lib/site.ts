import 'server-only'
import { env } from '@/lib/env'

/** A path of this site as a whole address, for texts that are read elsewhere: "https://jari.example.go.id/layanan". */
export const absolute = (path: string): string => env().url + path

/** The name of this site, which makes ids its own. */
export const siteHost = (): string => new URL(env().url).hostname

/** The Android app that may show this site as its own; null where none is configured. */
export const androidApp = () => env().android

/** Whom a found hole is told to, `mailto:` or `https:`; null where nobody is named. */
export const securityContact = (): string | null => env().securityContact
