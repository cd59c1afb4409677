'use client'
import { useRouter } from 'next/navigation'
import { startTransition, useId, useState } from 'react'
import type { FieldProblem } from '@/lib/domain/result'
import type { Trouble } from './trouble'
import type { Sent } from './use-case'

/** What is wrong with the fields of a form, by their names in its order. */
type Problems = Readonly<Record<string, FieldProblem | undefined>>
export type Deed = ReturnType<typeof useDeed>

/** What a form of the case page does once it is sent: one deed at a time, none while a field is wrong. */
export function useDeed() {
  const form = useId()
  const router = useRouter()
  const [problems, setProblems] = useState<Problems>({})
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)
  /** The id of a field's control. */
  const idOf = (field: string) => `${form}-${field}`

  /**
   * Does `deed` unless something was `found` wrong: then the first such field gets the focus. `done`: what changes with it
   * once it is done. The page's own facts (state, version, deadline, trail) come anew, also after a conflict, and nothing
   * else is sent before.
   */
  async function attempt(found: Problems, deed: () => Promise<Sent<unknown>>, done?: () => void): Promise<void> {
    if (sending) return
    setProblems(found)
    setTrouble(null)
    const first = Object.keys(found).find((field) => found[field])
    if (first) return document.getElementById(idOf(first))?.focus()
    setSending(true)
    const result = await deed()
    startTransition(() => {
      router.refresh()
      setSending(false)
      if (result.ok) done?.()
      else setTrouble(result.error)
    })
  }

  return { idOf, problems, trouble, sending, attempt }
}
