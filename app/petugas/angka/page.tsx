import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Button, ButtonLink } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { FigureRules, FigureSections, ReleaseSections } from '@/components/figures/figures'
import { formatMonth } from '@/components/format'
import { Page } from '@/components/page'
import { leadFigures, unitNames } from '@/lib/data/case-figures'
import type { Officer } from '@/lib/data/officers'
import { viewerReleases } from '@/lib/data/published-figures'
import { SPANS } from '@/lib/domain/case-figures'
import { CHANNELS } from '@/lib/domain/case-states'
import { can } from '@/lib/domain/roles'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { HotSpots } from './hot-spots'
import { figuresQuery, type Params } from './query'
import { Ratings } from './ratings'
import { SurveyNow } from './survey-now'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('figures'))('desk.title') }
}

/** A lead's figures: of the reports that they may read, as they are. Who sees no report sees what everyone sees. */
export default async function FiguresPage({ searchParams }: { searchParams: Promise<Params> }) {
  const officer = await requireOfficer('figures:read')
  return can(officer.role, 'case:assign') ? (
    <LeadPage officer={officer} asked={await searchParams} />
  ) : (
    <ViewerPage officer={officer} />
  )
}

async function LeadPage({ officer, asked }: { officer: Officer; asked: Params }) {
  const { months, channel } = figuresQuery(asked)
  const found = await leadFigures(officer, months, channel)
  if (!found.ok) notFound()
  const [t, states, locale] = await Promise.all([getT('figures.desk'), getT('states'), getLocale()])
  const { from, until, figures, hot } = found.value
  const units = await unitNames([...(figures.unit ?? []), ...hot])
  return (
    <Page
      title={t('title')}
      lead={t('lead', { from: formatMonth(from, locale), until: formatMonth(until, locale) })}
      width="wide"
    >
      <form method="get" className="flex flex-wrap items-end gap-3">
        <Field id="bulan" label={t('months')}>
          {(aria) => (
            <select {...aria} name="bulan" defaultValue={months} className={CONTROL}>
              {SPANS.map((span) => (
                <option key={span} value={span}>
                  {t('lastMonths', { count: span })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="kanal" label={t('channel')}>
          {(aria) => (
            <select {...aria} name="kanal" defaultValue={channel ?? ''} className={CONTROL}>
              <option value="">{t('all')}</option>
              {CHANNELS.map((one) => (
                <option key={one} value={one}>
                  {states(`channel.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button type="submit">{t('show')}</Button>
        <ButtonLink variant="secondary" href={`/petugas/angka/unduh?bulan=${months}&kanal=${channel ?? ''}`}>
          {t('export')}
        </ButtonLink>
      </form>
      <HotSpots hot={hot} units={units} />
      <FigureSections figures={figures} units={units} />
      <Ratings officer={officer} />
      <SurveyNow officer={officer} />
    </Page>
  )
}

async function ViewerPage({ officer }: { officer: Officer }) {
  const [found, t] = await Promise.all([viewerReleases(officer), getT('figures.desk')])
  if (!found.ok) notFound()
  const releases = found.value
  return (
    <Page title={t('title')} lead={t('viewer')} width="wide">
      <ButtonLink variant="secondary" href="/petugas/angka/unduh" className="self-start">
        {t('export')}
      </ButtonLink>
      <ReleaseSections releases={releases} units={await unitNames(releases[0]?.figures?.unit ?? [])} />
      <FigureRules />
    </Page>
  )
}
