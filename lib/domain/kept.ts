/**
 * Pages that a browser may open without a signal. Each browser that keeps any keeps all of them, unasked and blank: so
 * what it keeps tells of nobody that they read how to report.
 */
export const BLANK_PAGES = ['/', '/lapor', '/aman', '/luring'] as const

/** Shown instead of a page that is not kept. */
export const OFFLINE_PAGE = '/luring'

/** Sent with the requests for blank pages: the server then lets them be kept (next.config.ts). */
export const KEEPING_HEADER = 'x-jari-simpan'

/** Boards that a browser keeps; the one not looked at for longest goes first. */
export const BOARDS_KEPT = 30

/**
 * What becomes of a visited page: `blank`: it can be shown from the copy that everybody has; `board`: it is kept as it was
 * seen; `none`: never kept. What somebody searched for is not kept either.
 */
export function keepingOf({ pathname, search }: Pick<URL, 'pathname' | 'search'>): 'blank' | 'board' | 'none' {
  if ((BLANK_PAGES as readonly string[]).includes(pathname)) return 'blank'
  const [, root, slug, more] = pathname.split('/')
  if (root !== 'layanan' || more !== undefined || search !== '') return 'none'
  return slug === undefined || /^[a-z0-9-]+$/.test(slug) ? 'board' : 'none'
}

/** The server has the last word: what it says no-store of is kept by nobody. */
export function mayKeep({ status, type, redirected, headers }: Response): boolean {
  const control = headers.get('Cache-Control') ?? ''
  return status === 200 && type === 'basic' && !redirected && control !== '' && !/no-store/i.test(control)
}

const FILE = /\/?(?:_next\/)?(static\/(?:chunks|media|css)\/[\w./~-]+\.(?:js|css|woff2))/g

/** The files of the build that a page, a script or a style sheet names: those that it loads, now or later. */
export const filesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(FILE)].map(([, file]) => `/_next/${file}`)),
]

/** A kept page as it is shown: it says of itself that it is a copy; how old is written in it already. */
export const asCopy = (html: string): string => html.replace('<html', '<html data-copy')
