import { guarded, notAllowed, preflight, prepare, send } from '../answer'
import { figuresFile } from '../figures'

/** GET /api/v1/figures.csv: the figures of reports as CSV, in the form in which nobody can be guessed. */
export function GET(request: Request): Promise<Response> {
  return guarded(async () => send(request, prepare(await figuresFile(new Date()), 'text/csv; charset=utf-8')))
}

export { preflight as OPTIONS, notAllowed as POST, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE }
