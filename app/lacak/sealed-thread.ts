import { MESSAGE_MAX_CHARS, messageText } from '@/lib/domain/message'
import type { ReplyKind } from '@/lib/domain/intake'
import { fieldProblems, type FieldProblem } from '@/lib/domain/result'
import { prose } from '@/lib/domain/text'
import { sealPart } from '@/lib/sealing/case-seal'
import { partToWire } from '@/lib/sealing/wire'

// This file and open-thread.ts bring age along: they are imported once a code has been typed, not before.
export { deriveFromReceipt } from '@/lib/sealing/derive'
export { openThread } from './open-thread'

export type CheckedMessage = { ok: true; text: string } | { ok: false; problem: FieldProblem }

/** A typed message, clean, or what is wrong with it. */
export function checkMessage(typed: unknown): CheckedMessage {
  const parsed = prose(MESSAGE_MAX_CHARS).safeParse(typed)
  if (parsed.success) return { ok: true, text: parsed.data }
  return { ok: false, problem: fieldProblems(parsed.error)[''] ?? { key: 'INVALID' } }
}

/** A reporter's message, sealed as the part of this number. */
export function sealMessage(caseSecret: string, caseId: string, number: number, text: string) {
  return sealPart(caseSecret, caseId, 'MESSAGE', number, messageText({ from: 'REPORTER', text }))
}

/** The body of the one request that sends a message, and the tag by which it is known again in a thread. */
export async function sealReply(
  { lookup, caseSecret, caseId }: { lookup: string; caseSecret: string; caseId: string },
  kind: ReplyKind,
  number: number,
  text: string,
): Promise<{ body: string; tag: string }> {
  const part = partToWire(await sealMessage(caseSecret, caseId, number, text))
  return { body: JSON.stringify({ lookup, kind, part }), tag: part.tag }
}
