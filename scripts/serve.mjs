// Serves the built app on PORT. Started by start.mjs, with which it lives and dies; runs on its own as well.
import next from 'next'
import { withBrotli } from './http/brotli.mjs'
import { quiet, tellOfStrays } from '../lib/journal.mjs'
import { withFailurePage } from './http/failure-page.mjs'
import { createFront, drain } from './http/front.mjs'
import { BODY_MAX } from './http/limits.mjs'
import { withMetrics } from './http/metrics.mjs'
import { ROOT, say } from './project.mjs'

// Without `npm start`, which sets them: next-auth reads these, and they are what we know under our own names.
process.env.NEXTAUTH_SECRET ??= process.env.JARI_SECRET
process.env.NEXTAUTH_URL ??= process.env.JARI_URL

const DRAIN_MS = 5_000
const port = Number(process.env.PORT || 3000)
const maxBody = Number(process.env.JARI_MAX_BODY || BODY_MAX)

tellOfStrays()

let server
let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  if (server) await drain(server, DRAIN_MS)
  await app.close()
  process.exit(0)
}
// A channel that closes tells that whoever started us is gone, in whatever way.
for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, stop)

const app = next({ dev: false, dir: ROOT, port })
await app.prepare()
server = createFront(withMetrics(withBrotli(withFailurePage(app.getRequestHandler()))), {
  maxBody,
  trustProxy: process.env.JARI_TRUST_PROXY === '1',
})
server.once('error', (error) => {
  say(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use by another program: set PORT to a free one.`
      : `Cannot listen: ${error.message}`,
  )
  process.exit(1)
})
quiet(console)
server.listen({ port, host: process.env.JARI_HOST || undefined }, () => process.send?.('ready'))
