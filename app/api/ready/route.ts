import { isReady } from '@/lib/data/readiness'

export const dynamic = 'force-dynamic'

/** For whoever shares out requests: 200, or 503 while the database or its newest tables are missing. Nothing of why. */
export async function GET() {
  const headers = { 'Cache-Control': 'no-store' }
  return (await isReady()) ? new Response('ok\n', { headers }) : new Response('not ready\n', { status: 503, headers })
}
