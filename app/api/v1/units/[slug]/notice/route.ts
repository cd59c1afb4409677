import { setNotice } from '@/lib/data/board'
import { noticeBody } from '@/lib/domain/api-access'
import { witaIso } from '@/lib/domain/public-api'
import { only, write } from '../../../write'

type Context = { params: Promise<{ slug: string }> }

/** PUT /api/v1/units/{slug}/notice: puts a notice up, in the place of the one before, until a moment. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return write(request, (await params).slug, {
    ...{ scope: 'board:write', body: noticeBody, key: 'optional' },
    run: ({ officer }, { text, until }, form) =>
      // The form of a page writes Kendari's clock to the minute.
      setNotice(officer, { form, text, until: witaIso(new Date(until)).slice(0, 16) }),
  })
}

/** DELETE /api/v1/units/{slug}/notice: takes the notice down. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return write(request, (await params).slug, {
    ...{ scope: 'board:write', body: null, key: 'optional' },
    run: ({ officer }, _, form) => setNotice(officer, { form, text: '', until: '' }),
  })
}

const others = only('PUT', 'DELETE')
export { others as OPTIONS, others as GET, others as POST, others as PATCH }
