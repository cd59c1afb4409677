import { guarded, notAllowed, preflight, prepare, send } from '../answer'
import { satisfactionFile } from '../figures'

/** GET /api/v1/satisfaction.csv: the satisfaction survey as CSV, in the form in which nobody can be guessed. */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => send(request, prepare(await satisfactionFile(new Date()), 'text/csv; charset=utf-8')))
}

export { preflight as OPTIONS, notAllowed as POST, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE }
