import { Prisma } from '@/generated/prisma/client'
import { addDays, dayOf, dayToDate } from '@/lib/domain/calendar'
import { type Counted, ENDINGS, publicFigures, REPORT_KINDS } from '@/lib/domain/case-figures'
import { quarterOf, releasedQuarters } from '@/lib/domain/survey'
import { between, chanceOf } from './chance'

/** About which offices people wrote in a quarter, most first; thirty more are of no office. */
const ABOUT = [
  ['disdukcapil', 118],
  ['kelurahan-kandai', 41],
  ['kelurahan-lapulu', 37],
  ['kecamatan-poasia', 29],
  ['kelurahan-talia', 3],
  ['kelurahan-sanua', 2],
] as const

const KIND_SHARE = { COMPLAINT: 0.58, EXTORTION: 0.24, BRIBERY: 0.07, GRATUITY: 0.03, INSIDER: 0.08 } as const

type Made = { unit: string; kind: (typeof REPORT_KINDS)[number]; became: 0 | 1 | 2; used: number; ending: number }

/** Four quarters that are out, so that the public figures can be seen: of made-up reports, in the form of real ones. */
export function figureRows(
  units: ReadonlyMap<string, { id: string }>,
  now: Date,
): Prisma.PublishedFiguresCreateManyInput[] {
  return releasedQuarters(dayOf(now), 4).map(({ id, until }, back) => {
    const reports = madeUp(units, chanceOf(700 + back), back)
    const rows = (of: 'kind' | 'unit', keys: readonly string[]) =>
      keys.map((key) =>
        counted(
          key,
          reports.filter((one) => one[of] === key),
        ),
      )
    const ended = reports.filter(({ became }) => became > 0)
    const figures = publicFigures({
      whole: counted('', reports),
      kind: rows('kind', REPORT_KINDS),
      unit: rows('unit', [...Array.from(units.values(), (unit) => unit.id), '']),
      endings: ENDINGS.map((key, at) => ({ key, count: ended.filter(({ ending }) => ending === at).length })),
    })
    return {
      quarter: id,
      countedOn: dayToDate(addDays(quarterOf(addDays(until, 1)).until, 1)),
      figures: figures ?? Prisma.DbNull,
    }
  })
}

function madeUp(units: ReadonlyMap<string, { id: string }>, chance: () => number, back: number): Made[] {
  const about = ABOUT.flatMap(([slug, many]) => Array<string>(many).fill(units.get(slug)?.id ?? ''))
  // Fewer the longer ago: people have come to know the site.
  const all = [...about, ...Array<string>(30).fill('')].filter(() => chance() > back * 0.12)
  return all.map((unit) => {
    const kind = kindOf(chance())
    const most = kind === 'COMPLAINT' ? 14 : 60
    const inTime = chance() < 0.8 - back * 0.04
    const used = inTime ? between(chance, 2, most) : between(chance, most + 1, most + 12)
    const became = chance() < 0.17 ? 0 : inTime ? 1 : 2
    return { unit, kind, became, used, ending: between(chance, 0, ENDINGS.length - 1) }
  })
}

function kindOf(at: number): Made['kind'] {
  let left = at
  return REPORT_KINDS.find((kind) => (left -= KIND_SHARE[kind]) < 0) ?? 'COMPLAINT'
}

function counted(key: string, reports: readonly Made[]): Counted {
  const [open, onTime, late] = [0, 1, 2].map((as) => reports.filter(({ became }) => became === as).length)
  const used = reports.flatMap((one) => (one.became > 0 ? [one.used] : [])).toSorted((a, b) => a - b)
  const at = (share: number) => used[Math.max(0, Math.ceil(used.length * share) - 1)] ?? null
  return { key, open: open!, overdue: 0, onTime: onTime!, late: late!, median: at(0.5), p90: at(0.9) }
}
