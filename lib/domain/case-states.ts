import { z } from 'zod'

export const CHANNELS = ['COMPLAINT', 'SPG', 'INSIDER'] as const
export type Channel = (typeof CHANNELS)[number]

export const SPG_KINDS = ['BRIBERY', 'EXTORTION', 'GRATUITY'] as const
export type SpgKind = (typeof SPG_KINDS)[number]

export const CASE_STATES = [
  'RECEIVED',
  'VERIFYING',
  'IN_PROGRESS',
  'EXAMINED',
  'AWAITING_REPORTER',
  'ACTED_ON',
  'REFERRED',
  'DECLINED',
  'REOPENED',
  'CLOSED',
] as const
export const caseStateSchema = z.enum(CASE_STATES)
export type CaseState = (typeof CASE_STATES)[number]

export const OUTCOMES = ['PROVEN', 'PARTLY_PROVEN', 'NOT_PROVEN', 'RESOLVED_BY_UNIT', 'NO_ANSWER'] as const
export const outcomeSchema = z.enum(OUTCOMES)
export type Outcome = (typeof OUTCOMES)[number]

export const DECLINE_REASONS = ['DUPLICATE', 'OUTSIDE_AUTHORITY', 'TOO_LITTLE'] as const
export const declineReasonSchema = z.enum(DECLINE_REASONS)
export type DeclineReason = (typeof DECLINE_REASONS)[number]
