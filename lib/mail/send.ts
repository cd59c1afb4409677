import 'server-only'
import type { NoticeMessage } from '@/lib/data/notices'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/locale'
import { absolute } from '@/lib/site'
import { mailTransport } from './transport'
import { pathOf, subjectOf, wordsOf } from './words'

export type Mailer = { send: (message: NoticeMessage) => Promise<void>; close: () => void }

/** Whoever sends by the configured mail server, or null where there is none. */
export function newMailer(mail = env().mail): Mailer | null {
  if (!mail) return null
  const { server, from } = mail
  const transport = mailTransport(server)
  return {
    close: () => transport.close(),
    send: async (message) => {
      const { subject, text } = textOf(message)
      await transport.sendMail({
        ...{ from: { name: 'JARI – Jaga Kendari', address: from }, to: message.to.email, subject, text },
        // The same each time: a message that is sent again after a crash is known by it.
        messageId: `<jari-${message.id}@${from.split('@')[1]}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
  }
}

/** What a message says: of a case its number, its day and where to open it. */
export function textOf(message: NoticeMessage): { subject: string; text: string } {
  const t = translatorFor('id', 'mail')
  const words = wordsOf(message, 'id')
  const lines = [
    t('greeting', { name: message.to.name }),
    t(`body.${message.kind}`, words as never),
    t('open', { address: absolute(pathOf(message)) }),
    t('foot', { address: absolute('/petugas/pemberitahuan') }),
  ]
  return { subject: subjectOf(message, 'id'), text: `${lines.join('\n\n')}\n` }
}
