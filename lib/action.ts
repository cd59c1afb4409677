import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Officer } from '@/lib/data/officers'
import { fail, fieldProblems, type Result } from '@/lib/domain/result'
import { can, type Permission } from '@/lib/domain/roles'
import { logFailure, logRefusal } from '@/lib/log'
import { currentOfficer, signedInOfficer } from '@/lib/session'

/**
 * 'self': what every officer may do with their own account. 'signed-in': the same for one who still owes the second factor
 * that their role needs (signing out, setting it up).
 */
export type Gate = Permission | 'self' | 'signed-in'

/** What a plain form shows again: its result, or null before it was sent, and what was typed. */
export type FormState<T = unknown> = { result: Result<T> | null; values: Record<string, string> }

type Run<S extends z.ZodType, T> = (officer: Officer, input: z.output<S>) => Promise<Result<T>>

/**
 * The one way into an officer's action: identify → permit → parse → run. Nobody signed in: UNAUTHENTICATED; not permitted:
 * NOT_FOUND, as if the action did not exist; not of the schema: INVALID with its fields; thrown: UNAVAILABLE, and the error
 * goes to the server's log alone.
 */
export function officerAction<S extends z.ZodType, T>(gate: Gate, schema: S, run: Run<S, T>) {
  return async (input: unknown): Promise<Result<T>> =>
    guarded(async () => {
      const officer = await (gate === 'signed-in' ? signedInOfficer() : currentOfficer())
      if (!officer) return fail('UNAUTHENTICATED')
      if (gate !== 'signed-in' && gate !== 'self' && !can(officer.role, gate)) {
        logRefusal('action', { officer: officer.id, role: officer.role, asked: gate })
        return fail('NOT_FOUND')
      }
      const parsed = schema.safeParse(input)
      return parsed.success ? run(officer, parsed.data) : fail('INVALID', fieldProblems(parsed.error))
    })
}

/** The same for a plain form that works without JavaScript; for React's useActionState. A repeated field is a list. */
export function officerFormAction<S extends z.ZodType, T>(gate: Gate, schema: S, run: Run<S, T>) {
  const action = officerAction(gate, schema, run)
  return async (_previous: FormState<T>, form: FormData): Promise<FormState<T>> => {
    const fields = formFields(form)
    return { result: await action(fields), values: typed(fields) }
  }
}

/** The same for whoever comes (the set-up): parse → run, and nothing thrown reaches the client. */
export function publicAction<S extends z.ZodType, T>(schema: S, run: (input: z.output<S>) => Promise<Result<T>>) {
  return async (input: unknown): Promise<Result<T>> =>
    guarded(async () => {
      const parsed = schema.safeParse(input)
      return parsed.success ? run(parsed.data) : fail('INVALID', fieldProblems(parsed.error))
    })
}

/** The officer of a file that needs `permission`, or null: there is none for anybody else. */
export async function permittedOfficer(permission: Permission): Promise<Officer | null> {
  const officer = await currentOfficer()
  if (!officer || can(officer.role, permission)) return officer
  logRefusal('file', { officer: officer.id, role: officer.role, asked: permission })
  return null
}

async function guarded<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await run()
  } catch (error) {
    unstable_rethrow(error) // redirect() and notFound() are Next's
    logFailure('action', error)
    return fail('UNAVAILABLE')
  }
}

type Fields = Record<string, FormDataEntryValue | FormDataEntryValue[]>

function formFields(form: FormData): Fields {
  const fields: Fields = Object.create(null)
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue // React's own
    const [only = '', ...more] = form.getAll(name)
    fields[name] = more.length > 0 ? [only, ...more] : only
  }
  return fields
}

/** A repeated field (a list of ticks) comes back as its values, one a line. */
function typed(fields: Fields): Record<string, string> {
  const isText = (value: unknown): value is string => typeof value === 'string'
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const list = (Array.isArray(value) ? value : [value]).filter(isText)
      return list.length > 0 ? [[name, list.join('\n')]] : []
    }),
  )
}
