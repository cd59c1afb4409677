import { watchCase } from '@/lib/data/reply-watch'
import { watchSchema } from '@/lib/domain/push'
import { answered } from '../../kabari/answer'

/** POST /lacak/kabar: a browser of the reporter's wants to hear of news about their case. The same again changes nothing. */
export const POST = (request: Request) => answered(request, watchSchema, (watch) => watchCase(watch))
