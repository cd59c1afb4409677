'use client'
import { useRef, useState } from 'react'
import type { OpenedDisposition } from '@/lib/data/disposition-letters'
import type { Side } from '@/lib/domain/disposition'
import { fail, type Result } from '@/lib/domain/result'
import { SealingError } from '@/lib/sealing/errors'
import { type AttachmentEntry, type LetterEntry, openLetters, sealLetter } from './seal'

export type Correspondence =
  | { status: 'closed' | 'opening' }
  | { status: 'failed'; why: 'NOT_FOUND' | 'KEY' | 'UNAVAILABLE' }
  | { status: 'open'; secret: string; letters: LetterEntry[]; files: AttachmentEntry[]; raw: OpenedDisposition }
export type Sent = Result<unknown> | { ok: false; error: { code: 'OFFLINE'; fields?: undefined } }
type Wire = Awaited<ReturnType<typeof sealLetter>>

/**
 * The letters of one disposition, opened in this browser when asked for. `key`: the operator's own, or the case's; `load`
 * hands out the ciphertext, which is written into the trail.
 */
export function useDisposition(
  id: string,
  side: Side,
  key: CryptoKey | string,
  load: () => Promise<Result<OpenedDisposition>>,
) {
  const [now, setNow] = useState<Correspondence>({ status: 'closed' })
  const pending = useRef<{ text: string; letter: Wire }>(undefined)

  async function open(): Promise<Correspondence> {
    setNow((before) => (before.status === 'open' ? before : { status: 'opening' }))
    const next = await read()
    // What is open stays open, with all that is being typed, when it can't be read again just now.
    setNow((before) => (next.status === 'failed' && before.status === 'open' ? before : next))
    return next
  }

  async function read(): Promise<Correspondence> {
    try {
      const result = await load()
      if (!result.ok) {
        if (result.error.code === 'UNAUTHENTICATED') window.location.replace('/masuk')
        return { status: 'failed', why: result.error.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'UNAVAILABLE' }
      }
      return { status: 'open', raw: result.value, ...(await openLetters(key, id, result.value)) }
    } catch (error) {
      return { status: 'failed', why: error instanceof SealingError ? 'KEY' : 'UNAVAILABLE' }
    }
  }

  /** Seals a letter under the next number and hands it to `deliver`; one that had arrived before counts as sent. */
  async function send(text: string, deliver: (letter: Wire) => Promise<Result<unknown>>): Promise<Sent> {
    if (now.status !== 'open') return fail('NOT_FOUND')
    const number = now.letters.length + 1
    const before = pending.current
    try {
      const same = before?.text === text && before.letter.number === number
      const letter = same ? before.letter : await sealLetter(now.secret, id, side, number, text)
      pending.current = { text, letter }
      const result = await deliver(letter)
      if (!result.ok && result.error.code !== 'CONFLICT') return result
      const after = await open()
      const stored = after.status === 'open' && after.raw.letters.some(({ tag }) => tag === letter.tag)
      if (stored || result.ok) pending.current = undefined
      return stored ? { ok: true, value: null } : result
    } catch (error) {
      return error instanceof SealingError ? fail('TOO_LARGE') : { ok: false, error: { code: 'OFFLINE' } }
    }
  }

  return { now, open, send }
}
