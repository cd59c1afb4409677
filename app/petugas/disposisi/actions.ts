'use server'
import { officerAction } from '@/lib/action'
import { addresseesOf } from '@/lib/data/addressees'
import { answerDisposition, openOwnDisposition } from '@/lib/data/disposition-desk'
import { attachFile } from '@/lib/data/disposition-files'
import {
  addressMore,
  openDisposition,
  returnDisposition,
  sendDisposition,
  settleDisposition,
} from '@/lib/data/dispositions'
import {
  addresseesSchema,
  addressMoreSchema,
  answerDispositionSchema,
  attachSchema,
  openDispositionSchema,
  readDispositionSchema,
  returnDispositionSchema,
  sendDispositionSchema,
  settleDispositionSchema,
} from '@/lib/domain/disposition'

/** Whom an inspector can write to. */
export const addressees = officerAction('case:work', addresseesSchema, (officer, { id }) => addresseesOf(officer, id))

export const sendOne = officerAction('case:work', sendDispositionSchema, (officer, input) =>
  sendDisposition(officer, input),
)

/** The sealed letters, for the case's side; written into the trail. */
export const openForCase = officerAction('case:read', openDispositionSchema, (officer, input) =>
  openDisposition(officer, input),
)

export const sendBack = officerAction('case:work', returnDispositionSchema, (officer, input) =>
  returnDisposition(officer, input),
)

export const settle = officerAction('case:work', settleDispositionSchema, (officer, input) =>
  settleDisposition(officer, input),
)

export const giveKeys = officerAction('case:work', addressMoreSchema, (officer, input) => addressMore(officer, input))

/** The sealed letters, for an operator of the unit; written into the trail. */
export const openForUnit = officerAction('disposition:answer', readDispositionSchema, (officer, { disposition }) =>
  openOwnDisposition(officer, disposition),
)

export const answer = officerAction('disposition:answer', answerDispositionSchema, (officer, input) =>
  answerDisposition(officer, input),
)

/** A file that was uploaded before (/bukti) becomes part of the unit's answer. */
export const attach = officerAction('disposition:answer', attachSchema, (officer, input) => attachFile(officer, input))
