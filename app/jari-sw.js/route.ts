import { build } from 'esbuild'

/** Bundled once, when the app is built; its address must stay at the root, whose pages it serves. */
export const dynamic = 'force-static'

/** GET /jari-sw.js: the service worker (worker/). */
export async function GET(): Promise<Response> {
  const { outputFiles } = await build({
    ...{ entryPoints: ['worker/index.ts'], bundle: true, minify: true, write: false, legalComments: 'none' },
    ...{ target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
  })
  return new Response(outputFiles[0]?.text, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
}
