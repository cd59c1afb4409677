/**
 * POST /lapor/bagikan: where other apps share a text to (app/manifest.ts). The service worker answers it in the phone; this
 * is for one that is gone: the form opens, and what was shared is not read.
 */
export function POST(): Response {
  return new Response(null, { status: 303, headers: { Location: '/lapor' } })
}
