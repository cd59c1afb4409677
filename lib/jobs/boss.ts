import 'server-only'
import { createHash } from 'node:crypto'
import PgBoss from 'pg-boss'
import { uuidText } from '@/lib/domain/uuid'
import { env } from '@/lib/env'
import { logFailure } from '@/lib/log'

/** For `schedule`: hours are those of Kendari. */
export const WITA = { tz: 'Asia/Makassar' } as const

/** pg-boss on the same PostgreSQL, in a schema of its own: what it has taken on survives restarts. */
export function newBoss(): PgBoss {
  const boss = new PgBoss({
    ...{ connectionString: env().databaseUrl, application_name: 'jari jobs', max: 2 },
    ...{ monitorStateIntervalSeconds: 600, archiveCompletedAfterSeconds: 3600, deleteAfterDays: 7 },
  })
  boss.on('error', (error) => logFailure('jobs', error))
  return boss
}

/** Thrown by a job that is to be tried again later, though nothing failed here. */
export class TryAgain extends Error {}

/** Has this process do what waits in a queue. A job that fails is told to the journal: pg-boss alone keeps it in its tables. */
export async function work<T extends object>(
  boss: PgBoss,
  queue: string,
  run: (jobs: PgBoss.Job<T>[]) => Promise<unknown>,
  options: PgBoss.WorkOptions = {},
): Promise<void> {
  await boss.work<T>(queue, options, async (jobs) => {
    try {
      await run(jobs)
    } catch (error) {
      if (!(error instanceof TryAgain)) logFailure(`job ${queue}`, error)
      throw error
    }
  })
}

/**
 * For jobs that send one push message: what certainly did not go out is tried again, later each time, for 17 hours at least.
 * A city may be cut off for longer than an hour.
 */
export const PUSH_TRIES = { retryLimit: 11, retryDelay: 30, retryBackoff: true } as const

/** A job's id follows from what it is to do, so that there is one of it. */
export function jobIdOf(...what: (string | number)[]): string {
  return uuidText(createHash('sha256').update(what.join('\n')).digest().subarray(0, 16))
}
