import { z } from 'zod'

// C0 and C1 controls except tab and line feed, and the invisible characters that reorder or hide text
// (bidi embeddings, overrides, isolates and marks: Unicode TR36 2.10, "Trojan Source" CVE-2021-42574; zero-width, BOM).
// ZWJ and ZWNJ stay: emoji and scripts need them.
const UNSEEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/g

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g
// Half of a pair that stands alone: UTF-8 cannot hold it, and PostgreSQL refuses JSON with one.
const LONE_SURROGATE = /\p{Surrogate}/gu

/** Text as people meant it: NFC, line feeds only, no control, bidi or invisible characters, no space around it. */
export function cleanText(text: string): string {
  const seen = text.replace(LINE_ENDS, '\n').replace(UNSEEN, '').replace(LONE_SURROGATE, '\uFFFD')
  // last, since what is taken out may have kept a letter from its accent
  return seen.normalize('NFC').trim()
}

/** Length as people count: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length
}

function cleaned(max: number, required: boolean, clean: (text: string) => string) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? 'REQUIRED' : 'INVALID') })
    .meta({ ...(required && { minLength: 1 }), maxLength: max }) // for whoever reads the schema (lib/domain/openapi.ts)
    .transform((raw, context) => {
      const text = clean(raw)
      if (required && text === '') context.addIssue({ code: 'custom', message: 'REQUIRED' })
      if (lengthOf(text) > max) context.addIssue({ code: 'custom', message: 'TOO_LONG', params: { max } })
      return text
    })
}

const oneLine = (text: string) => cleanText(text).replace(/\s+/g, ' ')

/** One line of at most `max` characters; not empty. */
export const line = (max: number) => cleaned(max, true, oneLine)

/** One line of at most `max` characters; may be empty. */
export const optionalLine = (max: number) => cleaned(max, false, oneLine)

/** Several lines of at most `max` characters; not empty. */
export const prose = (max: number) => cleaned(max, true, cleanText)

/** Several lines of at most `max` characters; may be empty. */
export const optionalProse = (max: number) => cleaned(max, false, cleanText)

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML (or XML) shows it: between tags and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** A text field that holds a list, one entry a line: at most `count` lines of `max` characters; empty lines are dropped. */
export const lines = (count: number, max: number) =>
  optionalProse((max + 1) * count)
    .transform((text) => text.split('\n').map(oneLine).filter(Boolean))
    .superRefine((list, context) => {
      if (list.length > count) context.addIssue({ code: 'custom', message: 'TOO_MANY', params: { max: count } })
      else if (list.some((entry) => lengthOf(entry) > max))
        context.addIssue({ code: 'custom', message: 'LINE_TOO_LONG', params: { max } })
    })

/** A whole number as people type it, with dots between thousands and a minus of either kind; `fits` is how it may look. */
export const wholeNumber = (fits: RegExp) =>
  z
    .string({ error: 'REQUIRED' })
    .transform((raw) => raw.replace(/[\s.]/g, '').replace('−', '-'))
    .pipe(z.string().min(1, 'REQUIRED').regex(fits, 'NUMBER'))
    .transform(Number)

/** One line of at most `max` characters; null where nothing is given. */
export const lineOrNull = (max: number) => optionalLine(max).transform((text) => text || null)

/** A field of ticks for a schema of lists: one ticked box comes as a text, several as a list, none not at all. */
export const ticks = <L extends z.ZodType>(list: L) =>
  z.preprocess((given) => (typeof given === 'string' ? [given] : (given ?? [])), list)
