import 'server-only'
import PgBoss from 'pg-boss'
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
