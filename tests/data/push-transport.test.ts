import { isPublicAddress, NotSent, overHttps } from '@/lib/push/transport'
import { vapid } from '@/lib/push/vapid'

test.each([
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', 'fc00::1'],
  ...['fd12::1', 'fe80::1', 'ff02::1', '64:ff9b::7f00:1', '2001:db8::1', 'localhost', ''],
])('%s is not of the open internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '142.250.4.95', '172.32.0.1', '2a00:1450:4001::5f'])('%s is', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each(['https://localhost/x', 'https://127.0.0.1/x', 'https://[::1]/x'])('%s is not called', async (endpoint) => {
  await expect(overHttps({ endpoint, headers: {}, body: Buffer.alloc(0) })).rejects.toBeInstanceOf(NotSent)
})

test('the key by which push services know us lasts as long as the secret', () => {
  const first = vapid()
  delete (globalThis as { jariVapid?: unknown }).jariVapid
  expect(vapid()).toEqual(first)
  expect(Buffer.from(first.publicKey, 'base64url')).toHaveLength(65)
  expect(Buffer.from(first.privateKey, 'base64url')).toHaveLength(32)
})
