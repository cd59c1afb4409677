import type { ReactNode } from 'react'
import { Warning } from './icons'

/** The look of an input, select or textarea. */
export const CONTROL =
  'block min-h-11 w-full rounded-md border border-edge bg-surface px-3 py-2 text-ink placeholder:text-soft ' +
  'aria-invalid:border-2 aria-invalid:border-unavailable disabled:bg-sunken disabled:text-soft'

/** The look of an input for files, whose button is drawn like ours. */
export const FILE_CONTROL =
  `${CONTROL} min-w-0 file:mr-3 file:cursor-pointer file:rounded-md file:border file:border-edge file:bg-tint ` +
  'file:px-3 file:py-1.5 file:font-semibold file:text-ink'

/** What a control needs to belong to its label, hint and error. */
export type FieldAria = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/**
 * A labelled control. Texts come in finished; `optional` is the word that says so. Error and hint stand above the
 * control, where neither a keyboard nor a suggestion list covers them.
 */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  optional?: string
  children: (aria: FieldAria) => ReactNode
}) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`flex flex-col gap-1 ${error ? 'border-l-4 border-unavailable pl-3' : ''}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional && <span className="font-normal text-soft"> ({optional})</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-soft">
          {hint}
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
    </div>
  )
}

/** What is wrong with a field, as a sentence beside it. */
export function FieldError({ children, ...rest }: { id?: string; role?: 'alert'; children: ReactNode }) {
  return (
    <p {...rest} className="flex items-start gap-1.5 font-semibold text-unavailable">
      <Warning className="mt-0.5 size-5" />
      <span>{children}</span>
    </p>
  )
}
