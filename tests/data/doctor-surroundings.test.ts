import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { certificate, durability, mail } from '@/scripts/doctor/surroundings'
import { mailServer } from '../support/mail-server'
import { freePort } from '../support/app'
import { withClient } from './own-database'

const folder = mkdtempSync(join(tmpdir(), 'jari-certificate-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A server that shows a certificate for `name` of so many days; its origin. */
async function showing(name: string, days: number) {
  const [key, cert] = ['key.pem', 'cert.pem'].map((file) => join(folder, file)) as [string, string]
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', String(days), ...subject]
  execFileSync('openssl', [...made, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const pair = { key: readFileSync(key), cert: readFileSync(cert) }
  const server = createServer(pair).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: `https://localhost:${(server.address() as AddressInfo).port}`, ca: pair.cert, server }
}

test.each<[string, string, number, boolean, number, boolean, string]>([
  ['is good', 'localhost', 60, true, 0, true, 'good for 59 days'],
  ['was not renewed', 'localhost', 10, true, 0, false, 'ends in 9 days'],
  ['is over', 'localhost', 10, true, 30, false, 'has been over for'],
  ['is somebody else’s', 'other.example', 60, true, 0, false, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['is signed by nobody', 'localhost', 60, false, 0, false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
])('a certificate that %s is told as such', async (_, name, days, known, later, ok, words) => {
  const { origin, ca, server } = await showing(name, days)
  try {
    const now = Date.now() + later * 24 * 60 * 60_000
    const found = await certificate(origin, { host: '127.0.0.1', ...(known && { ca }) }, now)
    expect(found).toEqual({ what: 'certificate', ok, words: expect.stringContaining(words) })
  } finally {
    server.close()
  }
})

test('an address that does not answer is told, and plain http is told beyond this machine and Tor', async () => {
  const closed = `https://127.0.0.1:${await freePort()}`
  expect(await certificate(closed)).toMatchObject({ ok: false, words: expect.stringContaining('ECONNREFUSED') })
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', `http://${'a'.repeat(56)}.onion`])
    expect(await certificate(origin)).toMatchObject({ ok: true })
  const plain = await certificate('http://jari.example.go.id')
  expect(plain).toMatchObject({ ok: false, words: expect.stringContaining('is not https') })
})

test('the mail server is reached and signed in at, and nothing is sent', async () => {
  const open = await mailServer()
  expect(await mail(open.url)).toMatchObject({ ok: true, words: '127.0.0.1 takes us' })
  expect(open.received).toEqual([])
  await open.close()
  expect(await mail(open.url)).toMatchObject({ ok: false, words: expect.stringContaining('not to be reached') })
  expect(await mail(null)).toMatchObject({ ok: true })
})

test('a user that the mail server does not know is told, and one that it knows is signed in', async () => {
  const server = await mailServer(0, { user: 'jari', pass: 'benar' })
  const as = (pass: string) => Object.assign(new URL(server.url), { username: 'jari', password: pass })
  expect(await mail(as('salah'))).toMatchObject({ ok: false, words: expect.stringContaining('refuses the user') })
  expect(await mail(as('benar'))).toMatchObject({ ok: true, words: expect.stringContaining('signed in') })
  await server.close()
})

test('a database that acknowledges before it has written is told', async () => {
  const found = await withClient(process.env.DATABASE_URL!, durability) // the tests' own is such a one
  expect(found).toMatchObject({ ok: false, words: expect.stringContaining('fsync = off, full_page_writes = off') })
})
