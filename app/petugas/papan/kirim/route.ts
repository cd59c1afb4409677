import { officerAction } from '@/lib/action'
import { confirmBoard, setNotice, setStatus } from '@/lib/data/board'
import { addStockEntry } from '@/lib/data/board-stock'
import { confirmSchema, noticeSchema, statusSchema, stockSchema } from '@/lib/domain/board-input'
import { sendSchema, type DeedKind } from '@/lib/domain/outbox'
import { fieldProblems, type Result } from '@/lib/domain/result'
import { answer, problem, readJson } from '@/lib/problem'

const MAX = 16_000

const DEEDS: Record<DeedKind, (input: unknown) => Promise<Result<null>>> = {
  confirm: officerAction('board:edit', confirmSchema, (officer, input) => confirmBoard(officer, input)),
  status: officerAction('board:edit', statusSchema, (officer, input) => setStatus(officer, input)),
  stock: officerAction('board:edit', stockSchema, (officer, input) => addStockEntry(officer, input)),
  notice: officerAction('board:edit', noticeSchema, (officer, input) => setNotice(officer, input)),
}

/**
 * A change that waited on a phone for a signal, answered with its result. Its address is fixed, unlike that of a server
 * action: it may be sent after the next deployment. The token in it makes it one deed, however often it comes.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, MAX)
  if (!body.ok) return body.refusal ?? problem('INVALID')
  const sent = sendSchema.safeParse(body.value)
  if (!sent.success) return problem('INVALID', { fields: fieldProblems(sent.error) })
  return answer(await DEEDS[sent.data.kind](sent.data.fields))
}
