import 'server-only'
import { named } from '@/lib/data/board-changes'
import type { Tx } from '@/lib/data/client'
import { actorName, type Officer } from '@/lib/data/officers'
import { mustHaveSeen, type Intent, type Met } from '@/lib/domain/board-met'

/** The newest change after `seen`, by somebody else, that a deed had to know of; null: none. For colleagues: it names who. */
export async function metChange(
  tx: Tx,
  officer: Officer,
  unitId: string,
  seen: number,
  intent: Intent,
): Promise<Met | null> {
  const meets = mustHaveSeen(intent)
  if (!meets) return null
  const { kinds, serviceId, itemId } = meets
  const change = await tx.boardChange.findFirst({
    where: {
      ...{ unitId, id: { gt: seen }, officerId: { not: officer.id }, kind: { in: [...kinds] } },
      ...(serviceId !== undefined && { serviceId }),
      ...(itemId !== undefined && { itemId }),
    },
    orderBy: { id: 'desc' },
  })
  if (!change) return null
  const [by, [line]] = await Promise.all([actorName(tx, change.officerId), named([change], tx)])
  const { id, kind, before, after, reason, at } = change
  const what = line?.serviceName ?? line?.itemName ?? null
  return { id, kind, what, before, after, reason, at: at.toISOString(), by }
}
