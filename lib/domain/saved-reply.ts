import { z } from 'zod'
import { line, prose } from './text'

/** A message is at most 2,000 long (lib/domain/message.ts): what is filled in and added by hand has room. */
export const SAVED_REPLY_MAX = { title: 80, text: 1500, count: 50 } as const

/** What a text may leave open: facts that the reporter knows already, and nothing of what they wrote. */
const BLANKS = ['nomor', 'tenggat'] as const
type Blank = (typeof BLANKS)[number]

export type SavedReply = { id: string; title: string; text: string }

const text = prose(SAVED_REPLY_MAX.text).refine(
  (given) => [...given.matchAll(/\{([^{}]*)\}|[{}]/g)].every(([, name]) => BLANKS.some((blank) => blank === name)),
  'PLACEHOLDER',
)

export const savedReplySchema = z.object({ title: line(SAVED_REPLY_MAX.title), text })
export type SavedReplyInput = z.output<typeof savedReplySchema>

/** A text with its blanks filled in; null where one has nothing to say now, so that no reporter reads a blank. */
export function filledReply({ text }: Pick<SavedReply, 'text'>, facts: Record<Blank, string | null>): string | null {
  if (BLANKS.some((blank) => facts[blank] === null && text.includes(`{${blank}}`))) return null
  return text.replace(/\{(nomor|tenggat)\}/g, (_, blank: Blank) => facts[blank] ?? '')
}

/** A message with a text put in where the cursor stands, parted from what is written around it. */
export function insertedAt(message: string, at: number, text: string): { message: string; at: number } {
  const [before, after] = [message.slice(0, at).trimEnd(), message.slice(at).trimStart()]
  const head = [before, text].filter(Boolean).join('\n\n')
  return { message: [head, after].filter(Boolean).join('\n\n'), at: head.length }
}
