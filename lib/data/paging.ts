import 'server-only'

/** A page of a list; `next` is the cursor of the page after it, null on the last. */
export type Paged<T, C = string> = { rows: T[]; next: C | null }

export const PAGE_SIZE = 25

/** What a query takes to read one page and know whether another follows: from after the row that `after` names. */
export const fromCursor = (after: string | undefined) => ({
  take: PAGE_SIZE + 1,
  ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
})

/** What was found of a page of `size` and one more, as that page; `cursorOf` its last row names where the next begins. */
export function paged<T, C = string>(found: readonly T[], cursorOf: (row: T) => C, size = PAGE_SIZE): Paged<T, C> {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.length > size && last !== undefined ? cursorOf(last) : null }
}
