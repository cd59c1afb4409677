import { setStatus } from '@/lib/data/board'
import { statusBody } from '@/lib/domain/api-access'
import { only, write } from '../../../../../write'

type Context = { params: Promise<{ slug: string; id: string }> }

/** PUT /api/v1/units/{slug}/services/{id}/status: what stands of one service. 404: the office does not offer it. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { slug, id } = await params
  return write(request, slug, {
    ...{ scope: 'board:write', body: statusBody, key: 'optional' },
    run: ({ officer }, { status, reason = '', instead = '' }, form) =>
      setStatus(officer, { form, service: id, status, reason, instead }),
  })
}

const others = only('PUT')
export { others as OPTIONS, others as GET, others as POST, others as PATCH, others as DELETE }
