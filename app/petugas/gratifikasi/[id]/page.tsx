import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatDay, formatMoment } from '@/components/format'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { type GratuityFacts, readGratuity } from '@/lib/data/gratuities'
import { gratuityTrail } from '@/lib/data/gratuity-moves'
import { readHolidays } from '@/lib/data/holidays'
import { GOL } from '@/lib/domain/agency'
import { dayOf, type Holidays } from '@/lib/domain/calendar'
import { GRATUITY_MOVES, inTime, mayWorkOn, nextMove } from '@/lib/domain/gratuity'
import { can, holdsKey } from '@/lib/domain/roles'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { KeyGate } from '../../key'
import { Standing } from '../standing'
import { GratuityDesk } from './gratuity-desk'

type Props = { params: Promise<{ id: string }> }
type Trail = Extract<Awaited<ReturnType<typeof gratuityTrail>>, { ok: true }>['value']

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('gratuity'))('title') }
}

/** One gratuity: how it stands comes with the page, what it was is opened in the browser by an action that is written down. */
export default async function GratuityPage({ params }: Props) {
  const officer = await requireOfficer('gift:declare')
  const { id } = await params
  const [read, trail, holidays, t] = await Promise.all([
    readGratuity(officer, id),
    gratuityTrail(officer, id),
    readHolidays(),
    getT('gratuity'),
  ])
  if (!read.ok || !trail.ok) notFound()
  const facts = read.value
  const today = dayOf(new Date())
  const next = nextMove(facts)
  const lead = can(officer.role, 'gift:review')
  const page = (
    <Page
      title={facts.reference}
      lead={facts.declarant ? t('of', { name: facts.declarant.name }) : t('noAccount')}
      back={{ href: '/petugas/gratifikasi', label: t(lead ? 'register' : 'title') }}
    >
      <section className="flex flex-col gap-1 rounded-md border-2 border-primary bg-surface p-4">
        <Standing facts={facts} today={today} holidays={holidays} />
        <Rulings facts={facts} holidays={holidays} />
      </section>
      {holdsKey(officer.role) ? (
        <GratuityDesk
          key={facts.id}
          facts={facts}
          today={today}
          move={mayWorkOn(officer, facts.declarant?.id ?? null) ? next : null}
        />
      ) : (
        <Notice>{t('open.noKey')}</Notice>
      )}
      {!mayWorkOn(officer, facts.declarant?.id ?? null) && next && (
        <p className="text-soft">{t(lead ? 'steps.own' : 'steps.waits')}</p>
      )}
      {next === null && <p className="text-soft">{t('steps.done')}</p>}
      {!facts.refused && next && (
        <TextLink href={GOL} rel="noreferrer" className="self-start">
          {t('gol')}
        </TextLink>
      )}
      <TrailList entries={trail.value} />
      <p className="text-sm text-soft">{t('kept')}</p>
    </Page>
  )
  if (!holdsKey(officer.role)) return page
  return (
    <Messages namespaces={['key', 'gratuity', 'errors']}>
      <KeyGate officerId={officer.id}>{page}</KeyGate>
    </Messages>
  )
}

/** What became of it so far. */
async function Rulings({ facts, holidays }: { facts: GratuityFacts; holidays: Holidays }) {
  const [t, locale] = await Promise.all([getT('gratuity'), getLocale()])
  const { refused, reportedOn, ruling, happenedOn } = facts
  return (
    <>
      {refused && <span className="text-soft">{t('noDue')}</span>}
      {reportedOn && (
        <span>
          {t('reportedOn', {
            day: formatDay(reportedOn, locale),
            count: inTime(happenedOn, reportedOn, holidays) ? 1 : 0,
          })}
        </span>
      )}
      {ruling && <strong>{t(`ruling.${ruling}`)}</strong>}
    </>
  )
}

async function TrailList({ entries }: { entries: Trail }) {
  const [t, locale] = await Promise.all([getT('gratuity.trail'), getLocale()])
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 px-4 py-2.5 font-semibold">{t('title', { count: entries.length })}</summary>
      <ol className="flex flex-col gap-3 border-t border-line px-4 py-3">
        {entries.map(({ seq, at, who, deed, move }) => {
          const step = GRATUITY_MOVES.find((known) => known === move)
          return (
            <li key={seq} className="border-l-4 border-line pl-3">
              <strong>{who ?? t('gone')}</strong> · {t(step ?? (deed === 'declare' ? 'declare' : 'open'))}
              <time dateTime={at.toISOString()} className="block text-sm text-soft">
                {formatMoment(at, locale)}
              </time>
            </li>
          )
        })}
      </ol>
    </details>
  )
}
