import type { RouteHandlerCallback } from 'serwist'
import { REPORT_MAX } from '@/lib/domain/report-form'
import { worker } from './scope'

const WAIT_MS = 60_000

/** What another app has shared: in memory alone, until the form asks for it. */
let shared = ''

/** Takes what another app shares (app/manifest.ts) and opens the form; the server never sees it. */
export const takeShared: RouteHandlerCallback = async ({ request }) => {
  const form = await request.formData()
  const texts = ['title', 'text', 'url'].map((name) => form.get(name)).filter((one) => typeof one === 'string')
  shared = Array.from([...new Set(texts)].filter(Boolean).join('\n'))
    .slice(0, REPORT_MAX.story)
    .join('')
  setTimeout(() => (shared = ''), WAIT_MS)
  return Response.redirect('/lapor', 303)
}

/** Hands it to the form that asks, once. */
export function answerForms(): void {
  worker.addEventListener('message', ({ data, ports }) => {
    if (data !== 'dibagikan' || !shared) return
    ports[0]?.postMessage(shared)
    shared = ''
  })
}
