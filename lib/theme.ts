import 'server-only'
import { cookies } from 'next/headers'

export const THEME_COOKIE = 'tema'

/** Light, dark, or whatever the device asks for. The words are those of the cookie and of `data-theme`. */
export const THEMES = ['ikut', 'terang', 'gelap'] as const
export type Theme = (typeof THEMES)[number]

export const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme)

/** The appearance that the visitor chose; the device's own until then. */
export async function getTheme(): Promise<Theme> {
  const value = (await cookies()).get(THEME_COOKIE)?.value
  return isTheme(value) ? value : 'ikut'
}
