import { publicBoard, type PublicBoard } from '@/lib/data/public-board'
import { guarded, notAllowed, preflight, prepare, refuse, send, type Prepared } from '../../answer'
import { unitJson } from '../../json'

/**
 * GET /api/v1/units/{slug}: one office with its status, stock, notice and services (shape: `unitSchema` in
 * lib/domain/public-api.ts). 304 to If-None-Match; 404 for a slug that is no active unit's, as application/problem+json.
 */
export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return guarded(async () => {
    const now = new Date()
    const board = await publicBoard((await params).slug, now)
    return board ? send(request, preparedFor(board, now)) : refuse(404)
  })
}

export { preflight as OPTIONS, notAllowed as POST, notAllowed as PUT, notAllowed as PATCH, notAllowed as DELETE }

const answers = new WeakMap<PublicBoard, Prepared>()

/** Within a minute and without a change the board is one object: its answer is kept beside it. */
function preparedFor(board: PublicBoard, now: Date): Prepared {
  const known = answers.get(board)
  if (known) return known
  const made = prepare(unitJson(board, now))
  answers.set(board, made)
  return made
}
