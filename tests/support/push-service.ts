import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, randomUUID, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NotSent, type Transport } from '@/lib/push/transport'

/** A browser with its keys, which can read what is sent to it. */
export function browser() {
  const own = createECDH('prime256v1')
  const publicKey = own.generateKeys()
  const auth = randomBytes(16)
  const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`
  const keys = { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') }

  /** RFC 8188 and 8291: salt, record size, the sender's key, one record. */
  function open(body: Buffer): unknown {
    const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 21 + body.readUInt8(20))]
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
    const secret = Buffer.from(hkdfSync('sha256', own.computeSecret(sender), auth, info, 32))
    const derive = (what: string, length: number) =>
      Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${what}\0`, length))
    const sealed = body.subarray(21 + sender.length)
    const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
    cipher.setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
    return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString())
  }
  return { endpoint, keys, open }
}

/** Whether a message bears a proof of this installation's key, made for this push service (RFC 8292). */
export function isSigned(authorization: string, endpoint: string, publicKey: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const jwk = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: jwk, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number }
  return good && key === publicKey && aud === new URL(endpoint).origin && exp > Date.now() / 1000
}

export type Received = { endpoint: string; headers: Record<string, unknown>; body: Buffer }

/** A push service on this machine. `answer` says the status for the next messages; 0: it hangs up unread. */
export async function pushService() {
  const received: Received[] = []
  let answer: (endpoint: string) => number = () => 201
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const endpoint = String(incoming.headers['x-endpoint'])
    received.push({ endpoint, headers: incoming.headers, body: Buffer.concat(chunks) })
    const status = answer(endpoint)
    if (status === 0) return response.destroy()
    response.writeHead(status).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  /** As lib/push/transport.ts sends, but to this machine. */
  const transport: Transport = ({ endpoint, headers, body }) =>
    new Promise((resolve, reject) => {
      const call = request({ port, host: '127.0.0.1', method: 'POST', headers: { ...headers, 'x-endpoint': endpoint } })
      call.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ECONNREFUSED' ? new NotSent() : error),
      )
      call.once('response', (response) => resolve(response.resume().statusCode ?? 0))
      call.end(body)
    })
  return {
    received,
    transport,
    answers: (status: (endpoint: string) => number) => (answer = status),
    close: () => server.close(),
  }
}
