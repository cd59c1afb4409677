import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { metChange } from '@/lib/data/board-met'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { boardChanged } from '@/lib/data/public-board'
import { refusable, undo } from '@/lib/data/refusal'
import { deedTime, type Sent } from '@/lib/domain/board-input'
import type { Intent } from '@/lib/domain/board-met'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** What a deed did: its lines in the public history, and what the trail says of it (ids, states, counts). */
export type Deed = {
  changes: Omit<Prisma.BoardChangeUncheckedCreateInput, 'unitId' | 'officerId' | 'at' | 'form'>[]
  action: 'board:confirm' | 'board:status' | 'board:notice' | 'board:stock' | 'board:import'
  detail: Record<string, string | number | null>
}

/** `at`: when the deed was done, which is before now where it waited for a signal. */
type Run = (tx: Tx, unitId: string, at: Date) => Promise<Result<Deed>>

/**
 * One deed on the officer's own board: whoever else writes to this board waits, `run` writes, the history and the trail
 * are written with it or not at all, and then the public reads afresh. The same form again is the same deed: nothing
 * happens twice. NOT_FOUND: not an operator, or of no active unit; CONFLICT with `unit`: the form was drawn for a unit that is
 * no longer theirs, with `met`: somebody else has done what the `intent` had to know of since; else what `run` answers.
 */
export async function changeBoard(
  officer: Officer,
  { form, seen, unit, made }: Sent,
  intent: Intent | null,
  now: Date,
  run: Run,
): Promise<Result<null>> {
  const { id, role, unitId } = officer
  if (!can(role, 'board:edit') || unitId === null) return fail('NOT_FOUND')
  if (unit !== undefined && unit !== unitId) {
    const before = { unitId: unit, form, officerId: id }
    const theirs = await db.boardChange.count({ where: before }) // done, and the answer lost
    return theirs > 0 ? ok(null) : fail('CONFLICT', { unit: { key: 'OTHER_UNIT' } })
  }
  const done = deedTime(made, now)
  if (!done.ok) return done
  const result = await refusable(() =>
    inTransaction(async (tx) => {
      if (!(await takeBoard(tx, unitId))) return fail('NOT_FOUND')
      const before = { unitId_form: { unitId, form } }
      if (await tx.boardChange.findUnique({ where: before, select: { id: true } })) return ok(null)
      const met = intent && seen !== undefined ? await metChange(tx, officer, unitId, seen, intent) : null
      if (met) return undo({ ok: false, error: { code: 'CONFLICT', met } })
      const deed = await run(tx, unitId, done.value)
      if (!deed.ok) return undo(deed)
      const { changes, action, detail } = deed.value
      const made = { unitId, officerId: id, at: now }
      await tx.boardChange.createMany({
        data: changes.map((change, place) => ({ ...change, ...made, form: place === 0 ? form : null })),
      })
      await writeAudit(tx, { at: now, actor: id, action, subject: `unit:${unitId}`, detail: { ...detail, form } })
      return ok(null)
    }),
  )
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
