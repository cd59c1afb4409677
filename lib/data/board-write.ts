import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { inTransaction, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { boardChanged } from '@/lib/data/public-board'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** What a deed did: its line in the public history, and what the trail says of it (ids, states, counts). */
export type Deed = {
  change: Omit<Prisma.BoardChangeUncheckedCreateInput, 'unitId' | 'officerId' | 'at'>
  action: 'board:confirm' | 'board:status' | 'board:notice' | 'board:stock'
  detail: Record<string, string | number | null>
}

type Run = (tx: Tx, unitId: string) => Promise<Result<Deed>>

/**
 * One deed on the officer's own board: whoever else writes to this board waits, `run` writes, the history and the trail
 * are written with it or not at all, and then the public reads afresh. The same `form` again is the same deed: nothing
 * happens twice. NOT_FOUND: not an operator, or of no active unit; else what `run` answers.
 */
export async function changeBoard(officer: Officer, form: string, now: Date, run: Run): Promise<Result<null>> {
  const { id, role, unitId } = officer
  if (!can(role, 'board:edit') || unitId === null) return fail('NOT_FOUND')
  const result = await inTransaction<Result<null>>(async (tx) => {
    if (!(await takeBoard(tx, unitId))) return fail('NOT_FOUND')
    if (await doneBefore(tx, unitId, form)) return ok(null)
    const done = await run(tx, unitId)
    if (!done.ok) return done
    const { change, action, detail } = done.value
    await tx.boardChange.create({ data: { ...change, unitId, officerId: id, at: now } })
    await writeAudit(tx, { at: now, actor: id, action, subject: `unit:${unitId}`, detail: { ...detail, form } })
    return ok(null)
  })
  if (result.ok) boardChanged(unitId)
  return result
}

/** Holds the unit's board until the transaction ends; false for a unit that is not there or not active. */
async function takeBoard(tx: Tx, unitId: string): Promise<boolean> {
  await tx.$executeRaw`
    INSERT INTO "Board" ("unitId") SELECT "id" FROM "Unit" WHERE "id" = ${unitId} AND "active" ON CONFLICT DO NOTHING`
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Board" b JOIN "Unit" u ON u."id" = b."unitId"
    WHERE b."unitId" = ${unitId} AND u."active" FOR UPDATE OF b`
  return rows.length > 0
}

async function doneBefore(tx: Tx, unitId: string, form: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "AuditEntry" WHERE "subject" = ${`unit:${unitId}`} AND "detail"->>'form' = ${form} LIMIT 1`
  return rows.length > 0
}
