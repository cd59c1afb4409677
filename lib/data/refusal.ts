import 'server-only'
import type { Failure, Result } from '@/lib/domain/result'

/** A refusal after something was written: thrown, so that the transaction takes it back. */
class Refused extends Error {
  constructor(readonly failure: Failure) {
    super('refused')
  }
}

/** Refuses, and takes back what this transaction has written; `refusable` hands the refusal on. */
export function undo(refused: { ok: false; error: Failure }): never {
  throw new Refused(refused.error)
}

/** Runs what may `undo`, and answers with its refusal where it does. */
export async function refusable<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.failure }
    throw error
  }
}
