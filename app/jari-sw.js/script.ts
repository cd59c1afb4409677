import { build } from 'esbuild'

/** A service worker as browsers get it: one script, bundled from its source. */
export async function workerScript(source: string): Promise<Response> {
  const { outputFiles } = await build({
    ...{ entryPoints: [source], bundle: true, minify: true, write: false, legalComments: 'none' },
    ...{ target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
  })
  return new Response(outputFiles[0]?.text, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
}
