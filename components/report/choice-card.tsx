import type { ReactNode } from 'react'
import type { ChoiceProps } from './binding'

/** Shown only while its group has the choice; where a browser has no :has(), always. */
export const WHEN_CHOSEN = 'supports-[selector(:has(*))]:hidden'

/** A radio button or check box as a card of 44 px and more: the word, a hint, and what is said once it is chosen. */
export function ChoiceCard({
  id,
  type,
  input,
  name,
  hint,
  chosen,
  describedBy,
}: {
  id: string
  type: 'radio' | 'checkbox'
  input: ChoiceProps
  name: ReactNode
  hint?: ReactNode
  chosen?: ReactNode
  describedBy?: string
}) {
  const described = [hint && `${id}-hint`, chosen && `${id}-chosen`, describedBy].filter(Boolean).join(' ')
  return (
    <label
      htmlFor={id}
      className="group/card flex min-h-11 cursor-pointer gap-3 rounded-md border border-edge bg-surface px-4 py-3 hover:bg-tint has-checked:border-primary has-checked:bg-tint has-checked:outline has-checked:outline-1 has-checked:outline-primary"
    >
      <input
        {...input}
        id={id}
        type={type}
        aria-labelledby={`${id}-name`}
        aria-describedby={described || undefined}
        className="mt-0.5 size-5 shrink-0 accent-primary"
      />
      <span className="flex min-w-0 flex-col">
        <span id={`${id}-name`} className="font-semibold">
          {name}
        </span>
        {hint && (
          <span id={`${id}-hint`} className="text-soft">
            {hint}
          </span>
        )}
        {chosen && (
          <span id={`${id}-chosen`} className={`mt-1 text-sm text-soft ${WHEN_CHOSEN} group-has-[:checked]/card:block`}>
            {chosen}
          </span>
        )}
      </span>
    </label>
  )
}
