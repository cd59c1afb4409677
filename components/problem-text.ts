import type { FieldProblem } from '@/lib/domain/result'
import type { Messages } from '@/messages/types'

type Key = Exclude<keyof Messages['errors'], 'failure'>

/** What any translator of the namespace "errors" can do, on the server and in the browser. */
type Translate = { (key: Key, values?: Record<string, number>): string; has(key: Key): boolean }

/** A field's problem as a sentence; a problem without a sentence of its own is "INVALID". */
export function problemText(t: Translate, { key, max, min }: FieldProblem): string {
  const known = t.has(key as Key) ? (key as Key) : 'INVALID'
  return t(known, { ...(max !== undefined && { max }), ...(min !== undefined && { min }) })
}
