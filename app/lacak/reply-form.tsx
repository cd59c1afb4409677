import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { formatDay } from '@/components/format'
import { Lock } from '@/components/icons'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import type { ReplyKind } from '@/lib/domain/intake'
import type { OpenedThread } from './open-thread'
import type { ReplyOutcome } from './use-thread'

/** Writes to the inspectors: a message, the answer that they wait for, or (while it may be used) an objection. */
export function ReplyForm({
  thread,
  reply,
}: {
  thread: OpenedThread
  reply: (draft: string, kind: ReplyKind) => Promise<ReplyOutcome>
}) {
  const t = useTranslations('track.reply')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const [draft, setDraft] = useState('')
  const [objecting, setObjecting] = useState(false)
  const [sending, setSending] = useState(false)
  const [outcome, setOutcome] = useState<ReplyOutcome | null>(null)
  const objectUntil = objecting ? thread.objectUntil : null
  const kind: ReplyKind = objectUntil ? 'object' : thread.state === 'AWAITING_REPORTER' ? 'answer' : 'message'
  const words = {
    message: { label: t('label'), hint: undefined },
    answer: { label: t('answer'), hint: t('answerHint') },
    object: { label: t('object'), hint: objectUntil && t('objectHint', { date: formatDay(objectUntil, locale) }) },
  }[kind]

  if (!thread.open && !objectUntil)
    return (
      <div className="flex flex-col items-start gap-3">
        <Notice>{t('closed')}</Notice>
        {thread.objectUntil && (
          <Button variant="secondary" onClick={() => setObjecting(true)}>
            {t('objectButton')}
          </Button>
        )}
      </div>
    )

  async function send() {
    if (sending) return
    setSending(true)
    setOutcome(null)
    const ended = await reply(draft, kind)
    setSending(false)
    setOutcome(ended)
    if (ended !== 'sent') return
    setDraft('')
    setObjecting(false)
  }

  return (
    <form
      method="dialog"
      autoComplete="off"
      className="flex flex-col gap-3"
      aria-busy={sending}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Field
        id="pesan"
        label={words.label}
        hint={words.hint}
        error={typeof outcome === 'object' && outcome !== null && problemText(errors, outcome)}
      >
        {(aria) => (
          <textarea
            {...aria}
            rows={4}
            autoComplete="off"
            className={CONTROL}
            value={draft}
            onChange={(event) => {
              setDraft(event.target.value)
              setOutcome(null)
            }}
          />
        )}
      </Field>
      {typeof outcome === 'string' && outcome !== 'sent' && (
        <Notice tone="warning" live>
          {t(outcome)}
        </Notice>
      )}
      <p role="status">{sending ? t('sealing') : outcome === 'sent' ? t('sent') : ''}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-disabled={sending || undefined}>
          <Lock /> {t(kind === 'object' ? 'sendObject' : 'send')}
        </Button>
        {thread.objectUntil && (
          <Button variant="secondary" onClick={() => setObjecting(!objecting)}>
            {t(objecting ? 'cancel' : 'objectButton')}
          </Button>
        )}
      </div>
    </form>
  )
}
