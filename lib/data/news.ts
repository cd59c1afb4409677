import 'server-only'
import { Prisma } from '@/generated/prisma/client'

/**
 * Writes down the rows of a query `news` ("officerId", "kind", "key", "caseId"), each once; of what an officer does not want to
 * be told, that it is done with.
 */
export const writeNews = (now: Date) => Prisma.sql`
    INSERT INTO "Notice" ("officerId", "kind", "key", "caseId", "createdAt", "nextAt")
    SELECT news."officerId", "kind", "key", "caseId", ${now}, CASE WHEN "kind" = ANY(choice."off") THEN NULL ELSE ${now}::timestamp END
    FROM news LEFT JOIN "NoticeChoice" choice ON choice."officerId" = news."officerId"
    ON CONFLICT DO NOTHING`
