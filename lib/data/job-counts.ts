import 'server-only'
import { db } from '@/lib/data/client'

export type JobCount = { queue: string; state: string; count: number }

/** How many jobs of each queue are in which state. None where the database or pg-boss's schema is not there. */
export async function jobCounts(): Promise<JobCount[]> {
  return db.$queryRaw<JobCount[]>`
    SELECT "name" AS "queue", "state"::text AS "state", count(*)::int AS "count"
    FROM pgboss.job WHERE NOT starts_with("name", '__') GROUP BY 1, 2`.catch(() => [])
}
