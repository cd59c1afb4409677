import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type Address, only } from '@/app/petugas/kelola/list'
import { formatDay, formatMoment } from '@/components/format'
import { Messages } from '@/components/messages'
import { agenciesFor, numberedBy } from '@/lib/data/agencies'
import { assignableTo } from '@/lib/data/case-assign'
import { actorOf } from '@/lib/data/case-move'
import { readCase } from '@/lib/data/case-read'
import { trailOf } from '@/lib/data/case-trail'
import { dispositionsOf } from '@/lib/data/dispositions'
import { type Related, relatedTo } from '@/lib/data/related'
import { erasureOf, retentionOf } from '@/lib/data/retention'
import { identityReaders } from '@/lib/data/identities'
import { savedReplies } from '@/lib/data/saved-replies'
import { withholdable } from '@/lib/data/withhold'
import { readHolidays } from '@/lib/data/holidays'
import { type Day, dayOf } from '@/lib/domain/calendar'
import { type CaseFacts, legalMoves, MOVES } from '@/lib/domain/case-moves'
import { extensionLeft } from '@/lib/domain/deadlines'
import { isProposable, mayDecide, needsSecond } from '@/lib/domain/four-eyes'
import { isOfficerMove } from '@/lib/domain/case-work'
import { mayPublish } from '@/lib/domain/publication'
import { isEnded } from '@/lib/domain/queue'
import { can } from '@/lib/domain/roles'
import { filledReply, type SavedReply } from '@/lib/domain/saved-reply'
import { urgencyOf } from '@/lib/domain/urgency'
import { getLocale, getT } from '@/lib/locale'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { requireOfficer } from '@/lib/session'
import { Standing } from '../../disposisi/standing'
import { KeyGate } from '../../key'
import { Deadline } from '../deadline'
import { CaseDesk } from './case-desk'
import { DeadlineBox } from './deadline-box'
import { ErasureBox } from './erasure-box'
import { HoldBox } from './hold-box'
import { OpenFacts } from './open-facts'
import type { ReadyReply } from './reply-picker'
import { RelatedCases } from './related'
import { Published } from './published'
import { Trail, trailPlace } from './trail'

type Props = { params: Promise<{ id: string }>; searchParams: Address }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('case'))('title') }
}

/** One case: what is in the clear comes with the page, all else is opened in the browser by an action that is written down. */
export default async function CasePage({ params, searchParams }: Props) {
  const officer = await requireOfficer('case:read')
  const { id } = await params
  const before = trailPlace(only((await searchParams).jejak))
  const [read, trail, officers, named, kept, asked, holidays, dispositions, saved] = await Promise.all([
    readCase(officer, id),
    trailOf(officer, id, { before }),
    assignableTo(officer, id),
    withholdable(officer, id),
    retentionOf(officer, id),
    erasureOf(officer, id),
    readHolidays(),
    dispositionsOf(officer, id),
    savedReplies(officer),
  ])
  if (!read.ok || !trail.ok) notFound()
  const sheet = read.value
  const { facts, unit, service, assignee } = sheet
  const today = dayOf(new Date())
  const { receivedOn } = facts
  const relating = { ...sheet, unitId: unit?.id ?? null, serviceId: service?.id ?? null, receivedOn }
  const [agencies, houses, readers, related] = await Promise.all([
    agenciesFor(officer, facts.channel),
    numberedBy(officer),
    identityReaders(officer, id),
    relatedTo(officer, relating),
  ])
  const { proposal } = sheet
  const legal = legalMoves(facts, actorOf(officer), today)
  // What always takes a second officer is proposed and never made at once; anybody who works the case may propose it.
  const seconds = legalMoves(facts, 'LEAD', today)
    .filter(isProposable)
    .filter((move) => needsSecond(facts, move, { outcome: 'NOT_PROVEN' }))
  const proposable = proposal ? [] : seconds
  const offered = MOVES.filter(isOfficerMove).filter((move) =>
    isProposable(move) && needsSecond(facts, move, {})
      ? proposable.includes(move)
      : legal.includes(move) || proposable.some((one) => one === move),
  )
  const [t, states, locale] = await Promise.all([getT('cases.people'), getT('states'), getLocale()])
  return (
    <Messages
      namespaces={[
        ...(['key', 'case', 'disposition', 'moves', 'authority', 'states', 'errors', 'deskForm'] as const),
        ...(['cases.titles', 'cases.sealed'] as const),
      ]}
    >
      <KeyGate officerId={officer.id}>
        <CaseDesk
          key={sheet.id}
          id={sheet.id}
          reference={sheet.reference}
          subtitle={[sheet.reference, unit?.name, states(`channel.${facts.channel}`)].filter(Boolean).join(' · ')}
          officer={{ name: officer.name, today }}
          clear={{
            category: sheet.category,
            unitId: unit?.id ?? null,
            serviceId: service?.id ?? null,
            unit: unit?.name ?? null,
            service: service?.name ?? null,
          }}
          steps={{
            version: facts.version,
            state: facts.state,
            legal: offered,
            channel: facts.channel,
            proposable,
            held: seconds.filter((move) => proposal && !offered.includes(move)),
            extension: extensionLeft(facts),
            agencies: agencies.map(({ id: agency, name, takes }) => ({ id: agency, name, takes })),
            objectUntil: facts.objectUntil && today <= facts.objectUntil ? formatDay(facts.objectUntil, locale) : null,
            decides: can(officer.role, 'case:decide'),
            merged: facts.merged,
            holds: sheet.merged.length,
          }}
          assign={
            can(officer.role, 'case:assign') && !facts.merged ? { assigneeId: assignee?.id ?? null, officers } : null
          }
          replies={readyReplies(saved, sheet.reference, facts.dueOn)}
          merged={sheet.merged.map(({ reporterRead, ...one }) => ({
            ...{ ...one, readTo: reporterRead, replies: readyReplies(saved, one.reference, null) },
          }))}
          merging={mergingOf(can(officer.role, 'case:decide'), facts, related)}
          readTo={sheet.readTo}
          proposal={
            proposal && {
              ...{ id: proposal.id, move: proposal.move, input: proposal.input, reason: proposal.reason },
              key: proposal.input.recipient ? fingerprint([proposal.input.recipient]) : null,
              ...{ by: proposal.by.name, at: formatMoment(proposal.at, locale) },
              role:
                proposal.by.id === officer.id ? 'proposed' : mayDecide(officer, proposal.by.id) ? 'decides' : 'waits',
            }
          }
          published={
            unit &&
            sheet.published && (
              <Published
                {...{ id: sheet.id, unit: unit.name, published: sheet.published }}
                decides={can(officer.role, 'case:decide')}
              />
            )
          }
          publishes={
            unit && mayPublish(facts) && !sheet.published && sheet.excluded + sheet.named.length === 0
              ? unit.name
              : null
          }
          dispositions={dispositions.map((item) => ({
            ...item,
            standing: <Standing facts={item} today={today} holidays={holidays} />,
          }))}
          withhold={can(officer.role, 'case:decide') ? { officers: named, marked: sheet.named } : null}
          {...{ readers, houses }}
          openFacts={<OpenFacts sheet={sheet} />}
          deadline={
            <>
              <DeadlineBox
                facts={facts}
                mergedInto={sheet.mergedInto}
                agency={sheet.agency?.name ?? null}
                today={today}
                holidays={holidays}
              />
              {asked && <ErasureBox id={sheet.id} {...asked} />}
              {kept && <HoldBox id={sheet.id} until={kept.until} hold={kept.hold} />}
            </>
          }
          summary={
            <>
              <strong>{states(`state.${facts.state}`)}</strong>
              <Deadline urgency={urgencyOf(facts, today, holidays)} />
            </>
          }
          people={
            <>
              <p>
                {assignee ? (
                  <>
                    <strong className="block">{assignee.name}</strong>
                    <span className="text-soft">{assignee.title}</span>
                  </>
                ) : (
                  t('nobody')
                )}
              </p>
              {sheet.named.length > 0 && (
                <p className="text-sm text-soft">
                  {t('named', { names: sheet.named.map(({ name }) => name).join(', ') })}
                </p>
              )}
              {sheet.excluded > 0 && <p className="text-sm text-soft">{t('excluded', { count: sheet.excluded })}</p>}
            </>
          }
          related={<RelatedCases related={related} unit={unit} today={today} />}
          trail={<Trail id={sheet.id} page={trail.value} before={before} />}
        />
      </KeyGate>
    </Messages>
  )
}

function readyReplies(saved: SavedReply[], reference: string, dueOn: Day | null): ReadyReply[] {
  return saved.flatMap(({ id, title, ...reply }) => {
    const text = filledReply(reply, { nomor: reference, tenggat: dueOn && formatDay(dueOn, 'id') })
    return text === null ? [] : [{ id, title, text, own: text !== reply.text }]
  })
}

/** Whether this officer may merge the case or separate it again, and the numbers to begin with. */
function mergingOf(decides: boolean, { merged, state }: CaseFacts, { cases }: Related) {
  if (!decides || isEnded(state) || (state === 'ACTED_ON' && !merged)) return null
  return merged ? ('merged' as const) : { related: cases.map(({ reference }) => reference) }
}
