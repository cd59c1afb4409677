import { useEffect, useRef, useState } from 'react'
import { onLeaving } from '@/components/leaving'
import { EVIDENCE } from '@/lib/domain/evidence-limits'
import type { FileKind } from '@/lib/domain/file-kind'
import type { CaseSecret, SendError } from './engine'
import { type Given, IN_WORK, isThere, type Item, type Uploaded } from './item'
import { forgetTray, hasTray } from './tray'

type Work = { file: File | null; trayId: string | null; uploaded: Uploaded | null; abort: AbortController }

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
  const running = useRef<Promise<void>>(undefined)
  /** nothing is sent from here any more */
  const later = useRef(false)

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
    if (!(await hasTray())) return
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
  function run(): Promise<void> {
    running.current ??= (async () => {
      for (let next = nextItem(); next; next = nextItem()) await work(next)
    })().finally(() => (running.current = undefined))
    return running.current
  }

  const nextItem = () =>
    later.current ? undefined : now.current.find(({ stage }) => stage === 'ready' || stage === 'paused')

  /** Seals what has not arrived and leaves it on this phone, to be sent from /lacak; whether all of it lies here then. */
  async function layAside(): Promise<boolean> {
    later.current = true
    for (const { uploaded, abort } of works.current.values()) if (!uploaded) abort.abort()
    await running.current
    try {
      const [engine, secret] = await Promise.all([import('./engine'), keys()])
      for (const { id, kind, asIs, stage } of now.current) {
        const mine = works.current.get(id)
        if (!mine || !kind || mine.uploaded || stage === 'aside') continue
        mine.abort = new AbortController()
        try {
          await engine.mustLast()
          await recordOf(engine, mine, kind, asIs, secret, ({ name, done }) => change(id, { stage: name, done }))
          change(id, { stage: 'aside', problem: null })
        } catch (error) {
          change(id, { stage: 'failed', problem: (error as Partial<SendError>).reason ?? 'STORE' })
        }
      }
    } finally {
      later.current = now.current.some(({ stage }) => stage === 'aside')
    }
    return areThere()
  }

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

  /** Seals and sends all files once more, since their case has other keys now; whether all of them have arrived or lie here then. */
  async function again(): Promise<boolean> {
    const old: string[] = []
    for (const [id, mine] of works.current) {
      if (!mine.uploaded && !mine.trayId) continue
      if (mine.trayId) old.push(mine.trayId)
      works.current.set(id, { ...mine, trayId: null, uploaded: null })
      change(id, { stage: 'ready', done: 0, problem: null })
    }
    if (old.length > 0) {
      const forget = await import('./engine').then((engine) => engine.forget).catch(() => null)
      for (const id of old) await forget?.(id).catch(() => undefined)
    }
    if (later.current) return layAside()
    await run()
    return areThere()
  }

  const areThere = () => now.current.every(isThere)

  /** The uploaded files have become part of a report: nothing of them stays here. What was laid aside does. */
  async function settled(): Promise<void> {
    const kept = [...works.current.values()].flatMap(({ trayId, uploaded: sent }) => (sent && trayId) || [])
    later.current = false
    works.current.clear()
    show([])
    if (kept.length === 0) return
    const { forget } = await import('./engine')
    for (const id of kept) await forget(id).catch(() => undefined)
  }

  /** How many files lie on this phone for later. */
  const aside = () => now.current.filter(({ stage }) => stage === 'aside').length

  /** The uploaded files, in their order: what a report names. */
  const uploaded = () => now.current.flatMap(({ id }) => works.current.get(id)?.uploaded ?? [])

  return {
    items,
    tooMany,
    given,
    add,
    recall,
    run,
    layAside,
    aside,
    remove,
    retry,
    setAsIs,
    uploaded,
    lost,
    again,
    settled,
  }
}

export type Evidence = ReturnType<typeof useEvidence>
