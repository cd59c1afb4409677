'use client'
import { useLocale, useTranslations } from 'use-intl/react'
import { formatShortDay } from '@/components/format'
import { Lock } from '@/components/icons'
import type { CaseState } from '@/lib/domain/case-states'
import { Forged, Written } from '../../sealed-text'
import { note, reply } from '../actions'
import { Compose } from './compose'
import type { CaseView, Entry } from './open-view'
import type { ReadyReply } from './reply-picker'
import type { Send } from './use-case'

/** `readTo`: the last message that the reporter has been handed. */
type Props = {
  id: string
  secret: string
  state: CaseState
  view: CaseView
  readTo: number
  send: Send
  replies: readonly ReadyReply[]
  /** a report that is merged into the case of this page: its own texts, under its own number */
  of?: { id: string; reference: string }
}

/** What the reporter wrote. */
export function Story({ account, of }: Pick<CaseView, 'account'> & Pick<Props, 'of'>) {
  const t = useTranslations('case.story')
  const { Heading, id, size } = headingOf('cerita', of)
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <Heading id={id} className={size}>
        {of ? t('of', of) : t('title')}
      </Heading>
      {typeof account === 'string' ? (
        <Forged>{t(account)}</Forged>
      ) : (
        <Written className="rounded-md border border-line bg-surface px-4 py-3">{account.story}</Written>
      )}
    </section>
  )
}

/** The conversation with the reporter, and a field for the next message. */
export function Thread({ id, secret, state, view, readTo, send, replies, of }: Props) {
  const t = useTranslations('case')
  const heading = headingOf('percakapan', of)
  return (
    <section aria-labelledby={heading.id} className="flex flex-col gap-3">
      <heading.Heading id={heading.id} className={heading.size}>
        {of ? t('thread.titleOf', of) : t('thread.title')}
      </heading.Heading>
      {view.messages.length === 0 && <p className="text-soft">{t('thread.empty')}</p>}
      <ol className="flex flex-col gap-3">
        {view.messages.map((entry) => (
          <Bubble key={entry.number} of="thread" entry={entry} unread={entry.number > readTo} />
        ))}
      </ol>
      <Compose
        of="reply"
        label={of && t('reply.labelOf', of)}
        caseId={id}
        secret={secret}
        state={state}
        replies={replies}
        send={(text) => send('MESSAGE', text, (part) => reply({ id, part }))}
      />
    </section>
  )
}

/** A merged report's headings stand under its own. */
const headingOf = (name: string, of: Props['of']) =>
  of
    ? ({ Heading: 'h3', id: `${name}-${of.id}`, size: 'text-lg' } as const)
    : ({ Heading: 'h2', id: name, size: 'text-xl' } as const)

/** What officers tell each other about a case; the reporter never gets it. */
export function Notes({ id, secret, state, view, send }: Omit<Props, 'readTo' | 'replies' | 'of'>) {
  const t = useTranslations('case.notes')
  return (
    <section aria-labelledby="catatan" className="flex flex-col gap-3">
      <h2 id="catatan" className="text-xl">
        {t('title')}
      </h2>
      {view.notes.length === 0 && <p className="text-soft">{t('empty')}</p>}
      <ol className="flex flex-col gap-3">
        {view.notes.map((entry) => (
          <Bubble key={entry.number} of="notes" entry={entry} />
        ))}
      </ol>
      <Compose
        of="notes"
        caseId={id}
        secret={secret}
        state={state}
        send={(text) => send('NOTE', text, (part) => note({ id, part }))}
      />
    </section>
  )
}

function Bubble({ of, entry, unread = false }: { of: 'thread' | 'notes'; entry: Entry; unread?: boolean }) {
  const t = useTranslations('case')
  const locale = useLocale()
  if (entry.kind === 'missing')
    return (
      <li>
        <Forged>{t(`${of}.missing`, { number: entry.number })}</Forged>
      </li>
    )
  if (entry.kind === 'forged')
    return (
      <li>
        <Forged>{t(`${of}.forged`)}</Forged>
      </li>
    )
  const theirs = entry.from === 'REPORTER'
  const side = theirs ? 'mr-8 bg-surface border-line' : 'ml-8 bg-tint border-transparent'
  const look = of === 'notes' ? 'bg-limited-tint border-transparent' : side
  return (
    <li className={`rounded-md border px-4 py-3 ${look}`}>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
        <strong className="text-ink">{theirs ? t('thread.REPORTER') : (entry.by ?? t('thread.officer'))}</strong>
        <time dateTime={entry.on}>{formatShortDay(entry.on, locale)}</time>
        <Lock className="size-4" />
        {unread && !theirs && <span className="font-semibold text-limited">{t('thread.unread')}</span>}
      </p>
      <Written>{entry.text}</Written>
    </li>
  )
}
