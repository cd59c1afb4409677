import type { ParsedReceipt } from '@/lib/sealing/receipt'

/** What is wrong with a code, as a key of "track.code" with the group in which it lies. */
export type CodeProblem = {
  key:
    | 'EMPTY'
    | 'LENGTH'
    | 'LENGTH_AT'
    | 'CHARACTER_AT'
    | 'CHECK'
    | 'NOT_FOUND'
    | 'LIMITED'
    | 'NETWORK'
    | 'UNAVAILABLE'
    | 'UNSUPPORTED'
  at: number
}

export function codeProblem({ reason, at }: Extract<ParsedReceipt, { ok: false }>): CodeProblem {
  if (reason === 'LENGTH') return at === undefined ? { key: 'LENGTH', at: 0 } : { key: 'LENGTH_AT', at }
  if (reason === 'CHARACTER') return { key: 'CHARACTER_AT', at: at ?? 0 }
  return { key: reason, at: 0 }
}
