'use client'
import { useState } from 'react'
import type { EvidenceEntry } from '../open-view'

/** What came of a file that was opened here: its SHA-256 as worked out in this browser, or why there is none. */
export type Hashed = { ok: true; sha256: string } | { ok: false; why: 'ALTERED' | 'NOT_FOUND' | 'OFFLINE' | 'FORGED' }
export type Hashes = {
  of: ReadonlyMap<number, Hashed>
  /** what is under way, 0…1; null: nothing */
  done: number | null
  set: (number: number, hashed: Hashed) => void
  /** opens every file once, which is written into the trail, and works out what it is */
  check: (secret: string, entries: readonly EvidenceEntry[]) => Promise<void>
}

/** The files of a case, opened one after another to see whether they are what was sealed; none is kept. */
export function useHashes(id: string): Hashes {
  const [of, setOf] = useState<ReadonlyMap<number, Hashed>>(new Map())
  const [done, setDone] = useState<number | null>(null)
  const set = (number: number, hashed: Hashed) => setOf((known) => new Map(known).set(number, hashed))

  async function check(secret: string, entries: readonly EvidenceEntry[]) {
    setDone(0)
    for (const [place, { number, meta }] of entries.entries()) {
      const opened =
        meta && (await fileOf(id, secret, number, meta, (part) => setDone((place + part) / entries.length)))
      // What opens has the hash that was sealed with it: `openBlob` has compared the two.
      if (!opened) set(number, { ok: false, why: 'FORGED' })
      else set(number, opened.ok ? { ok: true, sha256: meta.sha256 } : opened)
    }
    setDone(null)
  }
  return { of, done, set, check }
}

/** One file of a case, opened and compared with what its sender sealed. */
export async function fileOf(
  id: string,
  secret: string,
  number: number,
  meta: NonNullable<EvidenceEntry['meta']>,
  onProgress: (part: number) => void,
) {
  try {
    const { openBlob } = await import('../open-file')
    return await openBlob(`/petugas/kasus/${id}/bukti/${number}`, secret, meta, onProgress)
  } catch {
    return { ok: false, why: 'OFFLINE' } as const
  }
}
