import type { ReactNode } from 'react'
import { FieldError } from '@/components/field'

/** Several choices under one question. `heading`: the question is the heading of its step. */
export function Group({
  id,
  question,
  hint,
  problem,
  heading = false,
  className = '',
  children,
}: {
  id: string
  question: ReactNode
  hint?: ReactNode
  problem?: string
  heading?: boolean
  className?: string
  children: ReactNode
}) {
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      id={id}
      aria-describedby={described || undefined}
      className={`flex min-w-0 flex-col gap-2 ${problem ? 'border-l-4 border-unavailable pl-3' : ''} ${className}`}
    >
      <legend className="float-left w-full">
        {heading ? <StepHeading>{question}</StepHeading> : <span className="font-semibold">{question}</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="text-soft">
          {hint}
        </p>
      )}
      {problem && <FieldError id={`${id}-error`}>{problem}</FieldError>}
      {children}
    </fieldset>
  )
}

/** The question of a step: where focus goes when the step comes. */
export function StepHeading({ children }: { children: ReactNode }) {
  return (
    <h2 data-step-heading tabIndex={-1} className="text-xl sm:text-2xl">
      {children}
    </h2>
  )
}
