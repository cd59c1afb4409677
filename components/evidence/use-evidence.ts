import { useEffect, useRef, useState } from 'react'
import { onLeaving } from '@/components/leaving'
import { EVIDENCE } from '@/lib/domain/evidence-limits'
import type { FileKind } from '@/lib/domain/file-kind'
import type { CaseSecret, SendError } from './engine'
import type { FileProblem } from './prepare'
import { forgetTray } from './tray'

type Problem = FileProblem | SendError['reason'] | 'GONE' | 'CLOSED' | 'FULL'

/**
 * A chosen file. `ready`: looked at, nothing sent; `waiting`: for the line; `paused`: a reload has interrupted it;
 * `uploaded`: all of it has arrived, sealed, and belongs to no case yet. One that has become part of a case is off the list.
 */
export type Item = {
  id: string
  name: string
  size: number
  kind: FileKind | null
  stage: 'checking' | 'ready' | 'cleaning' | 'sealing' | 'sending' | 'waiting' | 'paused' | 'uploaded' | 'failed'
  done: number
  problem: Problem | null
  /** a photo that is to stay as it is */
  asIs: boolean
}

/** An uploaded file as it is named to the server, once its number is known. */
export type Uploaded = { blob: string; part: Uint8Array }
export type Given = 'OK' | 'OFFLINE' | 'GONE' | 'CLOSED' | 'FULL' | 'TOO_OFTEN' | 'REFUSED'

type Work = { file: File | null; trayId: string | null; uploaded: Uploaded | null; abort: AbortController }

export const IN_WORK = ['cleaning', 'sealing', 'sending', 'waiting'] as const
const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value)
export const isWorking = ({ stage }: Item) => isOneOf(IN_WORK, stage)

/**
 * The files that somebody chose as evidence, and their way: looked at, cleaned, sealed, uploaded, one after another.
 * `keys`: of the case they are sealed to. `give`: makes an uploaded file part of a case that is there already; without it
 * files wait as `uploaded`, and each begins as soon as it is chosen.
 */
export function useEvidence(keys: () => Promise<CaseSecret>, give?: (sent: Uploaded) => Promise<Given>) {
  const [items, setItems] = useState<Item[]>([])
  const [tooMany, setTooMany] = useState(false)
  /** how many have become part of the case since something was chosen */
  const [given, setGiven] = useState(0)
  const works = useRef(new Map<string, Work>())
  const now = useRef<Item[]>([])
  const running = useRef(false)

  const show = (next: Item[]) => {
    now.current = next
    setItems(next)
  }
  const change = (id: string, what: Partial<Item>) =>
    show(now.current.map((item) => (item.id === id ? { ...item, ...what } : item)))

  useEffect(() => {
    const kept = works.current
    const again = () => {
      for (const item of now.current) if (item.problem === 'OFFLINE') change(item.id, { stage: 'ready', problem: null })
      void run()
    }
    window.addEventListener('online', again)
    const stopListening = onLeaving(() => {
      for (const { abort } of kept.values()) abort.abort()
      void forgetTray()
    })
    return () => {
      stopListening()
      window.removeEventListener('online', again)
      for (const { abort } of kept.values()) abort.abort()
    }
    // Once: all that it reads is in refs.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  async function add(files: readonly File[]): Promise<void> {
    const room = EVIDENCE.perReport - now.current.length
    setTooMany(files.length > room)
    setGiven(0)
    const { examine } = await import('./prepare')
    for (const file of files.slice(0, Math.max(0, room))) {
      const id = crypto.randomUUID()
      works.current.set(id, { file, trayId: null, uploaded: null, abort: new AbortController() })
      const fresh = { id, name: file.name, size: file.size, kind: null, done: 0, problem: null, asIs: false }
      show([...now.current, { ...fresh, stage: 'checking' }])
      const examined = await examine(file)
      if (examined.ok) change(id, { kind: examined.kind, stage: 'ready' })
      else change(id, { stage: 'failed', problem: examined.problem })
    }
    if (!give) void run()
  }

  /** Shows what a reload has interrupted. */
  async function recall(): Promise<void> {
    const { interrupted } = await import('./engine')
    for (const { record, meta } of await interrupted(await keys())) {
      if ([...works.current.values()].some(({ trayId }) => trayId === record.id)) continue
      works.current.set(record.id, { file: null, trayId: record.id, uploaded: null, abort: new AbortController() })
      const { name, size, kind } = meta
      show([
        ...now.current,
        { ...{ id: record.id, name, size, kind, done: 0, problem: null, asIs: !meta.cleaned }, stage: 'paused' },
      ])
    }
  }

  /** Sends what is ready, one file after another. */
  async function run(): Promise<void> {
    if (running.current) return
    running.current = true
    try {
      for (let next = nextItem(); next; next = nextItem()) await work(next)
    } finally {
      running.current = false
    }
  }

  const nextItem = () => now.current.find(({ stage }) => stage === 'ready' || stage === 'paused')

  async function work(item: Item): Promise<void> {
    const { id, kind, asIs } = item
    const mine = works.current.get(id)
    if (!mine || !kind) return change(id, { stage: 'failed', problem: 'READ' })
    const { signal } = mine.abort
    const onStage = ({ name, done }: { name: (typeof IN_WORK)[number]; done: number }) => {
      if (!signal.aborted) change(id, { stage: name, done })
    }
    onStage({ name: 'sealing', done: 0 })
    try {
      const engine = await import('./engine')
      const secret = await keys()
      mine.uploaded ??= await (async () => {
        const record = await recordOf(engine, mine, kind, asIs, secret, onStage)
        return { blob: await engine.uploadFile(record, onStage, signal), part: record.part }
      })()
      if (signal.aborted) return
      if (!give) return change(id, { stage: 'uploaded', done: 1 })
      const outcome = await give(mine.uploaded)
      if (outcome !== 'OK') {
        if (outcome === 'GONE') await sendAnew(mine, engine)
        return change(id, { stage: 'failed', problem: outcome })
      }
      if (mine.trayId) await engine.forget(mine.trayId)
      works.current.delete(id)
      show(now.current.filter((entry) => entry.id !== id))
      setGiven((count) => count + 1)
    } catch (error) {
      if (signal.aborted) return
      const reason = (error as Partial<SendError>).reason
      change(id, { stage: 'failed', problem: reason ?? 'OFFLINE' })
    }
  }

  async function recordOf(
    engine: typeof import('./engine'),
    mine: Work,
    kind: FileKind,
    asIs: boolean,
    secret: CaseSecret,
    onStage: Parameters<typeof engine.sealFile>[4],
  ) {
    const kept = mine.trayId && (await engine.interrupted(secret)).find(({ record }) => record.id === mine.trayId)
    if (kept) return kept.record
    if (!mine.file) throw new engine.SendError('STORE')
    const { record } = await engine.sealFile(mine.file, kind, asIs, secret, onStage, mine.abort.signal)
    mine.trayId = record.id
    return record
  }

  /** Takes a file off the list; what is under way stops, and the server is told to forget it. */
  function remove(id: string): void {
    const mine = works.current.get(id)
    works.current.delete(id)
    mine?.abort.abort()
    show(now.current.filter((item) => item.id !== id))
    setTooMany(false)
    discard(mine)
  }

  function discard(work: Work | undefined): void {
    const trayId = work?.trayId
    if (trayId) void import('./engine').then((engine) => engine.discard(trayId)).catch(() => undefined)
  }

  function retry(id: string): void {
    change(id, { stage: 'ready', problem: null })
    void run()
  }

  /** Whether a photo is to stay as it is; may be chosen until it is sent. What has been sealed is sealed anew. */
  function setAsIs(id: string, asIs: boolean): void {
    const mine = works.current.get(id)
    const item = now.current.find((entry) => entry.id === id)
    if (!mine?.file || !item) return
    mine.abort.abort()
    discard(mine)
    works.current.set(id, { file: mine.file, trayId: null, uploaded: null, abort: new AbortController() })
    change(id, { asIs, stage: 'ready', done: 0, problem: null })
    if (!give) void run()
  }

  async function sendAnew(mine: Work, engine: typeof import('./engine')): Promise<void> {
    mine.uploaded = null
    if (mine.trayId) await engine.restart(mine.trayId)
  }

  /** The server has lost what waited there: each file may be sent once more. */
  async function lost(): Promise<void> {
    const engine = await import('./engine')
    for (const [id, mine] of works.current) {
      if (!mine.uploaded) continue
      await sendAnew(mine, engine)
      change(id, { stage: 'failed', problem: 'GONE' })
    }
  }

  /** Seals and sends all files once more, since their case has other keys now. */
  async function again(): Promise<void> {
    for (const [id, mine] of works.current) {
      if (!mine.uploaded) continue
      works.current.set(id, { ...mine, trayId: null, uploaded: null })
      change(id, { stage: 'ready', done: 0, problem: null })
    }
    await run()
  }

  /** All files have become part of a report: nothing of them stays here. */
  async function settled(): Promise<void> {
    const kept = [...works.current.values()].flatMap(({ trayId }) => trayId ?? [])
    works.current.clear()
    show([])
    if (kept.length === 0) return
    const { forget } = await import('./engine')
    for (const id of kept) await forget(id).catch(() => undefined)
  }

  /** The uploaded files, in their order: what a report names. */
  const uploaded = () => now.current.flatMap(({ id }) => works.current.get(id)?.uploaded ?? [])

  return { items, tooMany, given, add, recall, run, remove, retry, setAsIs, uploaded, lost, again, settled }
}

export type Evidence = ReturnType<typeof useEvidence>
