import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { inTransaction, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { TAGS } from '@/lib/data/public-boards'
import { forget } from '@/lib/data/public-memory'
import type { AdminAction, Detail } from '@/lib/domain/admin-changes'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can, type Permission } from '@/lib/domain/roles'

/** What a deed comes to, and its line in the trail; `entry` null: everything was so already. */
export type AdminDeed<T> = { value: T; entry: { action: AdminAction; subject: string; detail?: Detail } | null }

/** Somebody else has changed it since the form was shown. */
export const OUTDATED = fail('CONFLICT', { version: { key: 'CHANGED' } })

/**
 * One deed of an administrator: of two at once the second waits and sees what the first left. `run` writes; the trail is
 * written with it or not at all; then what the public reads is read afresh. NOT_FOUND: not theirs to do; else what `run`
 * answers.
 */
export async function changeAsAdmin<T>(
  officer: Officer,
  permission: Permission,
  now: Date,
  run: (tx: Tx) => Promise<Result<AdminDeed<T>>>,
): Promise<Result<T>> {
  if (!can(officer.role, permission)) return fail('NOT_FOUND')
  const result = await inTransaction<Result<T>>(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('jari/admin'))`
    const done = await run(tx)
    if (!done.ok) return done
    const { value, entry } = done.value
    if (entry) await writeAudit(tx, { at: now, actor: officer.id, ...entry })
    return ok(value)
  })
  if (result.ok) forget(TAGS.units, TAGS.boards, TAGS.holidays)
  return result
}

/** A deed without an answer. */
export function done(action: AdminAction, subject: string, detail?: Detail): Result<AdminDeed<null>> {
  return ok({ value: null, entry: { action, subject, detail } })
}

/** Nothing to do: it is so already. */
export const NOTHING: Result<AdminDeed<null>> = ok({ value: null, entry: null })
