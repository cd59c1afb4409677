import { CacheFirst, NetworkFirst, Serwist, type SerwistPlugin } from 'serwist'
import { OUTBOX, sendWaiting } from '@/components/waiting/outbox'
import { isDesk } from '@/lib/domain/desk-paths'
import { asCopy, BOARDS_KEPT, keepingOf, mayKeep, OFFLINE_PAGE } from '@/lib/domain/kept'
import { keepBlankPages, PAGES, refreshBlankPages } from './blank'
import { listenForPushes } from './push'
import { worker } from './scope'
import { answerForms, takeShared } from './share'

// The one service worker of JARI (app/jari-sw.js). It has no part in officers' pages, and keeps nothing that the server
// says no-store of.

const BOARDS = 'jari-papan'
const BOARD_FILES = 'jari-berkas-papan'
const SHARE = '/lapor/bagikan'
const FILES_KEPT = 60
/** A page that has not come by then is shown as it was kept. */
const PATIENCE_SECONDS = 8

/** Lets the oldest entries of a cache go; the Cache API lists them in the order they came. */
const atMost = (count: number): SerwistPlugin => ({
  async cacheDidUpdate({ cacheName }) {
    const cache = await caches.open(cacheName)
    const keys = await cache.keys()
    for (const key of keys.slice(0, Math.max(0, keys.length - count))) await cache.delete(key)
  },
})

const shownAsCopy: SerwistPlugin = {
  async cachedResponseWillBeUsed({ cachedResponse }) {
    if (!cachedResponse) return null
    const { headers, status } = cachedResponse
    const own = new Headers(headers)
    for (const name of ['Content-Encoding', 'Content-Length']) own.delete(name)
    return new Response(asCopy(await cachedResponse.text()), { status, headers: own })
  },
}

const orOfflinePage: SerwistPlugin = {
  handlerDidError: async () => (await caches.open(PAGES)).match(OFFLINE_PAGE),
}

const matchOptions = { ignoreSearch: true, ignoreVary: true }
const patience = { networkTimeoutSeconds: PATIENCE_SECONDS, matchOptions }
const refresh: SerwistPlugin = {
  async handlerDidRespond({ event }) {
    event.waitUntil(refreshBlankPages())
  },
}
/** Its own copies come by `keepBlankPages` alone, never from a visit. */
const blank = new NetworkFirst({
  ...{ cacheName: PAGES, ...patience },
  plugins: [{ cacheWillUpdate: async () => null }, shownAsCopy, orOfflinePage, refresh],
})
const board = new NetworkFirst({
  ...{ cacheName: BOARDS, ...patience },
  plugins: [
    { cacheWillUpdate: async ({ response }) => (mayKeep(response) ? response : null) },
    ...[atMost(BOARDS_KEPT), shownAsCopy, orOfflinePage, refresh],
  ],
})
const file = new CacheFirst({ cacheName: BOARD_FILES, plugins: [atMost(FILES_KEPT)] })

const visit = (request: Request) => request.method === 'GET' && request.mode === 'navigate'

new Serwist({
  skipWaiting: true,
  clientsClaim: true,
  disableDevLogs: true,
  runtimeCaching: [
    { matcher: ({ url, sameOrigin }) => sameOrigin && url.pathname === SHARE, method: 'POST', handler: takeShared },
    { matcher: ({ request, url }) => visit(request) && keepingOf(url) === 'blank', handler: blank },
    { matcher: ({ request, url }) => visit(request) && keepingOf(url) === 'board', handler: board },
    {
      matcher: ({ request, url, sameOrigin }) => sameOrigin && visit(request) && !isDesk(url.pathname),
      handler: async ({ request }) =>
        fetch(request).catch(async () => (await caches.match(OFFLINE_PAGE)) ?? Response.error()),
    },
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && url.pathname.startsWith('/_next/static/') && !isDesk(pathOf(request.referrer)),
      handler: async ({ request, event }) =>
        (await caches.match(request.url)) ?? (isOnBoard(request) ? file.handle({ request, event }) : fetch(request)),
    },
  ],
}).addEventListeners()

const pathOf = (address: string) => (URL.canParse(address) ? new URL(address).pathname : '')
const isOnBoard = ({ referrer }: Request) => URL.canParse(referrer) && keepingOf(new URL(referrer)) === 'board'

worker.addEventListener('install', (event) => event.waitUntil(keepBlankPages()))
worker.addEventListener('activate', (event) => event.waitUntil(keepOpenBoards()))
listenForPushes()
answerForms()
worker.addEventListener('sync', (event) => {
  if (event.tag === OUTBOX) event.waitUntil(sendOrComeAgain())
})

/** A browser tries a background sync that failed again, later and less often each time. */
async function sendOrComeAgain(): Promise<void> {
  const left = await sendWaiting()
  if (left.some(({ state }) => state === 'waiting')) throw new Error('no signal yet')
}

/** The board from which this worker was installed is a board last seen, too. */
async function keepOpenBoards(): Promise<void> {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const cache = await caches.open(BOARDS)
  for (const { url } of open) {
    if (keepingOf(new URL(url)) !== 'board') continue
    const page = await fetch(url).catch(() => null)
    if (page && mayKeep(page)) await cache.put(url, page)
  }
}
