import fc from 'fast-check'
import { BROWSERS, DEVICE_KINDS, deviceOf, deviceWord, readDevice } from '@/lib/domain/device'

const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)'
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [`${ANDROID} Chrome/147.0.0.0 Mobile Safari/537.36`, 'PHONE CHROME'],
  [`${ANDROID} Chrome/147.0.0.0 Safari/537.36`, 'TABLET CHROME'],
  [`${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'PHONE OTHER'],
  [`${WINDOWS} Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0`, 'COMPUTER EDGE'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'COMPUTER FIREFOX'],
  ['Mozilla/5.0 (Android 15; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0', 'PHONE FIREFOX'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile/15E148 Safari/604.1', 'PHONE SAFARI'],
  ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) CriOS/147.0 Mobile/15E148 Safari/604.1', 'TABLET CHROME'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15', 'COMPUTER SAFARI'],
  ['curl/8.9', 'COMPUTER OTHER'],
  ['', 'COMPUTER OTHER'],
])('%s: %s', (userAgent, word) => {
  expect(deviceWord(deviceOf(userAgent))).toBe(word)
})

test('whatever a browser says, one of fifteen words is kept, and is read again', () => {
  fc.assert(
    fc.property(fc.string(), (userAgent) => {
      const device = deviceOf(userAgent)
      expect(DEVICE_KINDS).toContain(device.kind)
      expect(BROWSERS).toContain(device.browser)
      expect(readDevice(deviceWord(device))).toEqual(device)
    }),
  )
  for (const odd of [null, '', 'PHONE', 'TOASTER CHROME', 'PHONE NETSCAPE']) expect(readDevice(odd)).toBeNull()
})
