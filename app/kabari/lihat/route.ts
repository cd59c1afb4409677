import { followedBy } from '@/lib/data/alerts'
import { followedSchema } from '@/lib/domain/push'
import { ok } from '@/lib/domain/result'
import { answered } from '../answer'

/** POST /kabari/lihat: what this browser waits for at an office. */
export const POST = (request: Request) =>
  answered(request, followedSchema, async ({ endpoint, unit }) => ok({ items: await followedBy(endpoint, unit) }))
