export const DEVICE_KINDS = ['PHONE', 'TABLET', 'COMPUTER'] as const
export const BROWSERS = ['CHROME', 'EDGE', 'FIREFOX', 'SAFARI', 'OTHER'] as const

/** As much of a browser as its officer needs to know it again: 15 words in all, so that it tells nobody apart. */
export type Device = { kind: (typeof DEVICE_KINDS)[number]; browser: (typeof BROWSERS)[number] }

/** What a browser says of itself, made coarse. */
export function deviceOf(userAgent: string): Device {
  const has = (part: RegExp) => part.test(userAgent)
  const tablet = has(/iPad|Tablet/) || (has(/Android/) && !has(/Mobile/))
  const kind = tablet ? 'TABLET' : has(/Mobi|Android|iPhone/) ? 'PHONE' : 'COMPUTER'
  if (has(/Edg(e|A|iOS)?\//)) return { kind, browser: 'EDGE' }
  if (has(/OPR\/|SamsungBrowser\/|UCBrowser\//)) return { kind, browser: 'OTHER' }
  if (has(/Firefox\/|FxiOS\//)) return { kind, browser: 'FIREFOX' }
  if (has(/Chrome\/|CriOS\//)) return { kind, browser: 'CHROME' }
  return { kind, browser: has(/Safari\//) ? 'SAFARI' : 'OTHER' }
}

/** As it is stored. */
export const deviceWord = ({ kind, browser }: Device): string => `${kind} ${browser}`

/** What was stored; null for nothing, or what is no such word. */
export function readDevice(stored: string | null): Device | null {
  const [kind, browser] = (stored ?? '').split(' ')
  const known = { kind: DEVICE_KINDS.find((one) => one === kind), browser: BROWSERS.find((one) => one === browser) }
  return known.kind && known.browser ? { kind: known.kind, browser: known.browser } : null
}
