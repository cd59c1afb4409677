import { figureNames } from '@/components/figures/names'
import { unitNames } from '@/lib/data/case-figures'
import { allUnits } from '@/lib/data/public-boards'
import { publicReleases, type Release } from '@/lib/data/published-figures'
import { publicSurveys } from '@/lib/data/survey'
import { csvText, type FigureRow, releasesCsv, type Shown } from '@/lib/domain/case-figures'
import type { FiguresJson, SatisfactionJson } from '@/lib/domain/public-api'
import { ELEMENTS } from '@/lib/domain/survey'

/** The public figures of reports, as data, newest quarter first; names are Indonesian. */
export async function figuresJson(now: Date): Promise<FiguresJson> {
  const releases = await publicReleases(now)
  const named = figureNames('id', await namesIn(releases))
  const rowOf = (row: FigureRow, name: string) => ({
    ...{ key: row.key, name, small: row.received === '<5', received: number(row.received) },
    ...{ open: number(row.open), answered: number(row.done), onTime: number(row.onTime), late: number(row.late) },
    ...{ onTimePercent: row.share, medianDays: row.median, p90Days: row.p90 },
  })
  return {
    version: 2,
    releases: releases.map(({ quarter, countedOn, figures }) => {
      const table = (name: 'kind' | 'unit') => figures?.[name]?.map((row) => rowOf(row, named(name, row.key))) ?? null
      const endings = figures?.endings?.map(({ key, count }) => ({
        ...{ key, name: named('ending', key), small: count === '<5', count: number(count) },
      }))
      return {
        ...{ quarter: quarter.id, from: quarter.from, until: quarter.until, countedOn },
        whole: figures && rowOf(figures.whole, 'Kota Kendari'),
        ...{ kind: table('kind'), unit: table('unit'), endings: endings ?? null },
      }
    }),
  }
}

/** The same as a CSV file. */
export async function figuresFile(now: Date): Promise<string> {
  const releases = await publicReleases(now)
  const lines = releases.map(({ quarter, figures }) => ({ quarter: quarter.id, figures }))
  return releasesCsv(lines, figureNames('id', await namesIn(releases)))
}

const namesIn = (releases: readonly Release[]) => unitNames(releases.flatMap(({ figures }) => figures?.unit ?? []))

/** The survey's results of every office, newest quarter first. */
export async function satisfactionJson(now: Date): Promise<SatisfactionJson> {
  const [all, units] = await Promise.all([publicSurveys(now), allUnits()])
  return {
    version: 1,
    results: units.flatMap(({ id, slug, name }) =>
      (all.get(id) ?? []).map(({ quarter, result }) => ({
        ...{ unit: { slug, name }, quarter: quarter.id, answers: result?.answers ?? null },
        ...{ index: result?.index ?? null, grade: result?.grade ?? null },
        means: result?.means.map((mean) => Math.round(mean * 100) / 100) ?? null,
        askedPercent: result?.askedPercent ?? null,
      })),
    ),
  }
}

export async function satisfactionFile(now: Date): Promise<string> {
  const { results } = await satisfactionJson(now)
  const head = ['unit', 'name', 'quarter', 'answers', 'ikm', 'class', ...ELEMENTS, 'asked_to_pay_percent']
  return csvText([
    head,
    ...results.map(({ unit, quarter, answers, index, grade, means, askedPercent }) => [
      ...[unit.slug, unit.name, quarter, answers ?? '<5', index, grade],
      ...ELEMENTS.map((_, at) => means?.[at] ?? null),
      askedPercent,
    ]),
  ])
}

const number = (shown: Shown) => (typeof shown === 'number' ? shown : null)
