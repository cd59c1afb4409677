/** What a line of a board's history is about. */
export const CHANGE_KINDS = ['CONFIRMED', 'STATUS', 'NOTICE', 'STOCK'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** What an operator is about to do to their board. */
export type Intent =
  | { kind: 'CONFIRMED' | 'NOTICE' }
  | { kind: 'STATUS'; serviceId: string }
  | { kind: 'STOCK'; itemId: string; entry: string }

/** Somebody else's change that stands between a form and what it was drawn from. Plain values: it is sent to phones. */
export type Met = {
  id: number
  kind: ChangeKind
  /** name of the service or item; null: of the board */
  what: string | null
  before: string | null
  after: string | null
  reason: string | null
  /** ISO 8601 */
  at: string
  by: string
}

/** Which changes of others an intent has to know of: of these kinds and, where named, of this service or item. */
export type Meets = { kinds: readonly ChangeKind[]; serviceId?: string; itemId?: string }

/**
 * What a deed must have seen. "Masih sama" speaks for every status and the notice; a status for its service, a notice for
 * the notice, a count by hand for its item's ledger. Whatever else moves a stock adds up with others' entries: null.
 */
export function mustHaveSeen(intent: Intent): Meets | null {
  switch (intent.kind) {
    case 'CONFIRMED':
      return { kinds: ['STATUS', 'NOTICE'] }
    case 'NOTICE':
      return { kinds: ['NOTICE'] }
    case 'STATUS':
      return { kinds: ['STATUS'], serviceId: intent.serviceId }
    case 'STOCK':
      return intent.entry === 'COUNTED' ? { kinds: ['STOCK'], itemId: intent.itemId } : null
  }
}
