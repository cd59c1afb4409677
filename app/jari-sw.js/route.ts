import { workerScript } from './script'

/** Bundled once, when the app is built; its address must stay at the root, whose pages it serves. */
export const dynamic = 'force-static'

/** GET /jari-sw.js: the service worker (worker/). */
export const GET = () => workerScript('worker/index.ts')
