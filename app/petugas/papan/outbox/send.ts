'use client'
import { answered, nextToSend, readOutbox, toSend, type Waiting } from '@/lib/domain/outbox'
import type { Result } from '@/lib/domain/result'
import { store } from './queue'
import { storedFor } from './storage'

/** After this long an answer counts as lost; the same change is then sent again, and done once. */
export const PATIENCE_MS = 15_000

let sending: Promise<boolean> | null = null

/** Sends what waits, in order, until all is gone, one is stopped or the signal is. True: the board has changed. */
export function sendWaiting(owner: string): Promise<boolean> {
  sending ??= work(owner).finally(() => (sending = null))
  return sending
}

async function work(owner: string): Promise<boolean> {
  let changed = false
  for (;;) {
    const next = nextToSend(readOutbox(storedFor(owner)))
    const result = next && (await post(next))
    if (!next || !result) return changed
    store(owner, (outbox) => answered(outbox, next.id, result))
    if (nextToSend(readOutbox(storedFor(owner)))?.id === next.id) return changed // to be asked again later
    changed ||= result.ok
  }
}

/** The server's answer; null: none came, or one that says nothing of this change. */
async function post(change: Waiting): Promise<Result<unknown> | null> {
  try {
    const response = await fetch('/petugas/papan/kirim', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(toSend(change)),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const body: unknown = response.ok ? await response.json() : null
    return typeof body === 'object' && body !== null && 'ok' in body ? (body as Result<unknown>) : null
  } catch {
    return null
  }
}
