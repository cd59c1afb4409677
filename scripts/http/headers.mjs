import { isIP } from 'node:net'

/**
 * Leaves one word on who is asking: `x-forwarded-for` with the address of the socket's other end. Whatever a client says
 * about itself is dropped, so that a limit on reports or sign-ins cannot be got round by inventing addresses.
 *
 * Behind one reverse proxy (`trustProxy`) the right-most entry counts, which that proxy wrote itself.
 *
 * @param {import('node:http').IncomingMessage} request changed in place
 * @param {boolean} trustProxy
 */
export function cleanHeaders(request, trustProxy) {
  const { headers } = request
  const said = (name) =>
    trustProxy
      ? String(headers[name] ?? '')
          .split(',')
          .at(-1)
          .trim()
      : ''
  const [address, proto, host] = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'].map(said)
  for (const name of Object.keys(headers)) {
    // x-jari-nonce: a proxy that asks for a page to share (lib/domain/shared-pages.ts). Nobody else may choose a nonce.
    if (name === 'x-jari-nonce' && !trustProxy) delete headers[name]
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip') delete headers[name]
  }
  headers['x-forwarded-for'] = isIP(address) ? address : (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  if (proto === 'http' || proto === 'https') headers['x-forwarded-proto'] = proto
  if (host) headers['x-forwarded-host'] = host
}
