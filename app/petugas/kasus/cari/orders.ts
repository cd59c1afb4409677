import type { SearchableCase } from '@/lib/data/case-search'
import type { CaseParts } from '@/lib/domain/case-search'
import type { Hit } from './case-index'

/** The database of the sealed index in this browser; it goes at sign-out. */
export const INDEX_STORE = 'jari-cari'
/** Forgets the index that lies in this browser. */
export const forgetIndex = (): void => void globalThis.indexedDB?.deleteDatabase(INDEX_STORE)

export type Kept = { id: string; sealed: Uint8Array<ArrayBuffer> }

/** What the page has the worker do (search-worker.ts). */
export type Order =
  | { do: 'open'; key: CryptoKey; officerId: string }
  | { do: 'forget'; ids: readonly string[] }
  | { do: 'add'; key: CryptoKey; cases: readonly SearchableCase[]; counts: CaseParts }
  | { do: 'keep'; officerId: string; recipient: string }
  | { do: 'find'; query: string }

export type Answer = { known?: CaseParts; shut?: number; found?: { hits: Hit[]; total: number } }
type Said = { number: number; answer?: Answer; failed?: true }

/** Sends orders to a worker; each resolves with its answer, and rejects where the worker failed or died. */
export function orders(worker: Worker) {
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let count = 0
  worker.onmessage = ({ data: { number, answer } }: MessageEvent<Said>) => {
    const asked = waiting.get(number)
    waiting.delete(number)
    if (answer) asked?.resolve(answer)
    else asked?.reject(new Error('worker'))
  }
  worker.onerror = () => {
    for (const { reject } of waiting.values()) reject(new Error('worker'))
    waiting.clear()
  }
  return (order: Order): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject })
      worker.postMessage({ number: count, order })
    })
}
