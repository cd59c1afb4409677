import { useRef, useState } from 'react'
import type { ReplyKind } from '@/lib/domain/intake'
import type { FieldProblem } from '@/lib/domain/result'
import { parseReceipt } from '@/lib/sealing/receipt'
import { codeProblem, type CodeProblem } from './code-problem'
import type { OpenedThread } from './open-thread'
import { post, type Refusal } from './send'
import type { ThreadWire } from './thread'

export type Stage = 'deriving' | 'fetching' | 'opening'
/** What the page may still need of a receipt: never the receipt itself. */
type Keys = { lookup: string; sealKey: Uint8Array; caseId: string; caseSecret: string }
export type ReplyOutcome = 'sent' | Exclude<Refusal, 'NOT_FOUND'> | FieldProblem

/** Opens a thread in this browser and writes to it. Receipt and keys stay here; only the look-up is sent. */
export function useThread() {
  const [thread, setThread] = useState<OpenedThread | null>(null)
  const [stage, setStage] = useState<{ name: Stage; done?: number } | null>(null)
  const [problem, setProblem] = useState<CodeProblem | null>(null)
  const keys = useRef<Keys>(undefined)
  const pending = useRef<{ draft: string; body: string }>(undefined)

  async function open(typed: string): Promise<void> {
    if (stage) return
    const parsed = parseReceipt(typed)
    if (!parsed.ok) return setProblem(codeProblem(parsed))
    if (globalThis.crypto?.subtle === undefined) return setProblem({ key: 'UNSUPPORTED', at: 0 })
    setProblem(null)
    setStage({ name: 'deriving' })
    try {
      const { deriveFromReceipt } = await import('./sealed-thread')
      const derived = await deriveFromReceipt(parsed.receipt, {
        onProgress: (done) => setStage({ name: 'deriving', done }),
      })
      const failed = await load(derived)
      if (failed) setProblem({ key: failed === 'INVALID' || failed === 'CONFLICT' ? 'NOT_FOUND' : failed, at: 0 })
    } catch {
      setProblem({ key: 'NETWORK', at: 0 })
    } finally {
      setStage(null)
    }
  }

  /** Fetches and opens the thread; what went wrong, or null. */
  async function load({ lookup, sealKey }: Pick<Keys, 'lookup' | 'sealKey'>): Promise<Refusal | null> {
    setStage({ name: 'fetching' })
    const fetched = await post<ThreadWire>('/lacak/buka', JSON.stringify({ lookup }))
    if (!fetched.ok) return fetched.reason
    setStage({ name: 'opening' })
    const { openThread } = await import('./sealed-thread')
    const { caseSecret, opened } = await openThread(sealKey, fetched.value)
    keys.current = { lookup, sealKey, caseId: opened.caseId, caseSecret }
    setThread(opened)
    return null
  }

  async function refresh(): Promise<Refusal | null> {
    if (!keys.current) return null
    try {
      return await load(keys.current)
    } catch {
      return 'UNAVAILABLE'
    } finally {
      setStage(null)
    }
  }

  /** Sends a message. The same draft again, after a lost answer, is the identical sealed message. */
  async function reply(draft: string, kind: ReplyKind): Promise<ReplyOutcome> {
    if (!keys.current || !thread) return 'UNAVAILABLE'
    try {
      const { checkMessage, sealReply } = await import('./sealed-thread')
      const checked = checkMessage(draft)
      if (!checked.ok) return checked.problem
      const key = `${kind}\n${checked.text}`
      if (pending.current?.draft !== key) {
        const number = Math.max(0, ...thread.messages.map((message) => message.number)) + 1
        pending.current = { draft: key, ...(await sealReply(keys.current, kind, number, checked.text)) }
      }
      const sent = await post('/lacak/balas', pending.current.body)
      if (!sent.ok && (sent.reason === 'NETWORK' || sent.reason === 'UNAVAILABLE' || sent.reason === 'LIMITED'))
        return sent.reason
      pending.current = undefined
      await refresh()
      if (sent.ok) return 'sent'
      return sent.reason === 'NOT_FOUND' ? 'UNAVAILABLE' : sent.reason
    } catch {
      return 'NETWORK'
    }
  }

  /** Forgets all that this page has kept in memory. */
  function wipe(): void {
    keys.current?.sealKey.fill(0)
    keys.current = undefined
    pending.current = undefined
    setThread(null)
    setProblem(null)
  }

  return { thread, stage, problem, open, refresh, reply, wipe }
}
