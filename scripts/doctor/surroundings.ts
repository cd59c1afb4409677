import { once } from 'node:events'
import { isIP } from 'node:net'
import { connect, type ConnectionOptions } from 'node:tls'
import type { Client } from 'pg'
import { LOOPBACK, mailTransport } from '@/lib/mail/transport'
import { bad, good, type Finding } from './checks'

const PATIENCE_MS = 10_000
const DAY_MS = 24 * 60 * 60_000
/** certbot renews at thirty days: with fewer than these, that has failed for a while. */
const RENEWED_DAYS = 14

/** Whether the database is set to have on the disk what it has acknowledged: another one than ours may be set otherwise. */
export async function durability(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting IN ('off', 'local')
     ORDER BY 1`,
  )
  if (rows.length === 0) return good('durability', 'the database acknowledges what it has on the disk')
  const names = rows.map(({ name, setting }) => `${name} = ${setting}`).join(', ')
  return bad('durability', `${names}: a loss of power may take reports that were acknowledged. Set it to on.`)
}

/**
 * The certificate that visitors are shown at this origin: whose it is, by whom it is signed and how long it is good for.
 * `more` is for tests.
 */
export async function certificate(origin: string, more: ConnectionOptions = {}, now = Date.now()): Promise<Finding> {
  const { protocol, hostname, port } = new URL(origin)
  if (protocol !== 'https:') return withoutOne(origin, hostname)
  const socket = connect({
    ...{ host: hostname, port: Number(port || 443), servername: isIP(hostname) ? '' : hostname, timeout: PATIENCE_MS },
    ...{ rejectUnauthorized: false, ...more },
  })
  socket.once('timeout', () => socket.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })))
  try {
    await once(socket, 'secureConnect')
    const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - now) / DAY_MS)
    if (days < 0) return bad('certificate', `has been over for ${-days} days: browsers show no page.`)
    if (!socket.authorized) return bad('certificate', `browsers do not take it (${String(socket.authorizationError)}).`)
    if (days < RENEWED_DAYS) return bad('certificate', `ends in ${days} days and was not renewed: look at certbot.`)
    return good('certificate', `good for ${days} days`)
  } catch (error) {
    return bad('certificate', `${origin} does not answer here (${codeOf(error)}).`)
  } finally {
    socket.destroy()
  }
}

/** On this machine nobody is on the way, and Tor needs no certificate. */
function withoutOne(origin: string, hostname: string): Finding {
  if (LOOPBACK.includes(hostname) || hostname.endsWith('.onion'))
    return good('certificate', `none: ${origin} needs none`)
  const harm = 'whoever is on the way can read and alter the pages'
  return bad('certificate', `none: ${origin} is not https, so ${harm}. Put nginx in front (deploy/README.md).`)
}

/** Whether the mail server takes us: reached, encrypted, signed in. Nothing is sent. */
export async function mail(server: URL | null): Promise<Finding> {
  if (!server) return good('mail', 'none is set (JARI_SMTP_URL): officers are told nothing by e-mail')
  const transport = mailTransport(server)
  try {
    await transport.verify()
    return good('mail', `${server.hostname} takes us${server.username ? ', signed in' : ''}`)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EAUTH') return bad('mail', `${server.hostname} refuses the user or the password of JARI_SMTP_URL.`)
    return bad('mail', `${server.hostname} is not to be reached (${code}): e-mails wait.`)
  } finally {
    transport.close()
  }
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? 'no reason given'
