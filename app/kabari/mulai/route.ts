import { followStock } from '@/lib/data/alerts'
import { followSchema } from '@/lib/domain/push'
import { answered } from '../answer'

/** POST /kabari/mulai: this browser wants to hear when an item is there again. */
export const POST = (request: Request) => answered(request, followSchema, (follow) => followStock(follow))
