import { randomBytes } from 'node:crypto'
import type { Prisma } from '@/generated/prisma/client'
import type { PartAuthor, SealedBy } from '@/generated/prisma/enums'
import type { AuditEvent } from '@/lib/data/audit'
import { accountOf, titleOf } from '@/lib/domain/account'
import { dayToDate, momentOf, type Day, type Holidays } from '@/lib/domain/calendar'
import { applyMove, type Actor, type CaseFacts, type Move, type MoveInput } from '@/lib/domain/case-moves'
import { dueOn } from '@/lib/domain/deadlines'
import { routeOf } from '@/lib/domain/intake'
import { messageText } from '@/lib/domain/message'
import { mayPublish } from '@/lib/domain/publication'
import { newReference } from '@/lib/domain/reference'
import type { Report } from '@/lib/domain/report'
import { newCaseKeys, prepareReport, sealGrant, sealPart, type CaseKeys } from '@/lib/sealing/case-seal'
import { deriveFromReceipt, type ReceiptKeys } from '@/lib/sealing/derive'

/** An officer as the author of a deed; `actor` is how the state machine knows them. */
export type DeedOfficer = { id: string; recipient: string | null; actor: Extract<Actor, 'LEAD' | 'OFFICER'> }

/** One thing done to a case: a move, a text or an assignment, or a move with its message. */
export type Deed = {
  by: DeedOfficer | 'REPORTER' | 'CLOCK'
  on: Day
  /** the moment that the trail shows, for officers; noon where not said */
  at?: Date
  move?: Move
  input?: MoveInput
  message?: string
  note?: string
  assign?: DeedOfficer
  /** what of its outcome everybody reads, and who approved that */
  publish?: { text: string; approvedBy: DeedOfficer }
}

export type CaseInput = {
  report: Report
  unitName: string | null
  receivedOn: Day
  /** those who get a grant: the leads whom the reporter did not exclude */
  leads: readonly { id: string; recipient: string }[]
  recoveryRecipient: string | null
  holidays: Holidays
  /** null: its keys are drawn at random, which looks the same and saves the derivation, but no receipt opens it */
  receipt: string | null
  sealedBy?: SealedBy
  deeds?: readonly Deed[]
}

export type PreparedCase = {
  keys: CaseKeys
  receipt: string | null
  receiptKeys: ReceiptKeys
  facts: CaseFacts
  row: Prisma.CaseCreateManyInput & { id: string; reference: string }
  grants: Prisma.KeyGrantCreateManyInput[]
  exclusions: Prisma.CaseExclusionCreateManyInput[]
  parts: (Prisma.PartCreateManyInput & { number: number; author: PartAuthor })[]
  moves: Prisma.CaseMoveCreateManyInput[]
  publications: Prisma.PublicationCreateManyInput[]
  audit: AuditEvent[]
}

/**
 * A case with its whole history, sealed as a browser seals it and moved by the state machine's own rules. Nothing is
 * written. Throws Error on a deed that the rules do not allow, SealingError as lib/sealing does.
 */
export async function prepareCase(input: CaseInput): Promise<PreparedCase> {
  const made = await receive(input)
  for (const deed of input.deeds ?? []) await apply(made, deed, input.holidays)
  return finish(made)
}

async function receive(input: CaseInput): Promise<PreparedCase> {
  const { report, leads, recoveryRecipient, holidays, receivedOn, receipt, sealedBy = 'BROWSER' } = input
  const { channel, spgKind } = routeOf(report.category)
  const keys = await newCaseKeys()
  const receiptKeys = receipt === null ? randomReceiptKeys() : await deriveFromReceipt(receipt)
  const title = titleOf(report, input.unitName)
  const sealed = await prepareReport({
    ...{ title, account: accountOf(report), receipt: receiptKeys, leads, recoveryRecipient, caseKeys: keys },
  })
  const clock = {
    channel,
    state: 'RECEIVED',
    stateOn: receivedOn,
    clockFrom: receivedOn,
    pausedDays: 0,
    extendedDays: 0,
  } as const
  const nothing = {
    pausedOn: null,
    resumeState: null,
    outcome: null,
    declineReason: null,
    referredTo: null,
    objectUntil: null,
    merged: false,
  }
  const facts: CaseFacts = { ...clock, ...nothing, receivedOn, dueOn: dueOn(clock, holidays), version: 0 }
  const on = dayToDate(receivedOn)
  const { caseId, recipient, lookup, receiptSealed, recoveryGrant, recoveryTo } = sealed
  const reference = newReference()
  const detail = { reference, channel, sealedBy, grants: sealed.grants.length }
  return {
    ...{ keys, receipt, receiptKeys, facts },
    row: {
      ...{ id: caseId, reference, channel, spgKind, category: report.category, sealedBy },
      ...{ unitId: report.unitId, serviceId: report.serviceId, recipient, lookup },
      ...{ receiptSealed, recoveryGrant, recoveryTo },
      ...columns(facts),
    },
    grants: sealed.grants.map(({ officerId, sealed: grant }) => ({ caseId, officerId, sealed: grant })),
    exclusions: report.excluded.map((officerId) => ({ caseId, officerId })),
    parts: sealed.parts.map((part) => ({ caseId, ...part, author: 'REPORTER', on })),
    moves: [
      { caseId, move: 'receive', to: 'RECEIVED', actor: 'REPORTER', on, dueOn: facts.dueOn && dayToDate(facts.dueOn) },
    ],
    publications: [],
    audit: [{ at: momentOf(receivedOn), actor: 'reporter', action: 'case:receive', subject: `case:${caseId}`, detail }],
  }
}

async function apply(made: PreparedCase, deed: Deed, holidays: Holidays): Promise<void> {
  const { caseId } = made.keys
  const before = made.facts
  const on = dayToDate(deed.on)
  if (deed.move) {
    const actor = typeof deed.by === 'string' ? deed.by : deed.by.actor
    const moved = applyMove(before, deed.move, actor, deed.input ?? {}, deed.on, holidays)
    if (!moved.ok) throw new Error(`${actor} may not ${deed.move} a case that is ${before.state} on ${deed.on}`)
    made.facts = moved.value
    const { state: to, dueOn: due } = made.facts
    const by = typeof deed.by === 'string' ? deed.by : 'OFFICER'
    made.moves.push({ caseId, move: deed.move, from: before.state, to, actor: by, on, dueOn: due && dayToDate(due) })
  }
  if (deed.assign) await assign(made, deed.assign)
  if (deed.message !== undefined)
    await addPart(made, deed, 'MESSAGE', messageText({ from: side(deed), text: deed.message }))
  if (deed.note !== undefined) await addPart(made, deed, 'NOTE', deed.note)
  if (deed.publish) return publish(made, deed, deed.publish)
  made.audit.push(auditOf(made, deed, before))
}

async function publish(made: PreparedCase, deed: Deed, { text, approvedBy }: Deed['publish'] & object): Promise<void> {
  const { caseId } = made.keys
  const { unitId } = made.row
  if (!unitId || !mayPublish(made.facts)) throw new Error(`nothing of a case that is ${made.facts.state} is published`)
  const at = deed.at ?? momentOf(deed.on, 12 * 60)
  made.publications.push({ caseId, unitId, text, month: dayToDate(`${deed.on.slice(0, 7)}-01`) })
  for (const [by, action] of [
    [deed.by, 'case:propose'],
    [approvedBy, 'case:approve'],
  ] as const) {
    await addPart(
      made,
      { ...deed, by },
      'NOTE',
      'Warga lain mengalami hal yang sama; teksnya tidak menyebut siapa pun.',
    )
    const actor = typeof by === 'string' ? by : by.id
    const detail = { move: 'publish', reason: made.parts.at(-1)?.number ?? 0 }
    made.audit.push({ at, actor, action, subject: `case:${caseId}`, detail })
  }
}

async function assign(made: PreparedCase, to: DeedOfficer): Promise<void> {
  if (to.recipient === null) throw new Error('a case is assigned to an officer with a key')
  made.row.assigneeId = to.id
  made.facts = { ...made.facts, version: made.facts.version + 1 }
  if (made.grants.some(({ officerId }) => officerId === to.id)) return
  const sealed = await sealGrant(made.keys.secret, to.recipient)
  made.grants.push({ caseId: made.keys.caseId, officerId: to.id, sealed })
}

async function addPart(made: PreparedCase, deed: Deed, kind: 'MESSAGE' | 'NOTE', text: string): Promise<void> {
  const { caseId, secret } = made.keys
  const number = made.parts.filter((part) => part.kind === kind).length + 1
  const officerId = typeof deed.by === 'string' ? null : deed.by.id
  const sealed = await sealPart(secret, caseId, kind, number, text)
  made.parts.push({ caseId, ...sealed, author: side(deed), officerId, on: dayToDate(deed.on) })
}

function auditOf(made: PreparedCase, deed: Deed, before: CaseFacts): AuditEvent {
  const subject = `case:${made.keys.caseId}`
  const from = { from: before.state, to: made.facts.state }
  const number = made.parts.at(-1)?.number ?? 0
  if (deed.by === 'REPORTER')
    return {
      ...{ at: momentOf(deed.on), actor: 'reporter', action: `case:${deed.move ?? 'message'}`, subject },
      detail: { number, ...from },
    }
  const at = deed.at ?? momentOf(deed.on, 12 * 60)
  if (deed.by === 'CLOCK')
    return { at: momentOf(deed.on), actor: 'system', action: 'case:move', subject, detail: { move: 'expire', ...from } }
  const by = { at, actor: deed.by.id, subject }
  if (deed.move) return { ...by, action: 'case:move', detail: { move: deed.move, ...from } }
  if (deed.assign) return { ...by, action: 'case:assign', detail: { assignee: deed.assign.id, previous: null } }
  return { ...by, action: deed.note === undefined ? 'case:reply' : 'case:note', detail: { number } }
}

function finish(made: PreparedCase): PreparedCase {
  Object.assign(made.row, columns(made.facts))
  // Whoever wrote last had read all that came before.
  made.row.reporterRead =
    made.parts.findLast(({ kind, author }) => kind === 'MESSAGE' && author === 'REPORTER')?.number ?? 0
  return made
}

function side({ by }: Deed): 'REPORTER' | 'OFFICER' {
  return by === 'REPORTER' ? 'REPORTER' : 'OFFICER'
}

function columns(facts: CaseFacts) {
  const { state, pausedDays, extendedDays, resumeState, outcome, declineReason, referredTo, version } = facts
  return {
    ...{ state, pausedDays, extendedDays, resumeState, outcome, declineReason, referredTo, version },
    stateOn: dayToDate(facts.stateOn),
    receivedOn: dayToDate(facts.receivedOn),
    clockFrom: dayToDate(facts.clockFrom),
    pausedOn: facts.pausedOn && dayToDate(facts.pausedOn),
    dueOn: facts.dueOn && dayToDate(facts.dueOn),
    objectUntil: facts.objectUntil && dayToDate(facts.objectUntil),
  }
}

function randomReceiptKeys(): ReceiptKeys {
  return { lookup: randomBytes(32).toString('base64url'), sealKey: new Uint8Array(randomBytes(32)) }
}
