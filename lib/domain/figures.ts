/** Counts under this are published as "<5" (DOMAIN.md "Publishing figures"). */
export const SMALLEST_COUNT = 5
