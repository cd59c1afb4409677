import 'server-only'
import { lookup } from 'node:dns'
import { request } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export type PushRequest = { endpoint: string; headers: Record<string, string>; body: Buffer }

/** Sends a request and answers the status; throws `NotSent` when it certainly did not go out. */
export type Transport = (push: PushRequest) => Promise<number>

/** The request did not leave: no address, no connection, or an address that we do not call. */
export class NotSent extends Error {}

const TIMEOUT_MS = 15_000

const own = new BlockList()
for (const [net, bits] of [
  ...[
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
  ],
  ...[
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
  ],
  ...[
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
] as [string, number][]) {
  own.addSubnet(net, bits, 'ipv4')
}
for (const [net, bits] of [
  ...[
    ['::', 127],
    ['64:ff9b::', 96],
    ['100::', 64],
    ['2001:db8::', 32],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ],
] as [string, number][]) {
  own.addSubnet(net, bits, 'ipv6')
}

/** Whether an address is of the open internet, and not of this machine, this network or none. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return isPublicAddress(mapped)
  const kind = isIP(address)
  return kind !== 0 && !own.check(address, kind === 4 ? 'ipv4' : 'ipv6')
}

/** Looks a name up for one connection: what is looked at is what is connected to, so that no answer can change between. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '')
    const open = found.filter(({ address }) => isPublicAddress(address))
    const [first] = open
    if (!first) return callback(new NotSent('no public address'), '')
    if (options.all) return callback(null, open)
    callback(null, first.address, first.family)
  })
}

/**
 * By https to a public address, on a connection of its own: of one that is used again nobody can tell whether it broke before
 * or after the message was on it. Redirects are not followed, what is answered is not read.
 */
export const overHttps: Transport = httpsBy({ lookup: publicLookup })

/** The same by another look-up or authority: for a test, whose service is on this machine. */
export function httpsBy(how: { lookup: LookupFunction; ca?: Buffer }): Transport {
  return ({ endpoint, headers, body }) =>
    new Promise((resolve, reject) => {
      const { hostname } = new URL(endpoint)
      if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return reject(new NotSent('a name is needed'))
      let connected = false
      const call = request(endpoint, { ...how, method: 'POST', headers, agent: false, timeout: TIMEOUT_MS })
      call.once('socket', (socket) => socket.once('secureConnect', () => (connected = true)))
      call.once('timeout', () => call.destroy(new Error('too slow')))
      call.once('error', (error) => reject(connected ? error : new NotSent(error.message)))
      call.once('response', (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      call.end(body)
    })
}
