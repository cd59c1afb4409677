import 'server-only'
import { refresh } from 'next/cache'
import type { Result } from '@/lib/domain/result'

/** When a form was saved. */
export type Saved = { at: string }

/**
 * What a form of a desk answers. The page is read again after a deed, and where somebody else was faster: whoever then
 * presses once more does it knowing that.
 */
export function savedNow(result: Result<unknown>): Result<Saved> {
  if (result.ok || result.error.code === 'CONFLICT') refresh()
  return result.ok ? { ok: true, value: { at: new Date().toISOString() } } : result
}
