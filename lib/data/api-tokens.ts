import 'server-only'
import { randomBytes } from 'node:crypto'
import { writeAudit } from '@/lib/data/audit'
import { db, hasCode, inTransaction } from '@/lib/data/client'
import { unitSystem, type Officer } from '@/lib/data/officers'
import { fromCursor, paged, type Paged } from '@/lib/data/paging'
import { tokenHash } from '@/lib/data/secret-hash'
import { SCOPES, tokenWorks, type Scope, type TokenInput } from '@/lib/domain/api-access'
import { addDays, dateToDay, dayOf, dayToDate, type Day } from '@/lib/domain/calendar'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** A unit's own system, known by its token. `officer` is as whom it keeps the board. */
export type ApiSystem = { tokenId: string; unitSlug: string; scopes: readonly Scope[]; officer: Officer }

export type TokenRow = {
  id: string
  unit: string
  name: string
  prefix: string
  scopes: readonly Scope[]
  createdAt: Date
  createdBy: string
  expiresOn: Day
  lastUsedOn: Day | null
  state: 'WORKS' | 'EXPIRED' | 'REVOKED'
}

const PREFIX = 'jari_'
const SHOWN = PREFIX.length + 6

const isScope = (scope: string): scope is Scope => SCOPES.includes(scope as Scope)

/**
 * Makes a token for one unit's system and hands it out, this once. CONFLICT: the same form was sent before; INVALID `unit`:
 * no active one.
 */
export async function createToken(
  officer: Officer,
  { form, unit: unitId, name, scopes, days }: TokenInput,
  now = new Date(),
): Promise<Result<{ token: string }>> {
  if (!can(officer.role, 'access:admin')) return fail('NOT_FOUND')
  const unit = await db.unit.findUnique({ where: { id: unitId, active: true }, select: { id: true } })
  if (!unit) return fail('INVALID', { unit: { key: 'UNKNOWN_UNIT' } })
  const token = PREFIX + randomBytes(32).toString('base64url')
  const expiresOn = addDays(dayOf(now), days)
  const row = { id: form, unitId, name, scopes, prefix: token.slice(0, SHOWN), hash: tokenHash(token) }
  try {
    await inTransaction(async (tx) => {
      await tx.apiToken.create({
        data: { ...row, expiresOn: dayToDate(expiresOn), createdBy: officer.id, createdAt: now },
      })
      const detail = { unit: unitId, scopes: scopes.join(' '), expires: expiresOn }
      await writeAudit(tx, { at: now, actor: officer.id, action: 'token:create', subject: `token:${form}`, detail })
    })
  } catch (error) {
    if (hasCode(error, 'P2002')) return fail('CONFLICT')
    throw error
  }
  return ok({ token })
}

/** Ends a token at once and for good. Nothing happens when it has ended before. NOT_FOUND: there is none. */
export async function revokeToken(officer: Officer, { id }: { id: string }, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'access:admin')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    const token = await tx.apiToken.findUnique({ where: { id }, select: { unitId: true } })
    if (!token) return fail('NOT_FOUND')
    const { count } = await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
    if (count === 0) return ok(null)
    const detail = { unit: token.unitId }
    await writeAudit(tx, { at: now, actor: officer.id, action: 'token:revoke', subject: `token:${id}`, detail })
    return ok(null)
  })
}

/** A page of all tokens, newest first; `after` is the id with which the page before it ended. */
export async function listTokens(officer: Officer, after?: string, now = new Date()): Promise<Result<Paged<TokenRow>>> {
  if (!can(officer.role, 'access:admin')) return fail('NOT_FOUND')
  const rows = await db.apiToken.findMany({
    select: {
      ...{ id: true, name: true, prefix: true, scopes: true, createdAt: true, createdBy: true, expiresOn: true },
      ...{ lastUsedOn: true, revokedAt: true, unit: { select: { name: true } } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...fromCursor(after),
  })
  const page = paged(rows, ({ id }) => id)
  const makers = await db.officer.findMany({
    where: { id: { in: page.rows.map(({ createdBy }) => createdBy) } },
    select: { id: true, name: true },
  })
  const today = dayOf(now)
  const tokens = page.rows.map(({ unit, revokedAt, lastUsedOn, ...row }): TokenRow => {
    const expiresOn = dateToDay(row.expiresOn)
    return {
      ...row,
      unit: unit.name,
      scopes: row.scopes.filter(isScope),
      createdBy: makers.find(({ id }) => id === row.createdBy)?.name ?? '',
      expiresOn,
      lastUsedOn: lastUsedOn && dateToDay(lastUsedOn),
      state: revokedAt ? 'REVOKED' : tokenWorks({ revokedAt, expiresOn }, today) ? 'WORKS' : 'EXPIRED',
    }
  })
  return ok({ rows: tokens, next: page.next })
}

/** Whose token this is; null for an unknown, revoked or expired one and for one of a unit that is no longer active. */
export async function systemOf(token: string, now = new Date()): Promise<ApiSystem | null> {
  const row = await db.apiToken.findUnique({
    where: { hash: tokenHash(token), unit: { active: true } },
    select: {
      ...{ id: true, name: true, unitId: true, scopes: true, expiresOn: true, revokedAt: true, lastUsedOn: true },
      unit: { select: { slug: true } },
    },
  })
  const today = dayOf(now)
  if (!row || !tokenWorks({ revokedAt: row.revokedAt, expiresOn: dateToDay(row.expiresOn) }, today)) return null
  if (row.lastUsedOn === null || dateToDay(row.lastUsedOn) !== today) {
    await db.apiToken.update({ where: { id: row.id }, data: { lastUsedOn: dayToDate(today) }, select: { id: true } })
  }
  return {
    ...{ tokenId: row.id, unitSlug: row.unit.slug, scopes: row.scopes.filter(isScope) },
    officer: unitSystem({ tokenId: row.id, name: row.name, unitId: row.unitId }),
  }
}
