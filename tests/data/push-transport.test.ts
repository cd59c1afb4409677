import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, LookupFunction } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { httpsBy, isPublicAddress, NotSent, overHttps, type Transport } from '@/lib/push/transport'
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

describe('on the wire', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jari-push-'))
  let service: ReturnType<typeof createServer>
  let answer: (response: ServerResponse) => void
  let arrived: string[]
  let transport: Transport
  let endpoint: string

  beforeAll(async () => {
    const [key, cert] = ['key.pem', 'cert.pem'].map((file) => join(folder, file)) as [string, string]
    const named = ['-subj', '/CN=push.example', '-addext', 'subjectAltName=DNS:push.example']
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...named, '-keyout', key, '-out', cert]
    execFileSync('openssl', made, { stdio: 'ignore' })
    const ca = readFileSync(cert)
    service = createServer({ key: readFileSync(key), cert: ca }, async (request, response) => {
      arrived.push((await request.toArray()).join(''))
      answer(response)
    })
    service.listen(0, '127.0.0.1')
    await once(service, 'listening')
    const here: LookupFunction = (_name, { all }, found) =>
      all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4)
    transport = httpsBy({ lookup: here, ca })
    endpoint = `https://push.example:${(service.address() as AddressInfo).port}/x`
  })
  afterAll(async () => {
    service.closeAllConnections()
    await new Promise((resolve) => service.close(resolve))
    rmSync(folder, { recursive: true })
  })
  beforeEach(() => (arrived = []))

  const send = (text: string) => transport({ endpoint, headers: {}, body: Buffer.from(text) })
  const accepts = (response: ServerResponse) => response.writeHead(201).end()
  const breaksOff = (response: ServerResponse) => response.destroy()

  test('what broke off once it was under way was sent, after an earlier message as well', async () => {
    answer = accepts
    expect(await send('first')).toBe(201)
    answer = breaksOff
    const broken = await send('second').catch((error: unknown) => error)
    expect(broken).toMatchObject({ code: 'ECONNRESET' })
    expect(arrived).toEqual(['first', 'second'])
  })

  test('where nobody answers, nothing was sent', async () => {
    const silent = transport({ endpoint: 'https://push.example:1/x', headers: {}, body: Buffer.from('x') })
    await expect(silent).rejects.toBeInstanceOf(NotSent)
  })
})
