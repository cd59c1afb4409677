import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '@/generated/prisma/client'
import { env } from '@/lib/env'

export type Tx = Prisma.TransactionClient

const kept = globalThis as { jariDb?: PrismaClient }

/** The one connection to the store. Nothing connects, nor reads the configuration, before the first query. */
export const db: PrismaClient = (kept.jariDb ??= new PrismaClient({
  adapter: {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () =>
      new PrismaPg({
        ...{ connectionString: env().databaseUrl, max: 10, statement_timeout: 15_000 },
        // A server that takes the connection or the question and says nothing: whoever waits is told.
        ...{ connectionTimeoutMillis: 5_000, query_timeout: 20_000 },
      }).connect(),
  },
  errorFormat: 'minimal', // an error's text must not carry what was to be stored
  transactionOptions: { maxWait: 10_000, timeout: 15_000 },
}))

const ATTEMPTS = 4

/**
 * Runs `run` in one READ COMMITTED transaction and again when the database broke it off for a deadlock or a write
 * conflict (P2034). Whatever else it throws rolls back and is thrown on.
 */
export async function inTransaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(run)
    } catch (error) {
      if (attempt >= ATTEMPTS || !hasCode(error, 'P2034')) throw error
    }
  }
}

/** Whether an error is Prisma's with this code, e.g. P2002: a unique value exists already. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code
}
