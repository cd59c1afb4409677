import type { z } from 'zod'
import type { Met } from './board-met'

/** What went wrong, as far as whoever asked may know. Missing and forbidden are both NOT_FOUND. */
export type FailureCode =
  'INVALID' | 'UNAUTHENTICATED' | 'NOT_FOUND' | 'CONFLICT' | 'LIMITED' | 'TOO_LARGE' | 'UNAVAILABLE'

/** One field's trouble: a key of the message namespace "errors", with the bound that was missed. */
export type FieldProblem = { key: string; max?: number; min?: number }

/** `met`: on a board's CONFLICT, what somebody else did in the meantime. */
export type Failure = { code: FailureCode; fields?: Record<string, FieldProblem>; met?: Met }

/** Expected errors are values: every action and data function that can fail answers with one of these. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function fail(code: FailureCode, fields?: Record<string, FieldProblem>): { ok: false; error: Failure } {
  return { ok: false, error: fields ? { code, fields } : { code } }
}

/**
 * A zod error as problems by field path ('contact.name'); the first problem of a field counts. A schema names its own
 * problem by a message in capitals ('TOO_LONG'); zod's own codes are mapped, so that no English library text is shown.
 */
export function fieldProblems(error: z.ZodError): Record<string, FieldProblem> {
  const fields: Record<string, FieldProblem> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= problemOf(issue)
  return fields
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  const named = /^[A-Z_]+$/.test(issue.message) ? issue.message : undefined
  const params: { max?: number; min?: number } = issue.code === 'custom' ? (issue.params ?? {}) : {}
  if (issue.code === 'too_big') return { key: named ?? bound(issue, 'TOO_LONG', 'TOO_BIG'), max: Number(issue.maximum) }
  if (issue.code === 'too_small')
    return { key: named ?? bound(issue, 'TOO_SHORT', 'TOO_SMALL'), min: Number(issue.minimum) }
  if (named) return { key: named, ...params }
  // zod keeps the input out of its issues; what was missing stands only in its sentence
  if (issue.code === 'invalid_type' && /received (undefined|null)$/.test(issue.message)) return { key: 'REQUIRED' }
  return { key: 'INVALID' }
}

const bound = (issue: { origin: string }, ofText: string, ofNumber: string) =>
  issue.origin === 'string' ? ofText : ofNumber
