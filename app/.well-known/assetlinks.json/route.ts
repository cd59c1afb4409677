import { androidApp } from '@/lib/site'

/**
 * GET /.well-known/assetlinks.json: says which Android app may show this site without an address bar (deploy/android.md).
 * 404 where none is configured.
 */
export function GET(): Response {
  const app = androidApp()
  if (!app) return new Response(null, { status: 404 })
  const { name, fingerprints } = app
  return Response.json([
    {
      relation: ['delegate_permission/common.handle_all_urls'],
      target: { namespace: 'android_app', package_name: name, sha256_cert_fingerprints: fingerprints },
    },
  ])
}
