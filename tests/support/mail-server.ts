import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type Mail = { to: string[]; raw: string }

/**
 * A real SMTP server on this machine. `refuses` names recipients that it takes nothing for; `close` takes it down. `account`: who
 * may sign in.
 */
export async function mailServer(port = 0, account?: { user: string; pass: string }) {
  const received: Mail[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: account ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === account?.user && password === account?.pass ? done(null, { user: username }) : done(new Error('no')),
    onRcptTo: ({ address }, _session, done) =>
      done(refused.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) =>
      void text(stream).then((raw) => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw })
        done()
      }, done),
  })
  server.on('error', () => {}) // a client that is killed in mid-sentence, as tests/faults does
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const url = new URL(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`)
  return {
    ...{ url, received },
    refuses: (address: string) => void refused.add(address),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
