import 'server-only'
import { randomUUID } from 'node:crypto'
import { changeAsAdmin, done, NOTHING, OUTDATED } from '@/lib/data/admin-write'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { changesBetween } from '@/lib/domain/admin-changes'
import { type AgencyInput, mayReferTo } from '@/lib/domain/agency'
import type { Channel } from '@/lib/domain/case-states'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { isRecipient } from '@/lib/sealing/identity'

/** `vouched`: a lead has compared the key with the agency; nothing is sealed to another. */
export type Agency = Omit<AgencyInput, 'vouched'> & { id: string; version: number; vouchedBy: string | null }

const FIELDS = {
  ...{ id: true, name: true, takes: true, contact: true, website: true, recipient: true, active: true, version: true },
  vouchedById: true,
  vouchedBy: { select: { name: true } },
} as const
const ORDER = [{ position: 'asc' }, { id: 'asc' }] as const
const AGENCIES_MAX = 100

/** All agencies, also those that are switched off. NOT_FOUND: not theirs to keep. */
export async function listAgencies(officer: Officer): Promise<Result<Agency[]>> {
  if (!can(officer.role, 'agency:edit')) return fail('NOT_FOUND')
  const rows = await db.agency.findMany({ select: FIELDS, orderBy: [...ORDER], take: AGENCIES_MAX })
  return ok(rows.map(({ vouchedBy, vouchedById: _, ...row }) => ({ ...row, vouchedBy: vouchedBy?.name ?? null })))
}

/** Where a case of this channel can go. `recipient`: only one that a lead has vouched for. */
export async function agenciesFor(
  officer: Officer,
  channel: Channel,
): Promise<{ id: string; name: string; takes: string | null; recipient: string | null }[]> {
  if (!can(officer.role, 'case:read')) return []
  const rows = await db.agency.findMany({
    where: { active: true },
    select: { id: true, name: true, takes: true, recipient: true, vouchedById: true },
    orderBy: [...ORDER],
    take: AGENCIES_MAX,
  })
  return rows
    .filter(({ id }) => mayReferTo(channel, id))
    .map(({ vouchedById, recipient, ...row }) => ({ ...row, recipient: vouchedById === null ? null : recipient }))
}

/**
 * Houses at which a case may have a number, which is noted and never sent anywhere: all there are, also those that nothing is
 * referred to (any more). Who reported to SP4N-LAPOR! as well has a number there, whatever the channel.
 */
export async function numberedBy(officer: Officer): Promise<{ id: string; name: string }[]> {
  if (!can(officer.role, 'case:read')) return []
  return db.agency.findMany({ select: { id: true, name: true }, orderBy: [...ORDER], take: AGENCIES_MAX })
}

/** Adds an agency. INVALID `recipient`: nothing can be sealed to it. */
export function addAgency(officer: Officer, input: AgencyInput, now = new Date()): Promise<Result<null>> {
  return changeAsAdmin(officer, 'agency:edit', now, async (tx) => {
    const vouchedById = voucher(officer, input, null)
    const { vouched: _, ...fields } = input
    if (!usable(fields.recipient)) return fail('INVALID', { recipient: { key: 'RECIPIENT' } })
    if ((await tx.agency.count()) >= AGENCIES_MAX) return fail('TOO_LARGE')
    const last = await tx.agency.aggregate({ _max: { position: true } })
    const id = randomUUID()
    await tx.agency.create({ data: { id, ...fields, vouchedById, position: (last._max.position ?? 0) + 1 } })
    return done('agency:add', `agency:${id}`, { ...fields, vouched: vouchedById !== null })
  })
}

/**
 * Changes an agency. Another key is nobody's word until a lead ticks that they compared it: an administrator can enter one,
 * and nothing is sealed to it. NOT_FOUND; CONFLICT: changed since; INVALID `recipient`.
 */
export function editAgency(
  officer: Officer,
  { id, version, agency }: { id: string; version: number; agency: AgencyInput },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'agency:edit', now, async (tx) => {
    const before = await tx.agency.findUnique({ where: { id }, select: FIELDS })
    if (!before) return fail('NOT_FOUND')
    if (before.version !== version) return OUTDATED
    const { vouched: _, ...fields } = agency
    if (!usable(fields.recipient)) return fail('INVALID', { recipient: { key: 'RECIPIENT' } })
    const vouchedById = voucher(officer, agency, before)
    const detail = changesBetween(
      { ...before, vouched: before.vouchedById !== null },
      { ...fields, vouched: vouchedById !== null },
    )
    if (Object.keys(detail).length === 0) return NOTHING
    await tx.agency.update({ where: { id }, data: { ...fields, vouchedById, version: { increment: 1 } } })
    return done('agency:edit', `agency:${id}`, detail)
  })
}

const usable = (recipient: string | null) => recipient === null || isRecipient(recipient)

/** Whose word a key is. It stays whose it was while it is the same key and nobody takes the word back. */
function voucher(
  officer: Officer,
  { recipient, vouched }: AgencyInput,
  before: { recipient: string | null; vouchedById: string | null } | null,
): string | null {
  if (recipient === null) return null
  const standing = recipient === before?.recipient ? before.vouchedById : null
  if (!can(officer.role, 'key:vouch')) return standing
  return vouched ? (standing ?? officer.id) : null
}
