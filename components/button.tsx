import type { ComponentProps } from 'react'

const VARIANT = {
  primary: 'px-4 border-transparent bg-primary text-white hover:bg-primary-deep',
  secondary: 'px-4 border-edge bg-surface text-ink hover:bg-tint',
  quiet: 'px-2 border-transparent bg-transparent text-link underline hover:bg-tint',
  danger: 'px-4 border-transparent bg-danger text-white hover:brightness-90',
} as const

export type ButtonVariant = keyof typeof VARIANT

// The border is there in every variant: forced colours draw it where backgrounds vanish.
const SHAPE =
  'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-md border py-2 text-center font-semibold ' +
  'no-underline disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60'

export const buttonClass = (variant: ButtonVariant, more = '') => `${SHAPE} ${VARIANT[variant]} ${more}`

/** A button of 44 px and more. `type` is "button" unless said otherwise, so that none submits by accident. */
export function Button({
  variant = 'primary',
  type = 'button',
  className,
  ...rest
}: ComponentProps<'button'> & { variant?: ButtonVariant }) {
  return <button {...rest} type={type} className={buttonClass(variant, className)} />
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({
  variant = 'primary',
  className = '',
  ...rest
}: ComponentProps<'a'> & { href: string; variant?: ButtonVariant }) {
  return <a {...rest} className={buttonClass(variant, `print:hidden ${className}`)} />
}
