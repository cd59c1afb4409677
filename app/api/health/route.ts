export const dynamic = 'force-dynamic'

/** For whoever restarts this process: it takes requests. Asks nothing of the database, whose trouble no restart mends. */
export const GET = () => new Response('ok\n', { headers: { 'Cache-Control': 'no-store' } })
