import 'server-only'
import type { SealedBy, WalkIn } from '@/generated/prisma/enums'
import { holdAccounts } from '@/lib/data/accounts'
import { writeAudit } from '@/lib/data/audit'
import { db, hasCode, inTransaction, type Tx } from '@/lib/data/client'
import { EvidenceGone, GONE, takeEvidence, type SentEvidence } from '@/lib/data/evidence'
import { readHolidays } from '@/lib/data/holidays'
import { addWorkingDays, dateToDay, dayOf, dayToDate, type Day, type Holidays } from '@/lib/domain/calendar'
import { DEADLINES, dueOn } from '@/lib/domain/deadlines'
import { routeOf, type ReportFacts } from '@/lib/domain/intake'
import { newReference } from '@/lib/domain/reference'
import { fail, ok, type Result } from '@/lib/domain/result'
import type { SealedReport } from '@/lib/sealing/case-seal'

/** What a reporter is told: the public number, the day it came in, the day by which it is verified. */
export type Accepted = { reference: string; receivedOn: Day; verifyBy: Day }

/** Filed by an officer for somebody else, on the day of `now` or later than it came. */
export type FiledBy = { officerId: string; via: WalkIn; receivedOn: Day }

/** How a report came: `waited` on a phone, with files, by an officer's hand; from when it is `late`, nobody waits for it. */
type Circumstances = {
  now?: Date
  evidence?: SentEvidence[]
  waited?: boolean
  filedBy?: FiledBy | null
  late?: AbortSignal
}

/** Draws of a reference before giving up; 40 random bits never need a second one. */
const DRAWS = 5

/**
 * Stores a sealed report in one transaction: case, grants, exclusions, parts, the first line of its story, the trail.
 * The same report again (same look-up and case id) gets the same answer and stores nothing. CONFLICT: the look-up or
 * the case id belongs to another report, or (with field `grants`) the grants or exclusions name somebody who is no lead or a
 * key that is no longer theirs, so the list that they were made from has changed, or (with field
 * `evidence`) a file is not there or not whole. INVALID: `unitId`, `serviceId`: not there, or not offered by that
 * unit; `excluded`: nobody is left who could read it. Grants to a lead who has left are dropped. One that `waited` on a phone is
 * taken as it was sealed, as long as one lead of now can open it: leads who came since, or have another key, get theirs from
 * that one. `filedBy`: by an officer (lib/data/walk-ins.ts); deadlines then run from the day on which it came. Throws once it is
 * `late`, unless the storing has begun.
 */
export async function acceptReport(
  sealed: SealedReport,
  facts: ReportFacts,
  sealedBy: SealedBy,
  { now = new Date(), evidence = [], waited = false, filedBy = null, late }: Circumstances = {},
): Promise<Result<Accepted>> {
  const before = await acceptedBefore(sealed)
  if (before) return before
  if (waited) facts = await asOfNow(facts)
  const placed = waited ? ok(null) : await checkPlace(facts)
  if (!placed.ok) return placed

  for (let draw = 1; ; draw++) {
    late?.throwIfAborted()
    try {
      return await inTransaction(async (tx) => {
        const holidays = await readHolidays(tx)
        await holdAccounts(tx) // who changes an officer or their key waits until the grant is there to be deleted
        const granted = await checkOfficers(tx, sealed, facts, waited)
        if (!granted.ok) return granted
        return ok(
          await store(tx, { ...sealed, grants: granted.value }, facts, { sealedBy, now, evidence, filedBy, holidays }),
        )
      })
    } catch (error) {
      if (error instanceof EvidenceGone) return fail('CONFLICT', GONE)
      if (!hasCode(error, 'P2002')) throw error
      // Somebody was faster: the same report at the same moment, or a case that drew the same reference.
      const known = await acceptedBefore(sealed)
      if (known) return known
      if (draw >= DRAWS) throw error
    }
  }
}

/** Whether a report with this look-up is stored: its answer; null when it is not. */
export async function findAccepted(lookup: string): Promise<(Accepted & { caseId: string }) | null> {
  const row = await db.case.findUnique({ where: { lookup }, select: { id: true, reference: true, receivedOn: true } })
  if (!row) return null
  return { caseId: row.id, ...answer(row, await readHolidays()) }
}

async function acceptedBefore(sealed: SealedReport): Promise<Result<Accepted> | null> {
  const rows = await db.case.findMany({
    where: { OR: [{ lookup: sealed.lookup }, { id: sealed.caseId }] },
    select: { id: true, lookup: true, reference: true, receivedOn: true },
  })
  const same = rows.find((row) => row.id === sealed.caseId && row.lookup === sealed.lookup)
  if (same) return ok(answer(same, await readHolidays()))
  return rows.length > 0 ? fail('CONFLICT') : null
}

function answer(row: { reference: string; receivedOn: Date }, holidays: Holidays): Accepted {
  const receivedOn = dateToDay(row.receivedOn)
  return {
    reference: row.reference,
    receivedOn,
    verifyBy: addWorkingDays(receivedOn, DEADLINES.verify.days, holidays),
  }
}

/** INVALID where the office or the service is not there, or that office does not offer that service. */
export async function checkPlace({
  unitId,
  serviceId,
}: Pick<ReportFacts, 'unitId' | 'serviceId'>): Promise<Result<null>> {
  const [unit, service, offering] = await Promise.all([
    unitId && db.unit.findUnique({ where: { id: unitId, active: true }, select: { id: true } }),
    serviceId && db.service.findUnique({ where: { id: serviceId }, select: { id: true } }),
    unitId &&
      serviceId &&
      db.offering.findUnique({ where: { unitId_serviceId: { unitId, serviceId } }, select: { unitId: true } }),
  ])
  if (unitId && !unit) return fail('INVALID', { unitId: { key: 'UNKNOWN_UNIT' } })
  if (serviceId && !service) return fail('INVALID', { serviceId: { key: 'UNKNOWN_SERVICE' } })
  if (unitId && serviceId && !offering) return fail('INVALID', { serviceId: { key: 'NOT_OFFERED' } })
  return ok(null)
}

/** What of the facts of a report that waited still names somebody or something. */
async function asOfNow(facts: ReportFacts): Promise<ReportFacts> {
  const [unit, service, excluded] = await Promise.all([
    facts.unitId && db.unit.findUnique({ where: { id: facts.unitId }, select: { id: true } }),
    facts.serviceId && db.service.findUnique({ where: { id: facts.serviceId }, select: { id: true } }),
    db.officer.findMany({ where: { id: { in: facts.excluded } }, select: { id: true } }),
  ])
  return {
    ...{ ...facts, unitId: unit ? unit.id : null, serviceId: service ? service.id : null },
    excluded: excluded.map(({ id }) => id),
  }
}

/** The grants that count. An officer is granted or excluded, never both and never twice. */
async function checkOfficers(
  tx: Tx,
  sealed: SealedReport,
  facts: ReportFacts,
  waited: boolean,
): Promise<Result<SealedReport['grants']>> {
  const granted = sealed.grants.map(({ officerId }) => officerId)
  const named = [...granted, ...facts.excluded]
  if (new Set(named).size < named.length) return fail('INVALID', { grants: { key: 'INVALID' } })
  const officers = await tx.officer.findMany({
    where: { id: { in: named } },
    select: { id: true, role: true, active: true, recipient: true },
  })
  if (!waited && (officers.length < named.length || officers.some(({ role }) => role !== 'LEAD'))) return CHANGED
  const leads = new Map(
    officers.flatMap(({ id, role, active, recipient }) =>
      active && role === 'LEAD' ? [[id, recipient] as const] : [],
    ),
  )
  const present = sealed.grants.filter(({ officerId }) => leads.has(officerId))
  const kept = present.filter(({ officerId, recipient }) => !recipient || leads.get(officerId) === recipient)
  if (!waited && kept.length < present.length) return CHANGED
  if (kept.length > 0) return ok(kept)
  if (granted.length > 0) return CHANGED
  return fail('INVALID', { excluded: { key: 'ALL_EXCLUDED' } })
}

const CHANGED = fail('CONFLICT', { grants: { key: 'RECIPIENTS' } })

type Coming = Required<Omit<Circumstances, 'waited' | 'late'>> & { sealedBy: SealedBy; holidays: Holidays }

async function store(
  tx: Tx,
  sealed: SealedReport,
  facts: ReportFacts,
  { sealedBy, now, evidence, filedBy, holidays }: Coming,
): Promise<Accepted> {
  const today = dayOf(now)
  const came = filedBy?.receivedOn ?? today
  const [on, cameOn] = [dayToDate(today), dayToDate(came)]
  const { caseId, recipient, lookup, receiptSealed, recoveryGrant, recoveryTo } = sealed
  const { channel, spgKind } = routeOf(facts.category)
  const due = dueOn(
    { channel, state: 'RECEIVED', stateOn: came, clockFrom: came, pausedDays: 0, extendedDays: 0 },
    holidays,
  )
  const dueDate = due && dayToDate(due)
  const row = await tx.case.create({
    data: {
      ...{ id: caseId, reference: newReference(), sealedBy, channel, spgKind, category: facts.category },
      ...{ unitId: facts.unitId, serviceId: facts.serviceId, recipient, lookup },
      ...{ receiptSealed, recoveryGrant, recoveryTo },
      ...{ walkIn: filedBy?.via ?? null, stateOn: cameOn, receivedOn: cameOn, clockFrom: cameOn, dueOn: dueDate },
      grants: {
        createMany: { data: sealed.grants.map(({ officerId, sealed: grant }) => ({ officerId, sealed: grant })) },
      },
      exclusions: { createMany: { data: facts.excluded.map((officerId) => ({ officerId })) } },
      parts: { createMany: { data: sealed.parts.map((part) => ({ ...part, author: 'REPORTER' as const, on })) } },
      moves: { create: { move: 'receive', to: 'RECEIVED', actor: 'REPORTER', on: cameOn, dueOn: dueDate } },
    },
    select: { reference: true, receivedOn: true },
  })
  if (!(await takeEvidence(tx, caseId, evidence, today))) throw new EvidenceGone()
  await writeAudit(tx, {
    ...{ at: now, actor: filedBy?.officerId ?? 'reporter', action: 'case:receive', subject: `case:${caseId}` },
    detail: {
      ...{ reference: row.reference, channel, sealedBy, grants: sealed.grants.length, evidence: evidence.length },
      ...(filedBy && { via: filedBy.via, receivedOn: came }),
    },
  })
  return answer(row, holidays)
}
