import 'server-only'
import { createTransport } from 'nodemailer'

const TIMEOUT_MS = 15_000
/** Names of this machine. */
export const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The way to a mail server. Beyond this machine it has to speak TLS. */
export function mailTransport(server: URL) {
  const secure = server.protocol === 'smtps:'
  return createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: Number(server.port || (secure ? 465 : 587)),
    ...{ secure, requireTLS: !secure && !LOOPBACK.includes(server.hostname) },
    ...(server.username && {
      auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) },
    }),
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
}
