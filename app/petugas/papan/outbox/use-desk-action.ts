'use client'
import { startTransition, useActionState, useContext, useEffect, useState } from 'react'
import { kept, readOutbox, type DeedKind } from '@/lib/domain/outbox'
import { fail, ok } from '@/lib/domain/result'
import { uuidOf } from '@/lib/domain/uuid'
import { FRESH, type DeskAction, type DeskState } from '../form-parts'
import { BoxContext, type Box } from './provider'
import { PATIENCE_MS } from './send'
import { store } from './queue'
import { storedFor } from './storage'

/**
 * A form's action that survives the loss of the signal: what cannot be sent is kept on the phone. Before the scripts are
 * there, and without them, the form goes straight to the server's action. Behind what waits already, a change waits too.
 * While it is `pending` (the third) nothing may be typed: the form is reset when the answer comes.
 */
export function useDeskAction(action: DeskAction, kind: DeedKind) {
  const box = useContext(BoxContext)
  const [alive, setAlive] = useState(false)
  useEffect(() => startTransition(() => setAlive(true)), [])
  const patient = (state: DeskState, form: FormData) =>
    box ? sendOrKeep(box, kind, action, state, form) : action(state, form)
  return useActionState(alive && box ? patient : action, FRESH)
}

// Tokens that wait or have waited: until the page is drawn anew, its next change needs one of its own.
const used = new Set<string>()

async function sendOrKeep(
  { owner, send }: Box,
  kind: DeedKind,
  action: DeskAction,
  state: DeskState,
  form: FormData,
): Promise<DeskState> {
  if (used.has(String(form.get('form')))) form.set('form', newToken())
  if (navigator.onLine && readOutbox(storedFor(owner)).length === 0) {
    const sent = await answerOf(action(state, form))
    if (sent) return sent
  }
  const { form: id = '', ...fields } = fieldsOf(form)
  const made = new Date()
  let full = false
  const stored = store(owner, (outbox) => {
    const next = kept(outbox, { id, kind, fields, made: made.toISOString() })
    full = next === null
    return next ?? outbox
  })
  used.add(id)
  if (full || !stored) return { result: fail('UNAVAILABLE'), values: { ...fields, form: id } }
  if (navigator.onLine) void send()
  return { result: ok({ at: made.toISOString(), waiting: true }), values: fields }
}

/** Null: no answer came. It may have arrived all the same; its token sees to it that it is done once. */
async function answerOf(sending: Promise<DeskState>): Promise<DeskState | null> {
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
  return Promise.race([sending.catch(() => null), patience])
}

function fieldsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$')),
  )
}

/** Also where `crypto.randomUUID` is not: on http that is not localhost. */
const newToken = () => uuidOf(crypto.getRandomValues(new Uint8Array(16)), 4)
