import MiniSearch from 'minisearch'
import type { SearchableCase } from '@/lib/data/case-search'
import { readAccount } from '@/lib/domain/account'
import type { CaseParts } from '@/lib/domain/case-search'
import { readFindings } from '@/lib/domain/findings'
import { readMessage } from '@/lib/domain/message'
import { fromBase64url, fromUtf8, utf8 } from '@/lib/sealing/bytes'
import { openGrant, openTexts } from '@/lib/sealing/case-seal'
import { openBytes, sealBytes } from '@/lib/sealing/envelope'
import type { PartWire } from '@/lib/sealing/wire'

/** A case that was found. `title`: what stands in the queue; empty where it does not open. */
export type Hit = { id: string; reference: string; title: string }
export const HITS_MAX = 50

type Entry = Hit & { text: string }

const OPTIONS = {
  fields: ['title', 'text', 'reference'],
  storeFields: ['reference', 'title'],
  // "Anduonohu" finds "anduonohu", "café" finds "cafe".
  processTerm: (term: string) => term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() || null,
  searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND' as const, boost: { title: 2, reference: 3 } },
}

/** Bumped when what is indexed changes: an older index is built anew. */
const VERSION = 2

/** What an officer's cases say, to be searched in their browser. It never leaves it but sealed to the officer's own key. */
export class CaseIndex {
  private constructor(
    private search: MiniSearch<Entry>,
    private parts: Map<string, number>,
  ) {}

  static empty(): CaseIndex {
    return new CaseIndex(new MiniSearch<Entry>(OPTIONS), new Map())
  }

  /** The index in a file of `sealed`; an empty one where this key does not open it, or it is of another version. */
  static async opened(key: CryptoKey, sealed: Uint8Array): Promise<CaseIndex> {
    try {
      const { version, parts, search } = JSON.parse(fromUtf8(await openBytes(key, sealed)))
      if (version !== VERSION) return CaseIndex.empty()
      return new CaseIndex(MiniSearch.loadJS<Entry>(search, OPTIONS), new Map(parts))
    } catch {
      return CaseIndex.empty()
    }
  }

  /** The whole of it as an age file for this recipient. */
  sealed(recipient: string): Promise<Uint8Array<ArrayBuffer>> {
    const { search, parts } = this
    return sealBytes([recipient], utf8(JSON.stringify({ version: VERSION, parts: [...parts], search })))
  }

  /** Which cases it holds, with how many parts each had. */
  get known(): CaseParts {
    return this.parts
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.parts.delete(id)
      if (this.search.has(id)) this.search.discard(id)
    }
  }

  /**
   * Opens cases and takes in what they say; `counts`: how many parts each was listed with. What bears no seal of its case is
   * left out. Answers how many did not open: those are not known, and are tried again with the next visit, since their key may
   * be put right without a part more.
   */
  async add(key: CryptoKey, cases: readonly SearchableCase[], counts: CaseParts): Promise<number> {
    let shut = 0
    for (const { id, reference, grant, parts } of cases) {
      this.forget([id])
      const texts = await textsOf(key, id, grant, parts).catch(() => null)
      if (texts === null) {
        shut++
        continue
      }
      this.search.add({ id, reference, ...texts })
      this.parts.set(id, counts.get(id) ?? parts.length)
    }
    return shut
  }

  /** The best HITS_MAX of what has every word, whole, begun or nearly; and how many there are. */
  find(query: string): { hits: Hit[]; total: number } {
    const found = this.search.search(query)
    const hits = found.slice(0, HITS_MAX).map(({ id, reference, title }) => ({ id, reference, title }) as Hit)
    return { hits, total: found.length }
  }
}

async function textsOf(key: CryptoKey, id: string, grant: string, parts: readonly PartWire[]) {
  const secret = await openGrant(key, fromBase64url(grant))
  // Of the 5W2H sheet only the newest version counts: what it took back is not to be found any more.
  const newest = parts.findLast(({ kind }) => kind === 'FINDINGS')
  const sought = parts.filter((part) => part.kind !== 'FINDINGS' || part === newest)
  const texts = { title: '', text: '' }
  for (const [place, opened] of (await openTexts(secret, id, sought)).entries()) {
    const kind = sought[place]?.kind
    if (opened === null || kind === undefined) continue
    if (kind === 'TITLE') texts.title = opened
    else texts.text += `${wordsOf(kind, opened)}\n`
  }
  return texts
}

/** What is searched of a part. Who reported is not: a search must not become a list of reporters. */
function wordsOf(kind: PartWire['kind'], text: string): string {
  if (kind === 'MESSAGE') return readMessage(text)?.text ?? ''
  if (kind === 'FINDINGS') return Object.values(readFindings(text) ?? {}).join('\n')
  if (kind !== 'ACCOUNT') return text
  const account = readAccount(text)
  return account ? [account.story, account.place, account.who].join('\n') : ''
}
