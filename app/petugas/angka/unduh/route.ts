import { figuresFile } from '@/app/api/v1/figures'
import { figureNames } from '@/components/figures/names'
import { permittedOfficer } from '@/lib/action'
import { leadFigures, unitNames } from '@/lib/data/case-figures'
import { figuresCsv } from '@/lib/domain/case-figures'
import { can } from '@/lib/domain/roles'
import { getLocale } from '@/lib/locale'
import { problem } from '@/lib/problem'
import { figuresQuery } from '../query'

/** The figures that the page shows, as a CSV file: a lead's own, or what everyone sees. */
export async function GET(request: Request): Promise<Response> {
  const officer = await permittedOfficer('figures:read')
  if (!officer) return problem('NOT_FOUND')
  if (!can(officer.role, 'case:assign')) return file(await figuresFile(new Date()), 'angka.csv')
  const { months, channel } = figuresQuery(Object.fromEntries(new URL(request.url).searchParams))
  const found = await leadFigures(officer, months, channel)
  if (!found.ok) return problem(found.error.code)
  const { figures, from, until } = found.value
  const named = figureNames(await getLocale(), await unitNames(figures.unit ?? []))
  return file(figuresCsv(figures, named), `angka-${from}-${until}.csv`)
}

const file = (text: string, name: string) =>
  new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
