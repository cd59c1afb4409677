import fc from 'fast-check'
import { isPushEndpoint, outcomeOf, PUSH_HOSTS } from '@/lib/domain/push'

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
  ['https://db5p.notify.windows.com/w/?token=x', true],
  ['https://web.push.apple.com/abc', true],
  ['http://fcm.googleapis.com/x', false],
  ['https://fcm.googleapis.com:8443/x', false],
  ['https://fcm.googleapis.com@169.254.169.254/x', false],
  ['https://user:pass@fcm.googleapis.com/x', false],
  ['https://fcm.googleapis.com.evil.example/x', false],
  ['https://evil-fcm.googleapis.com/x', false],
  ['https://notify.windows.com/x', false],
  ['https://.notify.windows.com/x', false],
  ['https://evilnotify.windows.com/x', false],
  ['https://127.0.0.1/x', false],
  ['https://[::1]/x', false],
  ['https://localhost/x', false],
  ['file:///etc/passwd', false],
  [`https://fcm.googleapis.com/${'x'.repeat(1000)}`, false],
  ['', false],
  ['keine Adresse', false],
])('%s: %s', (endpoint, good) => {
  expect(isPushEndpoint(endpoint, PUSH_HOSTS)).toBe(good)
})

test('property: whatever comes, only a known host on https is called', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (endpoint) => {
      fc.pre(!PUSH_HOSTS.some((host) => endpoint.includes(host.replace('*.', ''))))
      expect(isPushEndpoint(endpoint, PUSH_HOSTS)).toBe(false)
    }),
  )
})

test.each([
  [201, 'SENT'],
  [204, 'SENT'],
  [301, 'REFUSED'],
  [400, 'REFUSED'],
  [404, 'GONE'],
  [410, 'GONE'],
  [429, 'LATER'],
  [503, 'LATER'],
] as const)('a push service that answers %i: %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome)
})
