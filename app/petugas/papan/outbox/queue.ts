'use client'
import { readOutbox, type Outbox } from '@/lib/domain/outbox'
import { keep, storedFor } from './storage'

/** Changes what waits for an officer on this phone. False: this browser does not keep it. */
export function store(owner: string, change: (outbox: Outbox) => Outbox): boolean {
  const outbox = change(readOutbox(storedFor(owner)))
  return keep(owner, outbox.length === 0 ? null : JSON.stringify(outbox))
}
