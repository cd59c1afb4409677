import 'server-only'
import { db } from '@/lib/data/client'
import { readGratuity } from '@/lib/data/gratuities'
import { writeNews } from '@/lib/data/news'
import type { Officer } from '@/lib/data/officers'
import { addDays, addWorkingDays, type Day, type Holidays } from '@/lib/domain/calendar'
import { GRATUITY_SOON_DAYS } from '@/lib/domain/gratuity'
import { NEWS_DAYS } from '@/lib/domain/notices'

/** Of a gratuity: its number, and by when it is to be with the KPK. */
export type GratuityNotice =
  | { kind: 'GIFT_NEW'; gratuity: { id: string; reference: string } }
  | { kind: 'GIFT_DUE' | 'GIFT_LATE'; gratuity: { id: string; reference: string }; dueOn: Day }

/**
 * Writes down what is to be told of gratuities, to the leads who hold one and to whoever declared it (also where their
 * key to it is lost: the days run on), each thing once.
 */
export async function collectOfGratuities(now: Date, today: Day, holidays: Holidays): Promise<void> {
  const [news, soon] = [addDays(today, -NEWS_DAYS), addWorkingDays(today, GRATUITY_SOON_DAYS, holidays)]
  await db.$executeRaw`
    WITH news ("officerId", "kind", "key", "caseId") AS (
      SELECT o."id", k."kind", k."key", NULL::uuid
        FROM "Gratuity" d JOIN "Officer" o ON o."active" AND o."role" NOT IN ('ADMIN', 'VIEWER')
          AND (o."id" = d."declarantId" OR o."role" = 'LEAD' AND EXISTS (SELECT FROM "GratuityGrant" g WHERE g."gratuityId" = d."id" AND g."officerId" = o."id"))
        CROSS JOIN LATERAL (VALUES
          ('GIFT_NEW', d."id"::text, o."role" = 'LEAD' AND o."id" <> d."enteredById" AND d."state" = 'RECORDED' AND d."enteredOn" >= ${news}::date),
          ('GIFT_DUE', d."id" || ':' || d."dueOn" || CASE d."dueOn" WHEN ${today}::date THEN ':today' ELSE ':soon' END,
            d."dueOn" BETWEEN ${today}::date AND ${soon}::date),
          ('GIFT_LATE', d."id" || ':' || d."dueOn", d."dueOn" < ${today}::date)) AS k("kind", "key", "holds")
        WHERE k."holds"
    )
    ${writeNews(now)}`
}

/** What is to be said by now; null where it is no longer true, or no longer that officer's to know. */
export async function gratuityNotice(
  officer: Officer,
  { kind, key }: { kind: GratuityNotice['kind']; key: string },
): Promise<GratuityNotice | null> {
  const [id = '', due] = key.split(':')
  const read = await readGratuity(officer, id)
  if (!read.ok) return null
  const { reference, dueOn, state } = read.value
  if (kind === 'GIFT_NEW') return state === 'RECORDED' ? { kind, gratuity: { id, reference } } : null
  return dueOn !== null && dueOn === due ? { kind, gratuity: { id, reference }, dueOn } : null
}
