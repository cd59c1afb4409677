'use client'
import { useEffect, useRef } from 'react'

/** A form, or what holds it, once its `result` has come: the first wrong field has the focus; else what is said is in sight. */
export function useAnswered<E extends HTMLElement = HTMLFormElement>(result: unknown) {
  const form = useRef<E>(null)
  useEffect(() => {
    if (result === null) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid]')
    if (wrong) wrong.focus()
    else form.current?.querySelector('[role=alert], [role=status]')?.scrollIntoView({ block: 'nearest' })
  }, [result])
  return form
}
