import 'server-only'
import { logFailure } from '@/lib/log'

/** Rows that are read at a time. */
export const BATCH = 200

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * Does `deed` to each row that `read` answers (BATCH of them after an id, by id). Each stands alone: one that fails is told
 * to the journal as `what` and keeps none of the others. Answers how many were done (`deed` answers whether); throws at the
 * end where one failed, so that its job counts as failed and is tried again.
 */
export async function eachAlone<Row extends { id: string }>(
  what: string,
  read: (after: string) => Promise<Row[]>,
  deed: (row: Row) => Promise<boolean>,
): Promise<number> {
  let [done, failed] = [0, 0]
  for (let after = BEFORE_ALL; ;) {
    const rows = await read(after)
    for (const row of rows)
      try {
        if (await deed(row)) done++
      } catch (error) {
        failed++
        logFailure(what, error)
      }
    const last = rows.at(-1)
    if (last && rows.length === BATCH) after = last.id
    else if (failed > 0) throw new Error(`${what}: ${failed} failed, ${done} done`)
    else return done
  }
}
