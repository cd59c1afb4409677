import { z } from 'zod'
import { CATEGORIES, EXPERIENCES } from './experience'
import type { Report } from './report'

/** Longest title, in code points (TITLE_MAX_CHARS of lib/sealing/sizes.ts). */
export const TITLE_MAX = 120

/**
 * What is sealed as ACCOUNT, for those who open it. Empty texts and null: not said. Version 2 (2026-11) has `paid`,
 * `source` and `avoid`; what was sealed before them reads as if they had not been said.
 */
export const accountSchema = z.object({
  v: z.union([z.literal(1), z.literal(2)]),
  experience: z.enum(EXPERIENCES),
  category: z.enum(CATEGORIES),
  unitId: z.string().nullable(),
  serviceId: z.string().nullable(),
  place: z.string(),
  story: z.string(),
  /** rupiah */
  amount: z.number().nullable(),
  /** whether what was demanded has been paid */
  paid: z.enum(['yes', 'notYet']).nullable().default(null),
  /** day in WITA */
  happenedOn: z.string().nullable(),
  who: z.string(),
  /** how somebody inside the office knows */
  source: z.enum(['seen', 'document', 'told']).nullable().default(null),
  /** who else must not handle it, besides the leads that have no grant */
  avoid: z.string().default(''),
  name: z.string(),
  contact: z.string(),
})
export type Account = z.output<typeof accountSchema>

/** The account of a report as the JSON that is sealed. Whom the reporter excluded is not in it: the grants say it. */
export function accountOf({ excluded: _, ...report }: Report): string {
  const account: Account = { v: 2, ...report }
  // A lone surrogate would cost six bytes as an escape; nobody means one.
  return JSON.stringify(account, (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))
}

/** What an opened ACCOUNT says; null where it is not one. */
export function readAccount(opened: string): Account | null {
  try {
    return accountSchema.parse(JSON.parse(opened))
  } catch {
    return null
  }
}

/** The title that an inspector's queue shows: the office, then how the story begins; at most TITLE_MAX characters. */
export function titleOf(report: Pick<Report, 'story'>, unitName: string | null): string {
  const story = report.story.toWellFormed().replace(/\s+/g, ' ').trim()
  return shorten(unitName === null ? story : `${unitName}: ${story}`, TITLE_MAX)
}

/** Cuts at a word where one ends near the limit, and says so by an ellipsis. */
function shorten(text: string, max: number): string {
  const chars = [...text]
  if (chars.length <= max) return text
  const cut = chars.slice(0, max - 1).join('')
  const word = cut.lastIndexOf(' ')
  return `${(word > cut.length * 0.6 ? cut.slice(0, word) : cut).trimEnd()}…`
}
