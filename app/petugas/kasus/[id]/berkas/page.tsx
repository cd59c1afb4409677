import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatDay, formatMoment } from '@/components/format'
import { Messages } from '@/components/messages'
import { agenciesFor } from '@/lib/data/agencies'
import { readCase } from '@/lib/data/case-read'
import { deedsOf, trailOf } from '@/lib/data/case-trail'
import { approvedExport } from '@/lib/data/exports'
import { dayOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { requireOfficer } from '@/lib/session'
import { KeyGate } from '../../../key'
import { trailLines } from '../trail'
import { Dossier } from './dossier'

type Props = { params: Promise<{ id: string }> }

/** What a dossier tells of the trail at most; a case has some hundreds. The chain of custody is whole. */
const EXTRACT_MAX = 2000

/** The deeds by which a file, or the case itself, went from one hand to another. */
const CUSTODY = [
  ...['case:receive', 'case:evidence', 'case:evidence-open', 'case:evidence-save', 'case:assign', 'case:withhold'],
  ...['case:export', 'case:merge', 'case:separate', 'case:readmit', 'case:key', 'case:key-end', 'case:identity-open'],
]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('dossier'))('title') }
}

/** A case as another house gets it: put together in the officer's browser; the server knows the trail and no more. */
export default async function DossierPage({ params }: Props) {
  const officer = await requireOfficer('case:work')
  const { id } = await params
  const now = new Date()
  const [read, trail, custody, approved] = await Promise.all([
    readCase(officer, id),
    trailOf(officer, id, { max: EXTRACT_MAX }),
    deedsOf(officer, id, CUSTODY),
    approvedExport(officer, id, now),
  ])
  if (!read.ok || !trail.ok || !custody.ok) notFound()
  const { facts, reference, unit, service, category, proposal, merged, mergedInto } = read.value
  const [agencies, lines, handed, states, locale] = await Promise.all([
    agenciesFor(officer, facts.channel),
    trailLines(trail.value.entries.toReversed()),
    trailLines(custody.value),
    getT('states'),
    getLocale(),
  ])
  const sign = (recipient: string | null) => recipient && fingerprint([recipient])
  return (
    <Messages namespaces={['key', 'case', 'dossier', 'moves.label', 'states', 'errors']}>
      <KeyGate officerId={officer.id}>
        <Dossier
          {...{ id, reference, version: facts.version, state: facts.state, channel: facts.channel }}
          subtitle={[reference, unit?.name, states(`channel.${facts.channel}`)].filter(Boolean).join(' · ')}
          officer={{ name: officer.name, title: officer.title, today: dayOf(now) }}
          made={formatMoment(now, locale)}
          clear={{
            ...{ category, unitId: unit?.id ?? null, serviceId: service?.id ?? null },
            ...{ unit: unit?.name ?? null, service: service?.name ?? null },
          }}
          agencies={agencies.map(({ recipient, ...agency }) => ({ ...agency, sign: sign(recipient) }))}
          merged={[...(mergedInto ? [mergedInto] : []), ...merged].map((one) => one.reference)}
          trail={lines}
          custody={handed}
          proposed={proposal && { move: proposal.move, named: proposal.input.named ?? false, by: proposal.by.name }}
          approved={
            approved && {
              ...{
                id: approved.id,
                agency: approved.agency.name,
                named: approved.named,
                recipient: approved.recipient,
              },
              ...{ by: approved.proposedBy, and: approved.approvedBy, sign: sign(approved.recipient) },
              until: formatDay(approved.until, locale),
            }
          }
        />
      </KeyGate>
    </Messages>
  )
}
