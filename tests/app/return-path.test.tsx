import { returnPath } from '@/app/preferensi/return-path'

test.each([
  ['http://localhost:3000/layanan?cari=ktp', '/layanan?cari=ktp'],
  ['https://jari.kendarikota.go.id/lapor#isi', '/lapor'],
  // only path and query are taken: the host is always our own
  ['https://penipu.example/masuk', '/masuk'],
  ['https://jari.example//penipu.example/x', '/'],
  ['https://jari.example/\\penipu.example', '/'],
  ['javascript:alert(1)', '/'],
  ['data:text/html,x', '/'],
  ['/layanan', '/'],
  ['', '/'],
  [null, '/'],
])('%s comes back to %s', (referer, path) => {
  expect(returnPath(referer)).toBe(path)
})
