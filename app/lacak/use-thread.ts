import { useRef, useState } from 'react'
import type { ReplyKind } from '@/lib/domain/intake'
import type { DeedName } from '@/lib/domain/reporter-deeds'
import type { FieldProblem } from '@/lib/domain/result'
import { parseReceipt } from '@/lib/sealing/receipt'
import { codeProblem, type CodeProblem } from './code-problem'
import type { OpenedThread } from './open-thread'
import type { Given, Uploaded } from '@/components/evidence/item'
import { stopAt, type PushTrouble } from '@/components/push/use-push'
import { post, type Refusal, type Said } from './send'
import type { Story as LoadedStory } from './story'
import type { ThreadWire } from './thread'

export type Stage = 'deriving' | 'fetching' | 'opening'
/** What the page may still need of a receipt: never the receipt itself. */
type Keys = { lookup: string; sealKey: Uint8Array; caseId: string; caseSecret: string }
export type ReplyOutcome = 'sent' | Exclude<Refusal, 'NOT_FOUND'> | FieldProblem

/** How a decision of the reporter's ended. */
export type DeedOutcome = 'done' | Exclude<Refusal, 'NOT_FOUND'>

/** Opens a thread in this browser and writes to it. Receipt and keys stay here; only the look-up is sent. */
export function useThread() {
  const [thread, setThread] = useState<OpenedThread | null>(null)
  /** what shows it: comes while the code is being worked on */
  const [Story, setStory] = useState<typeof LoadedStory | null>(null)
  const [stage, setStage] = useState<{ name: Stage; done?: number } | null>(null)
  const [problem, setProblem] = useState<CodeProblem | null>(null)
  const keys = useRef<Keys>(undefined)
  const lastEvidence = useRef(0)
  const seen = useRef<OpenedThread['seen']>(undefined)
  const pending = useRef<{ draft: string; body: string }>(undefined)

  async function open(typed: string): Promise<void> {
    if (stage) return
    const parsed = parseReceipt(typed)
    if (!parsed.ok) return setProblem(codeProblem(parsed))
    if (globalThis.crypto?.subtle === undefined) return setProblem({ key: 'UNSUPPORTED', at: 0 })
    setProblem(null)
    setStage({ name: 'deriving' })
    void import('./story').catch(() => undefined)
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
    const [{ openThread }, story] = await Promise.all([import('./sealed-thread'), import('./story')])
    const { caseSecret, opened } = await openThread(sealKey, fetched.value)
    lastEvidence.current = Math.max(0, ...opened.evidence.map(({ number }) => number))
    keys.current = { lookup, sealKey, caseId: opened.caseId, caseSecret }
    // What was new when the code was typed stays marked until the page is left.
    seen.current ??= opened.seen
    setStory(() => story.Story)
    setThread({ ...opened, seen: seen.current })
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

  /** Sends a decision; the same again changes nothing more. */
  async function decide(deed: { deed: DeedName; rating?: number }): Promise<DeedOutcome> {
    if (!keys.current) return 'UNAVAILABLE'
    const sent = await post('/lacak/putusan', JSON.stringify({ lookup: keys.current.lookup, ...deed }))
    if (sent.ok || sent.reason === 'CONFLICT') await refresh()
    if (sent.ok) return 'done'
    return sent.reason === 'NOT_FOUND' ? 'UNAVAILABLE' : sent.reason
  }

  const caseKeys = async () => {
    if (!keys.current) throw new Error('no case is open')
    return { caseId: keys.current.caseId, secret: keys.current.caseSecret }
  }

  /** Has news of this case told to this browser, under a scope that names the case to nobody who lacks its look-up. */
  const news = {
    async scope() {
      const lookup = new TextEncoder().encode(keys.current?.lookup)
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', lookup))
      return `/kabar/${Array.from(hash.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}/`
    },
    async begin(subscription: PushSubscriptionJSON): Promise<PushTrouble | null> {
      const sent = await post('/lacak/kabar', JSON.stringify({ lookup: keys.current?.lookup, subscription }))
      if (sent.ok) return null
      return sent.reason === 'LIMITED' ? 'limited' : sent.reason === 'INVALID' ? 'service' : 'other'
    },
    end: stopAt,
  }

  /** Makes an uploaded file part of the case, under the number that follows the last. */
  async function give({ blob, part }: Uploaded): Promise<Given> {
    const { evidenceWire } = await import('@/lib/sealing/case-seal')
    for (let again = true; ; again = false) {
      if (!keys.current) return 'REFUSED'
      const { lookup } = keys.current
      const evidence = evidenceWire(await caseKeys(), blob, part, lastEvidence.current + 1)
      const sent = await post('/lacak/bukti', JSON.stringify({ lookup, evidence }))
      const changed = !sent.ok && sent.said?.fields?.part !== undefined
      if (sent.ok || changed) await refresh()
      if (!changed || !again) return sent.ok ? 'OK' : refusalOf(sent)
    }
  }

  /** Forgets all that this page has kept in memory. */
  function wipe(): void {
    keys.current?.sealKey.fill(0)
    keys.current = undefined
    pending.current = undefined
    seen.current = undefined
    void import('@/components/evidence/tray').then(({ forgetTray }) => forgetTray()).catch(() => undefined)
    setThread(null)
    setProblem(null)
  }

  return { thread, Story, stage, problem, open, refresh, reply, decide, wipe, caseKeys, give, news }
}

export type ThreadHand = ReturnType<typeof useThread>

function refusalOf({ reason, said }: { reason: Refusal; said?: Said }): Given {
  if (reason === 'NETWORK' || reason === 'UNAVAILABLE') return 'OFFLINE'
  if (reason === 'LIMITED') return 'TOO_OFTEN'
  if (said?.code === 'TOO_LARGE') return 'FULL'
  if (reason === 'CONFLICT') return said?.fields?.evidence ? 'GONE' : 'CLOSED'
  return 'REFUSED'
}
