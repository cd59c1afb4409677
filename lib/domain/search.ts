/** Something that can be found, by any of its names. Equal matches keep the order in which they are given. */
export type Searchable<T> = { value: T; names: readonly string[] }

export type Match<T> = { value: T; score: number }

/** Longest text that is searched for, in characters; callers refuse longer ones. */
export const QUERY_MAX = 80
const WORDS_MAX = 8
/** Words up to this long are typed right, or mean another one: KK, KTP, KIA. */
const SHORT = 3

/** From this score on a match is a guess: it stands behind what matches well in another way. */
export const UNSURE = 3

/** Words that say nothing of which office is meant, and words that people use for the same kind of office. */
const SAME_WORD: Record<string, string> = {
  kantor: '',
  di: '',
  lurah: 'kelurahan',
  camat: 'kecamatan',
  kel: 'kelurahan',
  kec: 'kecamatan',
}

/**
 * Finds by name as people spell it: case, diacritics, punctuation, doubled letters, words run together or apart, a
 * beginning of a word and small slips of the finger don't matter (Andonohu, Anduonohu, "watu watu", "kasilampe").
 * Every word must match something of one name. Best first; lower scores are better.
 */
export function search<T>(query: string, entries: readonly Searchable<T>[]): Match<T>[] {
  // A letter left out can make a double one: as typed, and without doubled letters, whichever comes closer.
  const typed = wordsOf(query).slice(0, WORDS_MAX)
  if (typed.length === 0) return []
  const found = entries.flatMap(({ value, names }) => {
    const scores = names.flatMap((name) => {
      const words = wordsOf(name)
      return [scoreOf(typed, words, asTyped), scoreOf(typed, words, squeeze)].filter((score) => score !== null)
    })
    return scores.length > 0 ? [{ value, score: Math.min(...scores) }] : []
  })
  return found.sort((a, b) => a.score - b.score)
}

/** A text as comparable words: lower case, no diacritics, no word that is only "office". */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const telling = words.map((word) => SAME_WORD[word] ?? word).filter((word) => word !== '')
  return telling.length > 0 ? telling : words
}

/** Without doubled letters, but for short words, where they are another word (KK). */
function squeeze(word: string): string {
  return word.length > SHORT ? word.replace(/(\p{L})\1+/gu, '$1') : word
}

const asTyped = (word: string) => word

/** Words of which offices of one kind all have the same: people leave them out, or run the others together without them. */
const KINDS = ['kelurahan', 'kecamatan']
/** An office of the kind that was asked for stands before one of another kind. */
const OTHER_KIND = 0.5

/** How far a name is from what was typed, both as `spell` makes them; null: too far. */
function scoreOf(query: readonly string[], name: readonly string[], spell: (word: string) => string): number | null {
  const joined = joinedScore(query, name, spell)
  const parts = name.map(spell)
  let sum = 0
  for (const word of query.map(spell)) {
    const best = parts.reduce<number | null>((min, part) => lower(min, wordScore(word, part)), null)
    if (best === null) return joined
    sum += best
  }
  // A name with fewer words that were not asked for stands first: "Abeli" before "Abeli Dalam".
  const unasked = Math.max(0, name.length - query.length) * 0.1
  return lower(joined, sum + unasked)
}

/** The same with all words run together, however they are parted; as they are, and without the word for their kind. */
function joinedScore(query: readonly string[], name: readonly string[], spell: (word: string) => string) {
  // Two slips would make one short word another: "ktp hilang" and "kk hilang".
  const strict = [query, name].every((words) => words.some((word) => word.length <= SHORT))
  const whole = wordScore(spell(query.join('')), spell(name.join('')), strict)
  const bare = (words: readonly string[]) => words.filter((word) => !KINDS.includes(word))
  const core = bare(query)
  if (core.length === 0) return whole
  const score = wordScore(spell(core.join('')), spell(bare(name).join('')), strict)
  const otherKind = query.some((word) => KINDS.includes(word) && !name.includes(word))
  return lower(whole, score === null ? null : score + (otherKind ? OTHER_KIND : 0))
}

/** 0 the same, 1 a beginning, 2 a slip or two, 3 (UNSURE) a slip in a beginning, 4 somewhere inside; null otherwise. `strict`: no more than one slip. */
function wordScore(typed: string, word: string, strict = false): number | null {
  if (typed === word) return 0
  if (word.startsWith(typed)) return 1
  const allowed = typed.length <= SHORT ? 0 : strict || typed.length < 8 ? 1 : 2
  const slips = distance(typed, word, allowed)
  if (slips !== null) return 1 + slips * 0.5
  if (allowed > 0 && word.length > typed.length) {
    for (let length = typed.length - 1; length <= typed.length + 1; length++) {
      if (distance(typed, word.slice(0, length), 1) !== null) return 3
    }
  }
  return typed.length >= SHORT && word.includes(typed) ? 4 : null
}

function lower(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b)
}

/**
 * Letters to change, add, drop or swap with their neighbour (optimal string alignment, Damerau 1964) between two words;
 * null when more than `max`.
 */
function distance(a: string, b: string, max: number): number | null {
  if (Math.abs(a.length - b.length) > max) return null
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > max) return null
    before = above
    above = row
  }
  const slips = above[b.length] ?? 0
  return slips <= max ? slips : null
}
