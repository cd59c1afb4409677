import { sharedMark } from '@/lib/domain/shared-pages'

const MARK = '0123456789abcdef'.repeat(2)
const asked = { method: 'GET', pathname: '/layanan/disdukcapil', search: '', mark: MARK }

test.each([
  '/',
  '/aman',
  '/privasi',
  '/transparansi',
  '/data',
  '/layanan',
  '/layanan/peta',
  '/layanan/disdukcapil/stok',
])('%s says the same to everyone', (pathname) => expect(sharedMark({ ...asked, pathname })).toBe(MARK))

test.each([
  ...['/lapor', '/lacak', '/masuk', '/petugas', '/petugas/kasus', '/pasang', '/aktivasi', '/pemulihan', '/preferensi'],
  ...[
    '/survei/disdukcapil',
    '/layanan/disdukcapil/kabari',
    '/api/v1/units',
    '/lapor/../layanan',
    '/layanan-x',
    '/data/x',
  ],
])('%s is never shared', (pathname) => expect(sharedMark({ ...asked, pathname })).toBeNull())

test.each<[string, Partial<typeof asked>]>([
  ['words behind a question mark', { search: '?cari=pungli' }],
  ['a form', { method: 'POST' }],
  ['no mark', { mark: '' }],
  ["a mark that would end the policy's word", { mark: "x'; script-src *" }],
])('nor is what comes with %s', (_, change) => expect(sharedMark({ ...asked, ...change })).toBeNull())
