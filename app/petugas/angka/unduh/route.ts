import { figureNames } from '@/components/figures/names'
import { permittedOfficer } from '@/lib/action'
import { leadFigures, unitNames, viewerFigures } from '@/lib/data/case-figures'
import { csvText, figuresCsv } from '@/lib/domain/case-figures'
import { can } from '@/lib/domain/roles'
import { getLocale } from '@/lib/locale'
import { problem } from '@/lib/problem'
import { figuresQuery } from '../query'

/** The figures that the page shows, as a CSV file: a lead's own, or what everyone sees. */
export async function GET(request: Request): Promise<Response> {
  const officer = await permittedOfficer('figures:read')
  if (!officer) return problem('NOT_FOUND')
  const { months, channel } = figuresQuery(Object.fromEntries(new URL(request.url).searchParams))
  const found = can(officer.role, 'case:assign')
    ? await leadFigures(officer, months, channel)
    : await viewerFigures(officer)
  if (!found.ok) return problem(found.error.code)
  const { figures, from, until } = found.value
  const named = figureNames(await getLocale(), await unitNames(figures?.unit ?? []))
  return new Response(figures ? figuresCsv(figures, named) : csvText([['table', 'key', 'name']]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="angka-${from}-${until}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
