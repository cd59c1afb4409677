import { permittedOfficer } from '@/lib/action'
import { importItems } from '@/lib/data/stock-import'
import { dayOf } from '@/lib/domain/calendar'
import { sampleCsv } from '@/lib/domain/stock-import'
import { problem } from '@/lib/problem'

/** A sample of the file that the import takes, with the unit's own items and today's date. */
export async function GET(): Promise<Response> {
  const officer = await permittedOfficer('board:edit')
  if (!officer) return problem('NOT_FOUND')
  return new Response(sampleCsv(await importItems(officer), dayOf(new Date())), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="contoh-stok.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
