'use client'
import { type FormEvent, useState } from 'react'
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
import type { FieldProblem } from '@/lib/domain/result'
import { move as makeMove, propose } from '../actions'
import { AuthorityHelp } from './authority-help'
import type { Tell } from './merged-cases'
import type { Steps } from './moves'
import { OutsideDoors } from './outside-doors'
import { readProse } from './reason-field'
import { type ReadyReply, ReplyPicker } from './reply-picker'
import { TroubleNotice } from './trouble'
import type { Send, Sent } from './use-case'
import { useDeed } from './use-deed'

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
  const deed = useDeed()
  const errors = useTranslations('errors')
  const [text, setText] = useState('')
  const [choice, setChoice] = useState('')
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

  const days = Number(choice)

  function wrongChoice(): FieldProblem | undefined {
    if (needs !== 'days') return needs && choice === '' ? { key: 'CHOICE' } : undefined
    if (!/^[0-9]{1,3}$/.test(choice.trim()) || days < 1) return { key: 'NUMBER' }
    return days > steps.extension ? { key: 'TOO_BIG', max: steps.extension } : undefined
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    const words = readProse(text)
    const step = { id, version: steps.version, ...(needs && { [needs]: needs === 'days' ? days : choice }) }
    const made = { ...step, move }
    const make = (): Promise<Sent<unknown>> => {
      if (second && isProposable(move)) return send('NOTE', words.text, (reason) => propose({ ...step, move, reason }))
      if (shared) return tell(words.text, (part, merged) => makeMove({ ...made, message: part, merged }))
      if (message) return send('MESSAGE', words.text, (part) => makeMove({ ...made, message: part }))
      return makeMove(made).catch(() => ({ ok: false, error: { code: 'OFFLINE' } }) as const)
    }
    const found = { pilihan: wrongChoice(), pesan: message || second ? words.problem : undefined }
    void deed.attempt(found, make, () => onDone(second ? 'proposed' : 'moved'))
  }

  return (
    <form method="post" onSubmit={submit} aria-busy={deed.sending} className="flex flex-col gap-3 px-3 pb-3">
      <p className="text-soft">{t(`hint.${move}`)}</p>
      {move === 'close' && steps.objectUntil && (
        <Notice tone="warning">{t('early', { day: steps.objectUntil })}</Notice>
      )}
      {second && <Notice tone="info">{t('second')}</Notice>}
      <figure className="border-l-4 border-primary pl-3">
        <figcaption className="text-sm text-soft">{t(second ? 'wouldRead' : 'reads')}</figcaption>
        <blockquote>{reads(move)}</blockquote>
      </figure>
      {needs === 'agency' && (
        <>
          <AuthorityHelp channel={steps.channel} agencies={steps.agencies} />
          <OutsideDoors channel={steps.channel} />
        </>
      )}
      {needs && (
        <Field
          id={deed.idOf('pilihan')}
          label={t(needs)}
          hint={needs === 'days' && t('daysHint', { days: steps.extension })}
          error={deed.problems.pilihan && problemText(errors, deed.problems.pilihan)}
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
      {message && <ReplyPicker replies={offered} fieldId={deed.idOf('pesan')} text={text} onText={setText} />}
      {(message || second) && (
        <Field
          id={deed.idOf('pesan')}
          label={t(second ? 'why' : 'message')}
          hint={t(second ? 'whyHint' : 'messageHint')}
          error={deed.problems.pesan && problemText(errors, deed.problems.pesan)}
        >
          {(aria) => (
            <textarea
              {...aria}
              rows={5}
              value={text}
              readOnly={deed.sending}
              onChange={(event) => setText(event.target.value)}
              className={CONTROL}
            />
          )}
        </Field>
      )}
      {deed.trouble && <TroubleNotice trouble={deed.trouble} state={steps.state} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" aria-disabled={deed.sending || undefined}>
          {deed.sending ? t('sending') : second ? t('propose') : t('confirm', { label: t(`label.${move}`) })}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
