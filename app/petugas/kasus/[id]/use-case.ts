'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { OpenedCase, ThreadPart } from '@/lib/data/case-open'
import type { OfficerPart } from '@/lib/domain/case-work'
import { messageText } from '@/lib/domain/message'
import { fail, type Result } from '@/lib/domain/result'
import { SealingError } from '@/lib/sealing/errors'
import type { PartWire } from '@/lib/sealing/wire'
import { open } from '../actions'
import { useOfficerKey } from '../../key'
import { type CaseView, openView } from './open-view'

export type Opening =
  | { status: 'opening' }
  | { status: 'failed'; why: 'NOT_FOUND' | 'KEY' | 'UNAVAILABLE' }
  | { status: 'open'; case: OpenedCase; secret: string; view: CaseView }

/** What sending came to. OFFLINE: nobody knows whether it arrived; the same text sent again is not stored twice. */
export type Sent<T> = Result<T> | { ok: false; error: { code: 'OFFLINE'; fields?: undefined } }

/** Seals a text under the next number of its kind and hands it to `deliver`. Null: it had arrived before. */
export type Send = <T>(
  kind: OfficerPart,
  text: string,
  deliver: (part: PartWire) => Promise<Sent<T>>,
) => Promise<Sent<T | null>>

type Pending = { text: string; part: PartWire }

/**
 * Opens a case in this browser once and keeps it open while the page is; what is sent is sealed here. `by`: the officer's
 * name and the day, for what they add.
 */
export function useCase(id: string, by: { name: string; today: string }) {
  const heldKey = useOfficerKey()
  const [key] = useState(heldKey) // the vault hands out a new object of the same key now and then
  const [opening, setOpening] = useState<Opening>({ status: 'opening' })
  const latest = useRef<Opening>(opening)
  const pending = useRef<Partial<Record<OfficerPart, Pending>>>({})
  const begun = useRef(false)

  const show = useCallback((now: Opening) => {
    // What is open stays open, with all that is being typed, when it can't be read again just now.
    if (now.status === 'failed' && now.why === 'UNAVAILABLE' && latest.current.status === 'open') return
    latest.current = now
    setOpening(now)
  }, [])

  const read = useCallback(async () => show(await openedCase(key, id)), [id, key, show])

  useEffect(() => {
    // Each opening is written into the trail: once for a page, however often React runs this.
    if (begun.current) return
    begun.current = true
    void read()
  }, [read])

  const send: Send = async (kind, text, deliver) => {
    if (latest.current.status !== 'open') return fail('NOT_FOUND')
    const { case: now, secret } = latest.current
    const number = Math.max(0, ...now.parts.filter((part) => part.kind === kind).map((part) => part.number)) + 1
    try {
      // What went out without an answer goes out again as it was, so that it shows whether it had arrived.
      const before = pending.current[kind]
      const same = before?.text === text && before.part.number === number
      const part = same ? before.part : await sealed(secret, id, kind, number, text)
      pending.current[kind] = { text, part }
      const result = await deliver(part)
      if (result.ok) {
        const added: ThreadPart = { ...part, author: 'OFFICER', by: by.name, on: by.today }
        // As it is by now: a deed may carry two texts, and the other one has been added meanwhile.
        const more = { ...now, parts: [...latest.current.case.parts, added] }
        show({ status: 'open', case: more, ...(await openView(key, id, more)) })
      } else if (result.error.code === 'CONFLICT') await read()
      const stored = result.ok || hasPart(latest.current, part)
      if (stored) delete pending.current[kind]
      return stored && !result.ok && result.error.fields?.part ? { ok: true, value: null } : result
    } catch (error) {
      return error instanceof SealingError ? fail('TOO_LARGE') : { ok: false, error: { code: 'OFFLINE' } }
    }
  }

  const retry = () => {
    show({ status: 'opening' })
    void read()
  }

  return { opening, retry, send }
}

async function openedCase(key: CryptoKey, id: string): Promise<Opening> {
  try {
    // What opens it comes along meanwhile.
    const [result] = await Promise.all([open({ id }), import('@/lib/sealing/case-seal')])
    if (!result.ok) {
      if (result.error.code === 'UNAUTHENTICATED') window.location.replace('/masuk')
      return { status: 'failed', why: result.error.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'UNAVAILABLE' }
    }
    return { status: 'open', case: result.value, ...(await openView(key, id, result.value)) }
  } catch (error) {
    return { status: 'failed', why: error instanceof SealingError ? 'KEY' : 'UNAVAILABLE' }
  }
}

/** Opens a case that is not this page's own, to write one note into it; `deliver` also gets its key, for whoever is to have it. */
export async function noteInto<T>(
  key: CryptoKey,
  id: string,
  text: string,
  deliver: (part: PartWire, secret: string) => Promise<Result<T>>,
): Promise<Sent<T>> {
  const opened = await openedCase(key, id)
  if (opened.status !== 'open') return opened.status === 'failed' ? refusals[opened.why] : refusals.UNAVAILABLE
  const { view, secret } = opened
  try {
    return await deliver(await sealed(secret, id, 'NOTE', view.notes.length + 1, text), secret)
  } catch (error) {
    return error instanceof SealingError ? fail('TOO_LARGE') : { ok: false, error: { code: 'OFFLINE' } }
  }
}

const refusals = {
  NOT_FOUND: fail('NOT_FOUND'),
  KEY: fail('CONFLICT', { merged: { key: 'KEYLESS' } }),
  UNAVAILABLE: { ok: false, error: { code: 'OFFLINE' } },
} as const

async function sealed(secret: string, id: string, kind: OfficerPart, number: number, text: string) {
  const [{ sealPart }, { partToWire }] = await Promise.all([
    import('@/lib/sealing/case-seal'),
    import('@/lib/sealing/wire'),
  ])
  const plain = kind === 'MESSAGE' ? messageText({ from: 'OFFICER', text }) : text
  return partToWire(await sealPart(secret, id, kind, number, plain))
}

const hasPart = (now: Opening, { kind, number, tag }: PartWire) =>
  now.status === 'open' &&
  now.case.parts.some((part) => part.kind === kind && part.number === number && part.tag === tag)
