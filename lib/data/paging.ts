import 'server-only'

/** A page of a list; `next` is the cursor of the page after it, null on the last. */
export type Paged<T> = { rows: T[]; next: string | null }

export const PAGE_SIZE = 25

/** What a query takes to read one page and know whether another follows: from after the row that `after` names. */
export const fromCursor = (after: string | undefined) => ({
  take: PAGE_SIZE + 1,
  ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
})

/** The rows of such a query as a page. */
export function paged<T>(found: readonly T[], idOf: (row: T) => string): Paged<T> {
  const rows = found.slice(0, PAGE_SIZE)
  const last = rows.at(-1)
  return { rows, next: found.length > PAGE_SIZE && last !== undefined ? idOf(last) : null }
}
