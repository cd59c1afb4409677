/// <reference lib="webworker" />

/** The service worker's own global, by its right name. */
export const worker = globalThis as unknown as ServiceWorkerGlobalScope

/** The language that the pages of this browser are in; the worker's address says it. */
export const language = new URL(worker.location.href).searchParams.get('bahasa') === 'en' ? 'en' : 'id'
