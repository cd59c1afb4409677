import 'server-only'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { db } from '@/lib/data/client'

/** Whoever asks more often gets the same answer: a stranger's questions cost the database nothing. */
const KEPT_MS = 1_000
/** A database that takes longer serves nobody. */
const PATIENCE_MS = 3_000

let kept: { until: number; answer: Promise<boolean> } | undefined

/** Whether this process can serve: the database answers soon and has every migration of this version. Never throws. */
export function isReady(now = Date.now()): Promise<boolean> {
  if (!kept || kept.until <= now) kept = { until: now + KEPT_MS, answer: look() }
  return kept.answer
}

async function look(): Promise<boolean> {
  let late: NodeJS.Timeout | undefined
  const patience = new Promise<boolean>((done) => (late = setTimeout(done, PATIENCE_MS, false).unref()))
  return Promise.race([migrated().catch(() => false), patience]).finally(() => clearTimeout(late))
}

async function migrated(): Promise<boolean> {
  const folder = resolve(/* turbopackIgnore: true */ 'prisma/migrations')
  const known = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  return known.every(({ name }) => rows.some((row) => row.name === name))
}
