import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/lib/data/client'
import type { Role } from '@/lib/domain/roles'

/** A sealed key of a gratuity, as it travels beside those of cases (lib/data/key-grants.ts, lib/data/recovery.ts). */
type Key = { id: string; sealed: Uint8Array }

/** What a reader should open and cannot: a lead each of them, anybody else what they declared. */
const owedTo = (to: string, role: Role): Prisma.GratuityWhereInput => ({
  grants: { none: { officerId: to } },
  ...(role === 'LEAD' ? {} : { declarantId: to }),
})

/** The keys that `holder` has to what `to` lacks, in the order of their ids. */
export async function owedGratuityKeys(
  tx: Tx,
  holder: string,
  { to, role, after, take }: { to: string; role: Role; after: string | null; take: number },
): Promise<Key[]> {
  const rows = await tx.gratuity.findMany({
    where: { AND: [owedTo(to, role), { grants: { some: { officerId: holder } } }, { id: { gt: after ?? undefined } }] },
    orderBy: { id: 'asc' },
    take,
    select: { id: true, grants: { where: { officerId: holder }, select: { sealed: true } } },
  })
  return rows.flatMap(({ id, grants: [own] }) => (own ? [{ id, sealed: own.sealed }] : []))
}

/** The same of the recovery key. */
export async function recoverableGratuityKeys(
  tx: Tx,
  { to, after, take }: { to: string; after: string | null; take: number },
): Promise<Key[]> {
  const rows = await tx.gratuity.findMany({
    where: { AND: [owedTo(to, 'LEAD'), { recoveryGrant: { not: null } }, { id: { gt: after ?? undefined } }] },
    orderBy: { id: 'asc' },
    take,
    select: { id: true, recoveryGrant: true },
  })
  return rows.flatMap(({ id, recoveryGrant: sealed }) => (sealed ? [{ id, sealed }] : []))
}

/** Stores those of these keys that `to` is owed (and, where it is said, that `holder` has). Answers how many. */
export async function giveGratuityKeys(
  tx: Tx,
  { to, role, holder }: { to: string; role: Role; holder?: string },
  sealed: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<number> {
  const held = holder === undefined ? {} : { grants: { some: { officerId: holder } } }
  const rows = await tx.gratuity.findMany({
    where: { AND: [{ id: { in: [...sealed.keys()] } }, owedTo(to, role), held] },
    select: { id: true },
  })
  const data = rows.flatMap(({ id }) => {
    const grant = sealed.get(id)
    return grant ? [{ gratuityId: id, officerId: to, sealed: grant }] : []
  })
  return (await tx.gratuityGrant.createMany({ data, skipDuplicates: true })).count
}
