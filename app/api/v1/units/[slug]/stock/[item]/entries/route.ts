import { addStockEntry, balanceAfter } from '@/lib/data/board-stock'
import { stockBody } from '@/lib/domain/api-access'
import { ok } from '@/lib/domain/result'
import { only, write } from '../../../../../write'

type Context = { params: Promise<{ slug: string; item: string }> }

/**
 * POST /api/v1/units/{slug}/stock/{item}/entries: an entry of the ledger; the answer has the balance after it. It must bear
 * an Idempotency-Key: sent twice by a bad line, it counts once. 404: no service of the office needs the item.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug, item } = await params
  return write(request, slug, {
    ...{ scope: 'stock:write', body: stockBody, key: 'required' },
    run: async ({ officer }, { kind, quantity, note = '' }, form) => {
      const result = await addStockEntry(officer, { form, item, kind, quantity, note })
      return result.ok ? ok({ balance: await balanceAfter(officer, form) }) : result
    },
  })
}

const others = only('POST')
export { others as OPTIONS, others as GET, others as PUT, others as PATCH, others as DELETE }
