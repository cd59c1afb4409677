import 'server-only'
import { z } from 'zod'
import { writeAudit } from '@/lib/data/audit'
import { FACTS, factsOf } from '@/lib/data/case-facts'
import { MOVED, perform } from '@/lib/data/case-move'
import { addPart, PART_TAKEN, unlessTaken } from '@/lib/data/case-parts'
import { takeCase } from '@/lib/data/case-scope'
import { inTransaction, type Tx } from '@/lib/data/client'
import { identityReader, showIdentity } from '@/lib/data/identities'
import { readHolidays } from '@/lib/data/holidays'
import type { Officer } from '@/lib/data/officers'
import { publish, publishable } from '@/lib/data/publications'
import { undo } from '@/lib/data/refusal'
import { mayReferTo } from '@/lib/domain/agency'
import { dayOf } from '@/lib/domain/calendar'
import { applyMove } from '@/lib/domain/case-moves'
import { type Channel, declineReasonSchema, outcomeSchema } from '@/lib/domain/case-states'
import type { DecideProposal, Propose, WithdrawProposal } from '@/lib/domain/case-work'
import { type Handover, isHandover, mayDecide, needsSecond, type Proposable, PROPOSALS } from '@/lib/domain/four-eyes'
import { type Failure, fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** Another proposal is open already, or this one is open no longer. */
export const PROPOSAL_CHANGED = {
  code: 'CONFLICT',
  fields: { proposal: { key: 'CHANGED' } },
} as const satisfies Failure

/** What waits for a second officer. `reason`: the number of the sealed note that says why. */
export type OpenProposal = {
  id: string
  move: Proposable | Handover
  input: ProposalInput
  reason: number
  by: { id: string; name: string }
  at: Date
}

const storedInput = z.object({
  outcome: outcomeSchema.optional(),
  declineReason: declineReasonSchema.optional(),
  days: z.int().optional(),
  agency: z.string().optional(),
  agencyName: z.string().optional(),
  recipient: z.string().nullable().optional(),
  named: z.boolean().optional(),
  officerId: z.string().optional(),
  officerName: z.string().optional(),
  text: z.string().optional(),
})
/** A dossier is approved for one agency and an identity for one officer, with the key that they have by then. */
export type ProposalInput = z.output<typeof storedInput>

/** The columns that `openProposal` reads. */
export const PROPOSAL = {
  id: true,
  move: true,
  input: true,
  reason: true,
  proposedAt: true,
  proposedBy: { select: { id: true, name: true } },
} as const

/** A row that is open, as what it says. */
export function openProposal(row: {
  id: string
  move: string
  input: unknown
  reason: number
  proposedAt: Date
  proposedBy: { id: string; name: string }
}): OpenProposal {
  const move = PROPOSALS.find((known) => known === row.move)
  if (!move) throw new Error('a proposal of an unknown move')
  const { id, reason, proposedBy: by, proposedAt: at } = row
  return { id, move, input: storedInput.parse(row.input), reason, by, at }
}

/**
 * Proposes a move that takes a second officer, with the sealed reason. Whoever works the case may propose what a lead could
 * do from its state. NOT_FOUND; CONFLICT with `version`: moved meanwhile, with `part`: PART_TAKEN, with `proposal`: another
 * one is open, without: not a move from this state; INVALID: what it needs is missing, or it takes nobody else.
 */
export async function propose(officer: Officer, input: Propose, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'case:work')) return fail('NOT_FOUND')
  const { id, version, move, reason, ...rest } = input
  let needed = storedInput.parse(rest)
  return unlessTaken(() =>
    inTransaction(async (tx) => {
      const holidays = await readHolidays(tx) // first the calendar, then the case: whoever changes the calendar does so too
      if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
      const facts = factsOf(await tx.case.findUniqueOrThrow({ where: { id }, select: FACTS }))
      if (facts.version !== version) return { ok: false, error: MOVED }
      if (isHandover(move)) {
        const ready = await handoverOf(tx, id, facts.channel, move, needed)
        if (!ready.ok) return ready
        needed = ready.value
      } else {
        const would = applyMove(facts, move, 'LEAD', needed, dayOf(now), holidays)
        if (!would.ok) return would
        if (!needsSecond(facts, move, needed)) return fail('INVALID', { move: { key: 'INVALID' } })
      }
      if ((await tx.proposal.count({ where: { caseId: id, state: 'OPEN' } })) > 0)
        return { ok: false, error: PROPOSAL_CHANGED }
      if (!(await addPart(tx, officer, id, reason, now))) return { ok: false, error: PART_TAKEN }
      await tx.proposal.create({
        data: { caseId: id, move, input: needed, proposedById: officer.id, proposedAt: now, reason: reason.number },
      })
      const detail = { move, ...traced(needed), reason: reason.number }
      await writeAudit(tx, { at: now, actor: officer.id, action: 'case:propose', subject: `case:${id}`, detail })
      return ok(null)
    }),
  )
}

/**
 * Approves an open proposal, which makes its move, or refuses it; either with a sealed reason. NOT_FOUND: no lead, or no
 * such proposal; CONFLICT with `version`, `part`, `merged` and without as `moveCase`, with `proposal`: decided meanwhile;
 * INVALID `approval`: it is the officer's own.
 */
export async function decideProposal(officer: Officer, input: DecideProposal, now = new Date()): Promise<Result<null>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  const { id, version, approve, reason, message, merged, shown } = input
  return unlessTaken(() =>
    inTransaction(async (tx) => {
      const holidays = await readHolidays(tx) // as above
      if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
      const row = await tx.proposal.findFirst({
        where: { id: input.proposal, caseId: id },
        select: { ...PROPOSAL, state: true },
      })
      if (!row) return fail('NOT_FOUND')
      if (row.state !== 'OPEN') return { ok: false, error: PROPOSAL_CHANGED }
      if (!mayDecide(officer, row.proposedBy.id)) return fail('INVALID', { approval: { key: 'OWN_PROPOSAL' } })
      const before = factsOf(await tx.case.findUniqueOrThrow({ where: { id }, select: FACTS }))
      if (before.version !== version) return { ok: false, error: MOVED }
      const { move, input: needed, by } = openProposal(row)
      if (!(await addPart(tx, officer, id, reason, now))) return { ok: false, error: PART_TAKEN }
      let to = before.state
      if (approve && move === 'identity') {
        const reader = await identityReader(tx, id, needed.officerId ?? '')
        // Sealed to a key that is not (or no longer) theirs, nobody could open it.
        if (!shown || reader?.recipient !== shown.recipient)
          return undo(fail('CONFLICT', { reader: { key: 'CHANGED' } }))
        await showIdentity(tx, id, reader.id, shown.sealed, now)
      }
      if (approve && move === 'publish') {
        const published = await publish(tx, id, needed.text ?? '', now)
        if (!published.ok) return undo(published)
      }
      if (approve && !isHandover(move)) {
        const moved = await perform(tx, officer, { id, move, input: needed, message, merged, before, holidays, now })
        if (!moved.ok) return undo(moved)
        to = moved.value.state
      }
      await end(tx, row.id, approve ? 'APPROVED' : 'REJECTED', { by: officer.id, now, reason: reason.number })
      const detail = { move, ...traced(needed), from: before.state, to, proposedBy: by.id, reason: reason.number }
      const action = approve ? 'case:approve' : 'case:reject'
      await writeAudit(tx, { at: now, actor: officer.id, action, subject: `case:${id}`, detail })
      return ok(null)
    }),
  )
}

/** Takes one's own open proposal back. NOT_FOUND; CONFLICT `proposal`: decided meanwhile. */
export async function withdrawProposal(
  officer: Officer,
  { id, proposal }: WithdrawProposal,
  now = new Date(),
): Promise<Result<null>> {
  if (!can(officer.role, 'case:work')) return fail('NOT_FOUND')
  return inTransaction(async (tx) => {
    if (!(await takeCase(tx, officer, id))) return fail('NOT_FOUND')
    const row = await tx.proposal.findFirst({ where: { id: proposal, caseId: id, proposedById: officer.id } })
    if (!row) return fail('NOT_FOUND')
    if (row.state !== 'OPEN') return { ok: false, error: PROPOSAL_CHANGED }
    await end(tx, row.id, 'WITHDRAWN', { by: null, now, reason: null })
    const detail = { move: row.move }
    await writeAudit(tx, { at: now, actor: officer.id, action: 'case:withdraw', subject: `case:${id}`, detail })
    return ok(null)
  })
}

/** What is to be handed over, to whom and under which key; INVALID where nobody may get it. */
async function handoverOf(
  tx: Tx,
  id: string,
  channel: Channel,
  deed: Handover,
  { agency: to, named = false, officerId, text }: ProposalInput,
): Promise<Result<ProposalInput>> {
  if (deed === 'publish') {
    const unit = await publishable(tx, id)
    if (!unit.ok) return unit
    return text ? ok({ text }) : fail('INVALID', { text: { key: 'REQUIRED' } })
  }
  if (deed === 'identity') {
    const reader = await identityReader(tx, id, officerId ?? '')
    if (!reader) return fail('INVALID', { officerId: { key: 'ASSIGNEE' } })
    return ok({ officerId: reader.id, officerName: reader.name, recipient: reader.recipient })
  }
  const agency = await tx.agency.findFirst({ where: { id: to ?? '', active: true } })
  if (!agency || !mayReferTo(channel, agency.id)) return fail('INVALID', { agency: { key: 'INVALID' } })
  const recipient = agency.vouchedById === null ? null : agency.recipient
  return ok({ agency: agency.id, agencyName: agency.name, recipient, named })
}

/** What the trail keeps of a proposal: not a text, which goes when the case does. */
const traced = ({ text: _, ...kept }: ProposalInput) => kept

type Ending = { by: string | null; now: Date; reason: number | null }

async function end(tx: Tx, id: string, state: 'APPROVED' | 'REJECTED' | 'WITHDRAWN', { by, now, reason }: Ending) {
  await tx.proposal.update({ where: { id }, data: { state, decidedById: by, decidedAt: now, decisionReason: reason } })
}
