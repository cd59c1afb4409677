import { z } from 'zod'

/**
 * What a MESSAGE part holds before it is sealed. The side is inside the sealed text: a part's row also names its author,
 * but the host could rewrite a row, and must not be able to swap the sides of a conversation.
 */
const messageSchema = z.object({ v: z.literal(1), from: z.enum(['REPORTER', 'OFFICER']), text: z.string() })

export type Message = { from: 'REPORTER' | 'OFFICER'; text: string }

/** Longest message in code points: with its wrapping it stays within the 8 KiB that the sealed form allows. */
export const MESSAGE_MAX_CHARS = 2000

/** The text to seal. */
export function messageText(message: Message): string {
  return JSON.stringify({ v: 1, from: message.from, text: message.text })
}

/** The message in an opened text; null where it is none. */
export function readMessage(opened: string): Message | null {
  try {
    const { from, text } = messageSchema.parse(JSON.parse(opened))
    return { from, text }
  } catch {
    return null
  }
}
