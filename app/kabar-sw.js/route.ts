import { workerScript } from '../jari-sw.js/script'

/** As /jari-sw.js. */
export const dynamic = 'force-static'

/** GET /kabar-sw.js: the worker that shows news and keeps nothing (worker/news.ts). */
export const GET = () => workerScript('worker/news.ts')
