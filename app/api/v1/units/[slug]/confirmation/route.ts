import { confirmBoard } from '@/lib/data/board'
import { only, write } from '../../../write'

/** POST /api/v1/units/{slug}/confirmation: the whole board holds today as it stands. It has no body. */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return write(request, (await params).slug, {
    ...{ scope: 'board:write', body: null, key: 'optional' },
    run: ({ officer }, _, form) => confirmBoard(officer, { form }),
  })
}

const others = only('POST')
export { others as OPTIONS, others as GET, others as PUT, others as PATCH, others as DELETE }
