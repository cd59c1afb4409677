'use client'
import { useLocale, useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/components/button'
import { PlainEvidenceField } from '@/components/evidence/plain-field'
import { CONTROL, Field } from '@/components/field'
import { formatDay } from '@/components/format'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import { usePlainForm } from '@/components/report/use-plain-form'
import type { Day } from '@/lib/domain/calendar'
import type { FailureCode } from '@/lib/domain/result'
import { CodeField } from './code-field'
import { PlainDeeds } from './plain-deeds'
import type { PlainTrack } from './plain-state'
import { ThreadView } from './thread-view'

/** A message's failure as a key of "track.reply". */
const SAID = {
  CONFLICT: 'CONFLICT',
  LIMITED: 'LIMITED',
  UNAVAILABLE: 'UNAVAILABLE',
  NOT_FOUND: 'UNAVAILABLE',
  INVALID: 'INVALID',
  TOO_LARGE: 'INVALID',
  UNAUTHENTICATED: 'INVALID',
} as const satisfies Record<FailureCode, string>

type Submit = (form: FormData) => void

export type PlainTrackerProps = {
  action: (previous: PlainTrack, form: FormData) => Promise<PlainTrack>
  today: Day
}

/** /lacak without JavaScript: plain forms, answered in the same place. */
export function PlainTracker({ action, today }: PlainTrackerProps) {
  const t = useTranslations('track')
  const [state, submit] = usePlainForm<PlainTrack>(action, NOTHING)
  if (state.phase === 'thread')
    return (
      <div className="flex flex-col gap-6">
        <ThreadView
          thread={state.thread}
          today={today}
          deeds={<PlainDeeds state={state} submit={submit} />}
          reply={<PlainReply state={state} submit={submit} />}
          adding={state.thread.open ? <PlainEvidence state={state} submit={submit} /> : null}
        />
        <div className="flex flex-wrap gap-3">
          <form action={submit}>
            <input type="hidden" name="kode" value={state.receipt} />
            <Button type="submit" variant="secondary">
              {t('thread.refresh')}
            </Button>
          </form>
          <ButtonLink href="/lacak?cara=polos" variant="secondary">
            {t('thread.another')}
          </ButtonLink>
        </div>
      </div>
    )
  return (
    <form action={submit} autoComplete="off" className="flex flex-col gap-4">
      <CodeField id="isi-kode" name="kode" defaultValue={state.typed} problem={state.problem} />
      <p className="text-soft">{t('privacyServer')}</p>
      <Button type="submit" className="self-start">
        {t('code.open')}
      </Button>
      <Notice title={t('lost.title')}>{t('lost.body')}</Notice>
    </form>
  )
}

function PlainEvidence({ state, submit }: { state: Extract<PlainTrack, { phase: 'thread' }>; submit: Submit }) {
  const t = useTranslations('evidence')
  const { receipt, evidence } = state
  return (
    <form action={submit} autoComplete="off" className="flex flex-col gap-3">
      <input type="hidden" name="kode" value={receipt} />
      <input type="hidden" name="intent" value="bukti" />
      {evidence.sent > 0 && (
        <Notice tone="success" live>
          {t('given', { count: evidence.sent })}
        </Notice>
      )}
      <PlainEvidenceField problem={evidence.problem} later />
      <Button type="submit" className="self-start">
        {t('add')}
      </Button>
    </form>
  )
}

const NOTHING: PlainTrack = { phase: 'code', typed: '', problem: null }

function PlainReply({ state, submit }: { state: Extract<PlainTrack, { phase: 'thread' }>; submit: Submit }) {
  const t = useTranslations('track.reply')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const { thread, receipt, problem, failure, sent } = state
  const next = Math.max(0, ...thread.messages.map(({ number }) => number)) + 1
  const waiting = thread.state === 'AWAITING_REPORTER'
  const form = (kind: 'message' | 'answer' | 'object', label: string, hint: string | undefined, button: string) => (
    <form action={submit} autoComplete="off" className="flex flex-col gap-3">
      <input type="hidden" name="kode" value={receipt} />
      <input type="hidden" name="intent" value="reply" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="number" value={next} />
      <Field
        id={`pesan-${kind}`}
        label={label}
        hint={hint}
        error={kind === state.kind && problem && problemText(errors, problem)}
      >
        {(aria) => (
          <textarea
            {...aria}
            name="pesan"
            rows={4}
            autoComplete="off"
            className={CONTROL}
            defaultValue={kind === state.kind ? state.draft : ''}
          />
        )}
      </Field>
      <Button type="submit" className="self-start">
        {button}
      </Button>
    </form>
  )
  return (
    <div className="flex flex-col gap-4">
      {failure && (
        <Notice tone="warning" live>
          {t(SAID[failure])}
        </Notice>
      )}
      {sent && (
        <Notice tone="success" live>
          {t('sent')}
        </Notice>
      )}
      {!thread.open ? (
        <Notice>{t('closed')}</Notice>
      ) : waiting ? (
        form('answer', t('answer'), t('answerHint'), t('send'))
      ) : (
        form('message', t('label'), undefined, t('send'))
      )}
      {thread.objectUntil && (
        <details open={state.kind === 'object' && state.draft !== ''}>
          <summary className="min-h-11 py-2.5 font-semibold">{t('objectButton')}</summary>
          {form(
            'object',
            t('object'),
            t('objectHint', { date: formatDay(thread.objectUntil, locale) }),
            t('sendObject'),
          )}
        </details>
      )}
    </div>
  )
}
