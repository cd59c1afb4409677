'use client'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { useLocale, useTranslations } from 'use-intl'
import { clockOf } from '@/components/board/clock'
import { buttonClass, type ButtonVariant } from '@/components/button'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import type { FieldProblem, Result } from '@/lib/domain/result'
import { MetWords } from './met-words'

/** `waiting`: kept on the phone, not public yet. */
export type Saved = { at: string; waiting?: true }
/** What a form's action answers, as lib/action.ts makes it. */
export type DeskState = { result: Result<Saved> | null; values: Record<string, string> }
export type DeskAction = (state: DeskState, form: FormData) => Promise<DeskState>

export const FRESH: DeskState = { result: null, values: {} }

/** What was typed, where it was refused; nothing when it was taken. */
export const typedIn = ({ result, values }: DeskState, name: string): string | undefined =>
  result && !result.ok ? values[name] : undefined

/** The problem of a field in the reader's language. */
export function useProblem({ result }: DeskState): (field: string) => string | undefined {
  const t = useTranslations('errors')
  return (field) => {
    const problem: FieldProblem | undefined = result && !result.ok ? result.error.fields?.[field] : undefined
    return problem && problemText(t, problem)
  }
}

/** What a showing of a form is known by: its token, the unit whose board it is of, and the newest change that is on the screen. */
export type Stamp = { token: string; unit: string; seen: number }

/** The stamp as the form sends it. After a conflict it has seen the other's change, too: sent again, it goes over it. */
export function StampFields({ stamp, state }: { stamp: Stamp; state: DeskState }) {
  const met = state.result && !state.result.ok ? state.result.error.met : undefined
  return (
    <>
      <input type="hidden" name="form" value={stamp.token} />
      <input type="hidden" name="unit" value={stamp.unit} />
      <input type="hidden" name="seen" value={met?.id ?? stamp.seen} />
    </>
  )
}

/** What became of the form: saved and when, or why not. `again` is the button that sends it over somebody else's change. */
export function Outcome({ state, again }: { state: DeskState; again?: ReactNode }) {
  const t = useTranslations('papan')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const { result } = state
  if (!result) return null
  if (!result.ok && result.error.met)
    return (
      <Notice tone="warning" title={t('met.title')} live>
        <MetWords met={result.error.met} />
        <p className="mt-1">{t('met.ask')}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          {again}
          <a href="/petugas/papan" className={buttonClass('quiet')}>
            {t('met.drop')}
          </a>
        </div>
      </Notice>
    )
  if (!result.ok)
    return (
      <Notice tone="danger" live>
        {result.error.fields?.unit ? errors('OTHER_UNIT') : errors(`failure.${result.error.code}`)}
      </Notice>
    )
  if (result.value.waiting)
    return (
      <Notice tone="warning" live>
        {t('outbox.kept')}
      </Notice>
    )
  return (
    <Notice tone="success" live>
      {t('saved', { time: clockOf(new Date(result.value.at), locale) })}
    </Notice>
  )
}

/**
 * A submit button that is one of several of its form. While the form is sent the pressed one says so and none takes
 * another press. `pressed`: it is what stands now.
 */
export function PickButton({
  name,
  value,
  pressed,
  variant = 'secondary',
  className,
  children,
}: {
  name?: string
  value?: string
  pressed?: boolean
  variant?: ButtonVariant
  className?: string
  children: ReactNode
}) {
  const t = useTranslations('papan')
  const { pending, data } = useFormStatus()
  const mine = pending && (name === undefined || data.get(name) === value)
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-pressed={pressed}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
      className={buttonClass(variant, `aria-pressed:border-2 aria-pressed:border-primary ${className ?? ''}`)}
    >
      {mine ? t('pending') : children}
    </button>
  )
}

/**
 * Enter in a field presses a form's first button. Where each button means something else it shall press none of them:
 * this one chooses nothing, and the form asks to choose.
 */
export function NoChoice() {
  return (
    <button type="submit" tabIndex={-1} aria-hidden="true" className="pointer-events-none absolute size-11 opacity-0" />
  )
}
