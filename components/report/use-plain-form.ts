import { useActionState } from 'react'

/**
 * useActionState for forms that are posted without JavaScript. React writes a hook's state into its form, so that it is
 * posted back with the next press; what was answered (a whole thread, a story of any length) must not be. So there are two
 * hooks: one shows the answer, and the form belongs to the other, whose state is still `initial`.
 */
export function usePlainForm<S>(
  action: (previous: S, form: FormData) => Promise<S>,
  initial: Awaited<S>,
): [Awaited<S>, (form: FormData) => void] {
  const [first, submitFirst] = useActionState(action, initial)
  const [second, submitSecond] = useActionState(action, initial)
  return second === initial ? [first, submitSecond] : [second, submitFirst]
}
