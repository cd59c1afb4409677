'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, startTransition, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import { moveNeeds } from '@/lib/domain/case-moves'
import { DECLINE_REASONS, OUTCOMES, outcomeSchema } from '@/lib/domain/case-states'
import type { OfficerMove } from '@/lib/domain/case-work'
import { isProposable, needsSecond } from '@/lib/domain/four-eyes'
import { isFollowed } from '@/lib/domain/merging'
import { MESSAGE_MAX_CHARS } from '@/lib/domain/message'
import { fieldProblems, type FieldProblem } from '@/lib/domain/result'
import { prose } from '@/lib/domain/text'
import { move as makeMove, propose } from '../actions'
import { AuthorityHelp } from './authority-help'
import type { Tell } from './merged-cases'
import type { Steps } from './moves'
import { type ReadyReply, ReplyPicker } from './reply-picker'
import { type Trouble, TroubleNotice } from './trouble'
import type { Send } from './use-case'

const schema = prose(MESSAGE_MAX_CHARS)

type Props = {
  id: string
  move: OfficerMove
  steps: Steps
  send: Send
  tell: Tell
  replies: readonly ReadyReply[]
  onCancel: () => void
  onDone: (how: 'moved' | 'proposed') => void
}

/** One move before it is made: what the reporter will read, what it needs, and the button that makes it. */
export function MoveForm({ id, move, steps, send, tell, replies, onCancel, onDone }: Props) {
  const t = useTranslations('moves')
  const reads = useTranslations('states.reporter')
  const states = useTranslations('states')
  const field = useId()
  const router = useRouter()
  const errors = useTranslations('errors')
  const [text, setText] = useState('')
  const [choice, setChoice] = useState('')
  const [problems, setProblems] = useState<Record<string, FieldProblem>>({})
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)
  const { needs, message: told } = moveNeeds(move)
  const outcome = outcomeSchema.safeParse(choice).data
  // A move that takes a second officer is proposed to them, with a reason; the reporter hears of it when it is made.
  const second = needsSecond(steps, move, { outcome })
  const message = told && !second
  // The reporters of merged cases read the same message: nothing in it may be of this case alone.
  const shared = message && steps.holds > 0 && isFollowed(move)
  const offered = shared ? replies.filter(({ own }) => !own) : replies
  // NO_ANSWER is the clock's outcome: nobody objected and nobody decided.
  // Who does not decide can only propose.
  const mine = steps.decides ? OUTCOMES : OUTCOMES.filter((o) => needsSecond(steps, 'close', { outcome: o }))
  const choices: Record<Exclude<typeof needs, null | 'days'>, [string, string][]> = {
    outcome: mine.filter((o) => o !== 'NO_ANSWER').map((o) => [o, states(`outcome.${o}`)]),
    declineReason: DECLINE_REASONS.map((reason) => [reason, states(`decline.${reason}`)]),
    agency: steps.agencies.map((agency) => [agency.id, agency.name]),
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const parsed = schema.safeParse(text)
    const found: Record<string, FieldProblem> = {}
    const days = Number(choice)
    if (needs === 'days') {
      if (!/^[0-9]{1,3}$/.test(choice.trim()) || days < 1) found.choice = { key: 'NUMBER' }
      else if (days > steps.extension) found.choice = { key: 'TOO_BIG', max: steps.extension }
    } else if (needs && choice === '') found.choice = { key: 'CHOICE' }
    if ((message || second) && !parsed.success) found.message = fieldProblems(parsed.error)[''] ?? { key: 'INVALID' }
    setProblems(found)
    setTrouble(null)
    const first = found.choice ? 'pilihan' : found.message ? 'pesan' : null
    if (first) return document.getElementById(`${field}-${first}`)?.focus()

    setSending(true)
    const step = { id, version: steps.version, ...(needs && { [needs]: needs === 'days' ? days : choice }) }
    const made = { ...step, move }
    const result =
      second && isProposable(move) && parsed.success
        ? await send('NOTE', parsed.data, (reason) => propose({ ...step, move, reason }))
        : message && parsed.success
          ? shared
            ? await tell(parsed.data, (part, merged) => makeMove({ ...made, message: part, merged }))
            : await send('MESSAGE', parsed.data, (part) => makeMove({ ...made, message: part }))
          : await makeMove(made).catch(() => ({ ok: false, error: { code: 'OFFLINE' } }) as const)
    // The page's own facts (state, version, deadline, trail) come anew, also after a conflict; nothing else is sent before.
    startTransition(() => {
      router.refresh()
      setSending(false)
      if (result.ok) onDone(second ? 'proposed' : 'moved')
      else setTrouble(result.error)
    })
  }

  return (
    <form method="post" onSubmit={submit} aria-busy={sending} className="flex flex-col gap-3 px-3 pb-3">
      <p className="text-soft">{t(`hint.${move}`)}</p>
      {move === 'close' && steps.objectUntil && (
        <Notice tone="warning">{t('early', { day: steps.objectUntil })}</Notice>
      )}
      {second && <Notice tone="info">{t('second')}</Notice>}
      <figure className="border-l-4 border-primary pl-3">
        <figcaption className="text-sm text-soft">{t(second ? 'wouldRead' : 'reads')}</figcaption>
        <blockquote>{reads(move)}</blockquote>
      </figure>
      {needs === 'agency' && <AuthorityHelp channel={steps.channel} agencies={steps.agencies} />}
      {needs && (
        <Field
          id={`${field}-pilihan`}
          label={t(needs)}
          hint={needs === 'days' && t('daysHint', { days: steps.extension })}
          error={problems.choice && problemText(errors, problems.choice)}
        >
          {(aria) =>
            needs === 'days' ? (
              <input
                {...aria}
                inputMode="numeric"
                autoComplete="off"
                value={choice}
                onChange={(event) => setChoice(event.target.value)}
                className={`${CONTROL} max-w-32`}
              />
            ) : (
              <select {...aria} value={choice} onChange={(event) => setChoice(event.target.value)} className={CONTROL}>
                <option value="">{t('choose')}</option>
                {choices[needs].map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )
          }
        </Field>
      )}
      {shared && <Notice tone="info">{t('shared', { count: steps.holds })}</Notice>}
      {message && <ReplyPicker replies={offered} fieldId={`${field}-pesan`} text={text} onText={setText} />}
      {(message || second) && (
        <Field
          id={`${field}-pesan`}
          label={t(second ? 'why' : 'message')}
          hint={t(second ? 'whyHint' : 'messageHint')}
          error={problems.message && problemText(errors, problems.message)}
        >
          {(aria) => (
            <textarea
              {...aria}
              rows={5}
              value={text}
              readOnly={sending}
              onChange={(event) => setText(event.target.value)}
              className={CONTROL}
            />
          )}
        </Field>
      )}
      {trouble && <TroubleNotice trouble={trouble} state={steps.state} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" aria-disabled={sending || undefined}>
          {sending ? t('sending') : second ? t('propose') : t('confirm', { label: t(`label.${move}`) })}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
