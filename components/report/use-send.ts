import { useRef } from 'react'
import type { Report } from '@/lib/domain/report'
import { postReport, type Accepted, type Posted } from './post'
import { useEvidence } from '@/components/evidence/use-evidence'
import { inTime } from '@/components/in-time'
import { isPassing } from '@/lib/domain/waiting'
import type { CaseKeys } from '@/lib/sealing/case-seal'
import type { Prepared, SealingRecipients } from './sealing'

export type Sent =
  | { ok: true; code: string; accepted: Accepted; aside: number }
  /** `waiting`: the code of the report, which waits on this phone now; null where it does not */
  | (Extract<Posted, { ok: false }> & { waiting: string | null })
  | 'SEAL'
  /** its files had to be sent anew and have not all arrived: nothing was sent, nothing is lost */
  | 'FILES'
export type Stage = 'sealing' | 'proving' | 'sending'
/** Another way out than a reporter's: no proof of work is asked for, and nothing waits on this device. */
export type Delivery<R extends Report> = (body: string, report: R) => Promise<Posted>
type Attempt = { content: string; body: string; code: string }

/**
 * How long a sending waits for what is not the sending: a line that is dead without saying so, or a browser's store that does
 * not answer, must not leave anybody at "sending".
 */
const PATIENCE = { store: 10_000, code: 3 * 60_000, files: 3 * 60_000 }

/**
 * Seals and sends. `prepare` is called when the reporter begins to write: it loads the sealing code and works out the
 * receipt's keys meanwhile. `send` with the same answers sends the identical sealed report again; with other answers it
 * seals a new one, and its files once more. Where the recipients have changed it seals once more for those of now. `kept`: the
 * keys that files of a draft are sealed to.
 */
export function useSend<R extends Report = Report>(
  first: SealingRecipients,
  unitName: (unitId: string | null) => string | null,
  { deliver, kept }: { deliver?: Delivery<R>; kept?: CaseKeys | null } = {},
) {
  const recipients = useRef(first)
  const prepared = useRef<Promise<Prepared>>(undefined)
  const attempt = useRef<Attempt>(undefined)
  const caseKeys = useRef<Promise<CaseKeys> | undefined>(kept ? Promise.resolve(kept) : undefined)
  /** Work for the next sending, under way since the reporter began to write; null: it broke off. */
  const proof = useRef<Promise<string | null>>(undefined)
  /** the attempt waits on this phone, too */
  const held = useRef(false)

  /** The keys of the report that is being written; drawn when they are first needed, by a file or by the sending. */
  function keys(): Promise<CaseKeys> {
    caseKeys.current ??= import('./sealing')
      .then(({ newCaseKeys }) => newCaseKeys())
      .catch((error: unknown) => {
        caseKeys.current = undefined
        throw error
      })
    return caseKeys.current
  }
  const evidence = useEvidence(keys)

  function prepare(): Promise<Prepared> {
    prepared.current ??= import('./sealing')
      .then(({ prepareReceipt }) => prepareReceipt())
      .catch((error: unknown) => {
        prepared.current = undefined // the line broke: the next call loads again
        throw error
      })
    return prepared.current
  }

  function work(): Promise<string | null> {
    proof.current ??= import('./worker-proof').then(({ workerProof }) => workerProof())
    return proof.current
  }

  /** The work that is under way or done, once; after that, or where the line has broken it off, new work. */
  async function prove(): Promise<string | null> {
    const begun = proof.current
    const done = await begun?.catch(() => null)
    proof.current = undefined
    if (done) return done
    const fresh = work()
    proof.current = undefined
    return fresh
  }

  async function proven(onStage: (stage: Stage) => void): Promise<string | null> {
    onStage('proving')
    const ready = await prove()
    onStage('sending')
    return ready
  }

  /** Null: its files have not all arrived. */
  async function seal(report: R, leads: readonly { id: string }[]): Promise<Attempt | null> {
    // A receipt whose report may have arrived belongs to that report: other answers get another one.
    const before = attempt.current
    if (before) {
      attempt.current = undefined
      prepared.current = undefined
      caseKeys.current = undefined
      await noLonger(before.body)
      // Its files were sealed to that one.
      if (!(await inTime(evidence.again(), PATIENCE.files).catch(() => false))) return null
    }
    const [{ sealReport }, receipt] = await inTime(Promise.all([import('./sealing'), prepare()]), PATIENCE.code)
    const sent = { caseKeys: await keys(), files: evidence.uploaded() }
    const excluded = report.excluded.filter((id) => leads.some((lead) => lead.id === id))
    const named = { ...report, excluded }
    const body = await sealReport(receipt, named, recipients.current, unitName(report.unitId), sent)
    return { content: contentOf(report), body, code: receipt.code }
  }

  /** `beforeSending` is awaited when it is sealed and nothing has been sent yet. */
  async function send(report: R, onStage: (stage: Stage) => void, beforeSending?: () => Promise<void>): Promise<Sent> {
    const post = (body: string) => {
      if (!deliver) return postReport(body, () => proven(onStage))
      onStage('sending')
      return deliver(body, report)
    }
    try {
      if (attempt.current?.content !== contentOf(report)) {
        onStage('sealing')
        const sealed = await seal(report, recipients.current.leads)
        if (!sealed) return 'FILES'
        attempt.current = sealed
        if (beforeSending) await inTime(beforeSending(), PATIENCE.store).catch(() => undefined)
      }
      let posted = await post(attempt.current.body)
      if (!posted.ok && posted.recipients) {
        recipients.current = posted.recipients
        onStage('sealing')
        const again = await seal(report, posted.recipients.leads)
        if (!again) return 'FILES'
        attempt.current = { ...again, content: contentOf(report) }
        posted = await post(again.body)
      }
      if (!posted.ok) {
        if (posted.fields?.evidence) {
          attempt.current = undefined // it was not taken
          await inTime(evidence.lost(), PATIENCE.store).catch(() => undefined)
        }
        return { ...posted, waiting: !deliver && isPassing(posted.reason) ? await waiting(attempt.current) : null }
      }
      const { code, body } = attempt.current
      const aside = evidence.aside()
      // It has arrived: whatever of it can't be cleared away here, its receipt is shown.
      await noLonger(body)
      await inTime(evidence.settled(), PATIENCE.store).catch(() => undefined)
      attempt.current = undefined
      prepared.current = undefined
      caseKeys.current = undefined
      return { ok: true, code, accepted: posted.accepted, aside }
    } catch {
      return 'SEAL'
    }
  }

  /** Has a report wait on this phone until there is a signal; its code, where that can be. */
  async function waiting(sealed: Attempt | undefined): Promise<string | null> {
    if (!sealed) return null
    const keeping = import('@/components/waiting/outbox').then(({ keepReport }) => keepReport(sealed.body))
    held.current = await inTime(keeping, PATIENCE.store).catch(() => {
      // Kept after all, when its reporter has been told that it is not: it goes again.
      void keeping.then((kept) => (kept && !held.current ? drop(sealed.body) : undefined)).catch(() => undefined)
      return false
    })
    return held.current ? sealed.code : null
  }

  /** It has arrived, or other answers take its place. */
  async function noLonger(body: string): Promise<void> {
    if (!held.current) return
    held.current = false
    await inTime(drop(body), PATIENCE.store).catch(() => undefined)
  }

  const drop = async (body: string) => (await import('@/components/waiting/outbox')).dropReport(body)

  const contentOf = (report: R) => JSON.stringify([report, evidence.uploaded().map(({ blob }) => blob)])

  /** The report is to be changed: as it was sealed it is not sent any more. */
  const withdraw = () => void (attempt.current && noLonger(attempt.current.body))

  /** The reporter begins to write: what takes its time begins, too. */
  function begin(): void {
    void prepare().catch(() => undefined)
    // The waiting is for when there is no line: its code comes while there is one.
    if (!deliver) void import('@/components/waiting/outbox').catch(() => undefined)
    if (!deliver) void work().catch(() => undefined)
  }

  /**
   * The keys that the files are sealed to, for a draft of the report; null from when it may have arrived: what is written after
   * that is another report.
   */
  const keysNow = async () => (attempt.current ? null : keys().catch(() => null))

  return { evidence, prepare: begin, send, withdraw, keysNow }
}
