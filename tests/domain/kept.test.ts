import fc from 'fast-check'
import { isDesk } from '@/lib/domain/desk-paths'
import { asCopy, filesIn, keepingOf, mayKeep } from '@/lib/domain/kept'

const at = (path: string) => keepingOf(new URL(path, 'https://jari.example.go.id'))

test.each(['/', '/lapor', '/lapor?unit=kelurahan-kadia', '/aman', '/luring'])(
  '%s is shown from the blank copy',
  (path) => expect(at(path)).toBe('blank'),
)

test.each(['/layanan', '/layanan/disdukcapil', '/layanan/peta'])('%s is kept as it was seen', (path) =>
  expect(at(path)).toBe('board'),
)

test.each([
  ...[
    '/layanan?q=ktp',
    '/layanan/disdukcapil?sebelum=4',
    '/layanan/disdukcapil/stok',
    '/layanan/Peta',
    '/transparansi',
  ],
  ...[
    '/lacak',
    '/lacak/buka',
    '/lapor/kirim',
    '/masuk',
    '/pasang',
    '/pemulihan',
    '/aktivasi',
    '/petugas/kasus',
    '/api/v1/units',
  ],
])('%s is kept by nobody', (path) => expect(at(path)).toBe('none'))

test('nothing of an officer’s is ever kept', () => {
  const desk = fc.constantFrom('petugas', 'masuk', 'pasang', 'pemulihan', 'aktivasi')
  fc.assert(
    fc.property(desk, fc.webPath(), (root, rest) => {
      expect(isDesk(`/${root}${rest.startsWith('/') ? rest : ''}`)).toBe(true)
      expect(at(`/${root}${rest.startsWith('/') ? rest : ''}`)).not.toBe('board')
    }),
  )
  expect(isDesk('/masukan')).toBe(false)
})

test.each<[string | null, Partial<Response>, boolean]>([
  ['private, no-cache', {}, true],
  ['private, no-store, max-age=0', {}, false],
  ['No-Store', {}, false],
  [null, {}, false],
  ['private, no-cache', { status: 404 }, false],
  ['private, no-cache', { redirected: true }, false],
  ['private, no-cache', { type: 'opaque' }, false],
])('Cache-Control %s with %o: %s', (control, change, kept) => {
  const headers = { get: () => control } as unknown as Headers
  expect(mayKeep({ status: 200, type: 'basic', redirected: false, headers, ...change } as Response)).toBe(kept)
})

test('the files that a page and a script name', () => {
  expect(filesIn('<script src="/_next/static/chunks/0a-b_1.js" async=""></script> static/chunks/0a-b_1.js')).toEqual([
    '/_next/static/chunks/0a-b_1.js',
  ])
  expect(filesIn('Promise.all(["static/chunks/x.js","static/chunks/y.css"].map(l=>t.l(l)))')).toEqual([
    '/_next/static/chunks/x.js',
    '/_next/static/chunks/y.css',
  ])
})

test('a copy says that it is one, once', () => {
  expect(asCopy('<!DOCTYPE html><html lang="id"><body>"<html>"')).toBe(
    '<!DOCTYPE html><html data-copy lang="id"><body>"<html>"',
  )
})
