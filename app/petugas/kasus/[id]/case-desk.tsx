'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { identityText } from '@/lib/domain/identity'
import type { Assignable } from '@/lib/data/case-assign'
import { Forged } from '../../sealed-text'
import { AccountSheet, type ClearFacts } from './account-sheet'
import { AssignForm } from './assign-form'
import { Dispositions, type ShownDisposition } from './dispositions'
import { Evidence } from './evidence'
import { FindingsSection } from './findings'
import { HeldBack } from './held-back'
import { MergeBox } from './merge-box'
import { type MergedCase, MergedThread, type OpenMerged, type Tell, tellAll } from './merged-cases'
import { Moves, type Steps } from './moves'
import { NotOpen } from './not-open'
import { Panels } from './panels'
import type { ReadyReply } from './reply-picker'
import { Notes, Story, Thread } from './thread'
import { type Proposal, ProposalBox } from './proposal-box'
import { PublishForm } from './publish-form'
import { ReferenceForm } from './reference-form'
import { SeparateForm } from './separate-form'
import { IdentityForm, type NamedOfficer, Withholding } from './withhold-form'
import { useCase } from './use-case'
import { usePlaceOf } from './use-place'

type Props = {
  id: string
  reference: string
  subtitle: string
  officer: { name: string; today: string }
  clear: ClearFacts
  steps: Steps
  /** saved texts for messages to the reporter */
  replies: readonly ReadyReply[]
  /** the last message that the reporter has been handed */
  readTo: number
  /** null: not this officer's to give */
  assign: { assigneeId: string | null; officers: Assignable[] } | null
  /** what is in the clear, as the server renders it */
  openFacts: ReactNode
  deadline: ReactNode
  /** what waits for a second officer */
  proposal: Proposal | null
  /** what was asked of units */
  dispositions: ShownDisposition[]
  /** whom this officer may mark as named in the case, and who is marked; null: not theirs to do */
  withhold: { officers: NamedOfficer[]; marked: (NamedOfficer & { mine: boolean })[] } | null
  /** officers to whom the reporter's identity could be shown */
  readers: NamedOfficer[]
  /** what everybody reads of it, as the server renders it; or the unit on whose board it may be published */
  published: ReactNode
  publishes: string | null
  /** state and deadline in a line, for a phone, where the box above stands behind a button */
  summary: ReactNode
  people: ReactNode
  /** the reports that are merged into this one */
  merged: readonly MergedCase[]
  /** what a lead may do: merge it with another, these to begin with, or separate it again; null: neither */
  merging: { related: readonly string[] } | 'merged' | null
  /** other cases about the same unit and matter */
  related: ReactNode
  /** where it may have a number */
  houses: readonly { id: string; name: string }[]
  trail: ReactNode
}

/** A case on its officer's desk: opened in this browser, beside what the server may know of it. */
export function CaseDesk(props: Props) {
  const t = useTranslations('case')
  const { id, reference, subtitle, clear, steps, assign, proposal } = props
  const { opening, retry, send } = useCase(id, props.officer)
  const router = useRouter()
  usePlaceOf(proposal?.id)
  // How to write into merged cases; they open by themselves, after this one.
  const opened = useRef(new Map<string, OpenMerged>())
  const openMerged = () => props.merged.flatMap((one) => opened.current.get(one.id) ?? [])
  const back = { href: '/petugas/kasus', label: t('back') }
  if (opening.status !== 'open')
    return (
      <NotOpen title={t('untitled', { reference })} {...{ subtitle, back, opening, retry }} returns={assign && id} />
    )
  const { view, secret } = opening
  // A reply changes no fact of the page but its trail.
  const sendAndRefresh: typeof send = async (kind, text, deliver) => {
    const result = await send(kind, text, deliver)
    router.refresh()
    return result
  }
  const tell: Tell = (text, deliver) =>
    send('MESSAGE', text, (part) => tellAll(openMerged(), text, (merged) => deliver(part, merged)))
  const { account } = view
  const identity = typeof account === 'string' ? null : { reference, name: account.name, contact: account.contact }
  const thread = { id, secret, state: steps.state, view, send: sendAndRefresh }
  return (
    <Page
      title={<bdi className="text-xl sm:text-2xl">{view.title ?? t('untitled', { reference })}</bdi>}
      lead={
        <>
          {subtitle}
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-base text-ink lg:hidden">
            {props.summary}
          </div>
        </>
      }
      back={back}
      width="wide"
    >
      <Panels
        facts={
          <>
            <section aria-labelledby="menurut" className="flex flex-col gap-2">
              <h2 id="menurut" className="text-xl">
                {t('facts.sealed')}
              </h2>
              {typeof view.account === 'string' ? (
                <Forged>{t(`story.${view.account}`)}</Forged>
              ) : (
                <AccountSheet account={view.account} clear={clear} />
              )}
            </section>
            {props.openFacts}
            {props.related}
          </>
        }
        thread={
          <>
            <Story account={account} />
            <FindingsSection {...thread} clear={clear} />
            <Thread {...thread} readTo={props.readTo} replies={props.replies} />
            {props.merged.map((item) => (
              <MergedThread
                key={item.id}
                item={item}
                officer={props.officer}
                onOpen={(one) => void opened.current.set(one.id, one)}
              />
            ))}
            <Evidence id={id} secret={secret} entries={view.evidence} />
            <Dispositions
              {...{ id, secret, unitId: clear.unitId, items: props.dispositions }}
              warns={steps.channel !== 'COMPLAINT'}
            />
            <Notes {...thread} />
          </>
        }
        work={
          <>
            {props.deadline}
            {proposal && (
              <ProposalBox
                key={proposal.id}
                id={id}
                steps={steps}
                proposal={proposal}
                notes={view.notes}
                {...{ send, tell }}
                identity={identity && identityText(identity)}
              />
            )}
            <Moves {...{ id, steps, send, tell, proposal }} replies={props.replies} />
            {props.publishes &&
              (proposal ? (
                <HeldBack deeds={['publish']} proposal={proposal} />
              ) : (
                <PublishForm {...{ id, version: steps.version, state: steps.state, unit: props.publishes, send }} />
              ))}
            {props.published}
            {props.merging === 'merged' && (
              <SeparateForm {...{ id, version: steps.version, state: steps.state, send }} />
            )}
            {props.merging && props.merging !== 'merged' && (
              <MergeBox {...{ id, reference, state: steps.state, secret, send }} related={props.merging.related} />
            )}
            <ReferenceForm id={id} state={steps.state} agencies={props.houses} send={send} />
            <TextLink href={`/petugas/kasus/${id}/berkas`} className="self-start">
              {t('dossier')}
            </TextLink>
            <section aria-labelledby="petugas" className="flex flex-col gap-3">
              <h2 id="petugas" className="text-xl">
                {t('people')}
              </h2>
              {props.people}
              {assign && (
                <AssignForm
                  id={id}
                  version={steps.version}
                  state={steps.state}
                  secret={secret}
                  merged={openMerged}
                  {...assign}
                />
              )}
              {identity &&
                (identity.name || identity.contact) &&
                (proposal ? (
                  <HeldBack deeds={['identity']} proposal={proposal} />
                ) : (
                  <IdentityForm
                    {...{ id, version: steps.version, state: steps.state, send }}
                    officers={props.readers}
                  />
                ))}
              {props.withhold && (
                <Withholding id={id} version={steps.version} state={steps.state} send={send} {...props.withhold} />
              )}
            </section>
          </>
        }
      />
      {props.trail}
      <p className="text-sm text-soft">{t('noted')}</p>
    </Page>
  )
}
