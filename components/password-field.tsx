'use client'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { CONTROL, Field } from './field'

/** A password that can be looked at (ASVS 6.2.6) and pasted. `words`: what the button beside it says. */
export function PasswordField({
  label,
  hint,
  error,
  words,
  id,
  ...input
}: Omit<ComponentProps<'input'>, 'type'> & {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  words: { show: string; hide: string }
}) {
  const [shown, setShown] = useState(false)
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(aria) => (
        <div className="flex gap-2">
          <input
            {...input}
            {...aria}
            type={shown ? 'text' : 'password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className={`${CONTROL} min-w-0 flex-1`}
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-controls={id}
            onClick={() => setShown(!shown)}
            className="min-h-11 cursor-pointer rounded-md border border-edge bg-surface px-3 font-medium text-link hover:bg-tint"
          >
            {shown ? words.hide : words.show}
          </button>
        </div>
      )}
    </Field>
  )
}
