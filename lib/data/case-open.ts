import 'server-only'
import { writeAudit } from '@/lib/data/audit'
import { oneCase, visibleTo } from '@/lib/data/case-scope'
import { inTransaction } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { dateToDay, type Day } from '@/lib/domain/calendar'
import { TITLES_MAX } from '@/lib/domain/case-work'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import { toBase64url } from '@/lib/sealing/bytes'
import { type PartWire, partToWire } from '@/lib/sealing/wire'

/** What opens a case in its officer's browser. `grant`: the case identity, sealed to this officer (base64url). */
export type OpenedCase = { grant: string; parts: ThreadPart[] }
/** A sealed part with what its row says: who and when. The side that counts is inside the sealed text. */
export type ThreadPart = PartWire & { author: 'REPORTER' | 'OFFICER'; by: string | null; on: Day }
export type MergedKey = { id: string; main: string; grant: string }
export type SealedTitle = { id: string; grant: string; part: PartWire }

/**
 * Hands out the officer's grant and every sealed part of one case, and writes the opening into the trail in the same
 * transaction: what can't be written down is not handed out. NOT_FOUND.
 */
export async function openCase(officer: Officer, id: string, now = new Date()): Promise<Result<OpenedCase>> {
  return inTransaction(async (tx) => {
    const row = await tx.case.findFirst({
      where: oneCase(officer, id),
      select: {
        grants: { where: { officerId: officer.id }, select: { sealed: true } },
        parts: {
          orderBy: [{ kind: 'asc' }, { number: 'asc' }],
          omit: { caseId: true, officerId: true },
          include: { officer: { select: { name: true } } },
        },
      },
    })
    const grant = row?.grants[0]
    if (!row || !grant) return fail('NOT_FOUND')
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:open', subject: `case:${id}` })
    const parts = row.parts.map((part) => ({
      ...partToWire(part),
      author: part.author,
      by: part.officer?.name ?? null,
      on: dateToDay(part.on),
    }))
    return ok({ grant: toBase64url(grant.sealed), parts })
  })
}

/**
 * Hands out grants and sealed titles of up to TITLES_MAX cases for the queue, with one entry in the trail that names
 * them. Ids that are no case of this officer's are left out.
 */
export async function openTitles(officer: Officer, ids: string[], now = new Date()): Promise<Result<SealedTitle[]>> {
  if (ids.length > TITLES_MAX) return fail('TOO_LARGE')
  return inTransaction(async (tx) => {
    const rows = await tx.case.findMany({
      where: { AND: [{ id: { in: ids } }, visibleTo(officer)] },
      orderBy: { id: 'asc' },
      select: {
        id: true,
        grants: { where: { officerId: officer.id }, select: { sealed: true } },
        parts: { where: { kind: 'TITLE', number: 1 }, select: { kind: true, number: true, sealed: true, tag: true } },
      },
    })
    const titles = rows.flatMap(({ id, grants: [grant], parts: [part] }) =>
      grant && part ? [{ id, grant: toBase64url(grant.sealed), part: partToWire(part) }] : [],
    )
    if (titles.length === 0) return ok([])
    await writeAudit(tx, {
      at: now,
      actor: officer.id,
      action: 'case:titles',
      subject: `officer:${officer.id}`,
      detail: { cases: titles.map(({ id }) => id).join(' ') },
    })
    return ok(titles)
  })
}

/**
 * The officer's own grants of what is merged into these cases, to be sealed to whoever is given them, with one entry in the
 * trail that names each. What does not exist for the officer is left out.
 */
export async function openMergedKeys(officer: Officer, ids: string[], now = new Date()): Promise<Result<MergedKey[]>> {
  if (!can(officer.role, 'case:assign')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    const rows = await tx.case.findMany({
      where: { AND: [{ mergedInto: { AND: [{ id: { in: ids } }, visibleTo(officer)] } }, visibleTo(officer)] },
      orderBy: { id: 'asc' },
      select: {
        id: true,
        mergedIntoId: true,
        grants: { where: { officerId: officer.id }, select: { sealed: true } },
      },
    })
    const keys = rows.flatMap(({ id, mergedIntoId: main, grants: [grant] }) =>
      grant && main !== null ? [{ id, main, grant: toBase64url(grant.sealed) }] : [],
    )
    if (keys.length === 0) return ok([])
    const detail = { cases: keys.map(({ id }) => id).join(' ') }
    await writeAudit(tx, { at: now, actor: officer.id, action: 'key:hand', subject: `officer:${officer.id}`, detail })
    return ok(keys)
  })
}
