import type { CaseCount, SearchableCase } from '@/lib/data/case-search'
import type { Paged } from '@/lib/data/paging'
import { SEARCH_TEXTS, searchChanges, type SearchRequest } from '@/lib/domain/case-search'
import type { Result } from '@/lib/domain/result'
import type { Answer, Order } from './orders'

/** Why searching cannot go on: the officer was signed out, or nobody answered. */
export class NoAnswer extends Error {
  constructor(readonly signedOut: boolean) {
    super('no answer')
  }
}

/** Read texts are kept after so many cases: whoever leaves in between has not read them for nothing. */
const KEEP_EVERY = 500

type Sync = {
  key: CryptoKey
  officer: { id: string; recipient: string }
  give: (order: Order) => Promise<Answer>
  /** how many cases of how many are in the index */
  onProgress: (done: number, of: number) => void
  signal: AbortSignal
}

/**
 * Makes the index hold what the officer may read now and nothing else: what is new or has grown is fetched as ciphertext and
 * opened in the worker, what is theirs no longer is forgotten. Answers how many cases did not open. Throws NoAnswer.
 */
export async function syncIndex({ key, officer, give, onProgress, signal }: Sync): Promise<{ shut: number }> {
  const { known = new Map<string, number>() } = await give({ do: 'open', key, officerId: officer.id })
  const present = new Map<string, number>()
  for (let after: string | null = null, more = true; more;) {
    const page: Paged<CaseCount> = await ask({ list: after }, signal)
    for (const { id, parts } of page.rows) present.set(id, parts)
    after = page.next
    more = after !== null
  }
  const { forget, read } = searchChanges(known, present)
  await give({ do: 'forget', ids: forget })
  const keep = () => give({ do: 'keep', officerId: officer.id, recipient: officer.recipient })
  if (forget.length > 0 && read.length === 0) await keep()
  let [shut, done] = [0, present.size - read.length]
  onProgress(done, present.size)
  for (let at = 0; at < read.length; at += SEARCH_TEXTS) {
    const ids = read.slice(at, at + SEARCH_TEXTS)
    const cases: SearchableCase[] = await ask({ ids }, signal)
    const added = await give({ do: 'add', key, cases, counts: new Map(ids.map((id) => [id, present.get(id) ?? 0])) })
    shut += added.shut ?? 0
    done += ids.length
    onProgress(done, present.size)
    const isLast = at + SEARCH_TEXTS >= read.length
    if (isLast || (at / SEARCH_TEXTS) % (KEEP_EVERY / SEARCH_TEXTS) === KEEP_EVERY / SEARCH_TEXTS - 1) await keep()
  }
  return { shut }
}

async function ask<T>(asked: SearchRequest, signal: AbortSignal): Promise<T> {
  const answer = await fetch('/petugas/kasus/cari/isi', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
    cache: 'no-store',
    signal,
  })
  if (!answer.ok) throw new NoAnswer(false)
  const result = (await answer.json()) as Result<T>
  if (!result.ok) throw new NoAnswer(result.error.code === 'UNAUTHENTICATED')
  return result.value
}
