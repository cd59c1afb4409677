import { useActionState, useState, useSyncExternalStore } from 'react'

/**
 * useActionState for forms that are posted without JavaScript. React writes a hook's state into its form, so that it is
 * posted back with the next press; what was answered (a whole thread, a story of any length) must not be. So there are two
 * hooks: one shows the answer, and the form belongs to the other, whose state is still `initial`. Where scripts do run,
 * nothing is written into the form and the first hook is enough.
 */
export function usePlainForm<S>(
  action: (previous: S, form: FormData) => Promise<S>,
  initial: Awaited<S>,
): [Awaited<S>, (form: FormData) => void] {
  const [start] = useState(initial)
  const [first, submitFirst] = useActionState(action, start)
  const [second, submitSecond] = useActionState(action, start)
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const shown = first === start ? second : first
  return [shown, running || second !== start ? submitFirst : submitSecond]
}

const never = () => () => undefined
