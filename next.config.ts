import type { NextConfig } from 'next'
import { BLANK_PAGES, KEEPING_HEADER } from './lib/domain/kept'

/** On every answer, files too. */
const EVERYWHERE = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** What pages may ask of a device: nothing, but for what is in `own`, which they may ask for themselves. */
function permissions(own?: 'geolocation'): string {
  const features = [
    ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'fullscreen'],
    ...['gamepad', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone'],
    ...['midi', 'otp-credentials', 'payment', 'picture-in-picture', 'publickey-credentials-create'],
    ...['publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access', 'usb', 'window-management'],
    ...['xr-spatial-tracking'],
  ]
  return features.map((feature) => `${feature}=${feature === own ? '(self)' : '()'}`).join(', ')
}

/**
 * On everything that a browser can show as a document: all but the files of the build and the icon, which
 * these would only make heavier. The Content-Security-Policy of pages carries a nonce and comes from proxy.ts.
 */
const DOCUMENTS = {
  // Not `no-referrer`: it makes browsers send `Origin: null`, and Next then refuses forms sent without JavaScript.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'X-DNS-Prefetch-Control': 'off',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'Permissions-Policy': permissions(),
}

/** The widget is the one thing that other sites may frame; its own policy says so (app/sematan/look.ts). */
const FRAMED_BY_NONE = { 'X-Frame-Options': 'DENY' }

/** What a reporter or an officer sees is kept by no cache, neither on the way nor in a browser's history. */
const PRIVATE = ['lapor', 'lacak', 'masuk', 'pasang', 'petugas']
const NO_STORE = 'private, no-store, max-age=0'

/** Public pages that the service worker may keep: boards as they are seen, and the blank ones that it asks for itself. */
const KEPT = 'private, no-cache'
const keptWhere = { type: 'header', key: KEEPING_HEADER } as const

/** Answers that proxy.ts does not see: data and files, which never need to load anything. */
const NOT_PAGES = [
  ...[
    '/api/:path*',
    '/bukti/:path*',
    '/icon.svg',
    '/ikon/:path*',
    '/manifest.webmanifest',
    '/.well-known/:path*',
    '/favicon.ico',
    '/robots.txt',
    '/sitemap.xml',
  ],
]
const LOADS_NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

const pairs = (headers: Record<string, string>) => Object.entries(headers).map(([key, value]) => ({ key, value }))

const config: NextConfig = {
  // Several builds may lie side by side (a test run next to a running server).
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // `npm run bench` builds a bare page beside the real ones, to compare them with.
  pageExtensions: ['tsx', 'ts', ...(process.env.JARI_BENCH ? ['bench.tsx'] : [])],
  poweredByHeader: false,
  // scripts/http compresses, with Brotli.
  compress: false,
  reactStrictMode: true,
  agentRules: false,
  devIndicators: false,
  images: { unoptimized: true },
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@prisma/client',
    'pg-boss',
    // One registry for the app and for the server around it (scripts/http/metrics.mjs).
    'prom-client',
    'pino',
    'esbuild',
    'web-push',
    '@tus/server',
    '@tus/file-store',
    '@tus/s3-store',
    'sharp',
  ],
  // Types are checked once, by `npm test`; a build on somebody's server need not repeat it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // What scripts/http lets through: 2 MiB, but for forms that bring files along.
    serverActions: { bodySizeLimit: '25mb' },
    // Fewer, larger files: on a first visit over 3G a dozen small ones cost more in headers than they save.
    turbopackChunking: { minChunkSize: 150_000, maxChunkCountPerGroup: 5 },
  },
  turbopack: {
    // Messages are compiled on the server (messages/compiled.ts): the ICU parser, 9 kB compressed, stays out of browsers.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  async headers() {
    return [
      { source: '/:path*', headers: pairs(EVERYWHERE) },
      { source: '/((?!_next/static/|icon\\.svg$).*)', headers: pairs(DOCUMENTS) },
      { source: '/((?!_next/static/|icon\\.svg$|sematan/).*)', headers: pairs(FRAMED_BY_NONE) },
      // Also in a page that isolates itself (Cross-Origin-Embedder-Policy).
      { source: '/sematan/:path*', headers: pairs({ 'Cross-Origin-Resource-Policy': 'cross-origin' }) },
      // The one page that asks where its reader is (it tells nobody); later entries override earlier ones.
      { source: '/layanan/terdekat', headers: pairs({ 'Permissions-Policy': permissions('geolocation') }) },
      ...PRIVATE.map((root) => ({ source: `/${root}/:path*`, headers: pairs({ 'Cache-Control': NO_STORE }) })),
      ...['/layanan', '/layanan/:unit'].map((source) => ({ source, headers: pairs({ 'Cache-Control': KEPT }) })),
      ...BLANK_PAGES.map((source) => ({ source, has: [keptWhere], headers: pairs({ 'Cache-Control': KEPT }) })),
      // They read no page and show none: all they need is to fetch from here.
      ...['/jari-sw.js', '/kabar-sw.js'].map((source) => ({
        source,
        headers: pairs({
          'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
          'Cache-Control': 'no-cache',
        }),
      })),
      ...NOT_PAGES.map((source) => ({ source, headers: pairs({ 'Content-Security-Policy': LOADS_NOTHING }) })),
    ]
  },
}

export default config
