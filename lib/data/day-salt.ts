import 'server-only'
import { randomBytes } from 'node:crypto'
import { db } from '@/lib/data/client'
import { type Day, dayToDate } from '@/lib/domain/calendar'

type Kept = { day: Day; salt: Promise<Uint8Array> }
let kept: Kept | undefined

/**
 * Random bytes of this day, the same in every process. Asked of the store once a day; once it has forgotten them
 * (`forgetSalts`), nobody can work out again what was hashed with them.
 */
export function saltOf(day: Day): Promise<Uint8Array> {
  if (kept?.day !== day) {
    const asked: Kept = { day, salt: drawn(day) }
    kept = asked
    // Asked again where the store was away.
    asked.salt.catch(() => {
      if (kept === asked) kept = undefined
    })
  }
  return kept.salt
}

async function drawn(day: Day): Promise<Uint8Array> {
  const on = dayToDate(day)
  await db.daySalt.createMany({ data: [{ on, salt: randomBytes(32) }], skipDuplicates: true })
  return (await db.daySalt.findUniqueOrThrow({ where: { on } })).salt
}

/** Forgets the salts of days before `today`. The table is written anew: a row that is only deleted goes on lying in its file. */
export async function forgetSalts(today: Day): Promise<void> {
  const on = dayToDate(today)
  if ((await db.daySalt.count({ where: { on: { lt: on } } })) === 0) return
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "DaySalt" IN ACCESS EXCLUSIVE MODE`
    const data = await tx.daySalt.findMany({ where: { on: { gte: on } } })
    await tx.$executeRaw`TRUNCATE "DaySalt"`
    await tx.daySalt.createMany({ data })
  })
}
