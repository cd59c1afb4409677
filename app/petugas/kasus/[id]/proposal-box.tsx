'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { TextLink } from '@/components/text-link'
import { moveNeeds } from '@/lib/domain/case-moves'
import { isHandover } from '@/lib/domain/four-eyes'
import { toBase64url } from '@/lib/sealing/bytes'
import { Forged } from '../../sealed-text'
import { decide, withdraw } from '../actions'
import type { Entry } from './open-view'
import type { Tell } from './merged-cases'
import { ReasonField, readProse } from './reason-field'
import type { Steps } from './moves'
import { TroubleNotice } from './trouble'
import type { Send } from './use-case'
import { useDeed } from './use-deed'
import type { OpenProposal } from '@/lib/data/proposals'

/** `role`: what this officer may do with it. `at`: when it was proposed, in words. */
export type Proposal = Omit<OpenProposal, 'by' | 'at'> & {
  by: string
  at: string
  /** the sign of the key that a dossier would be sealed to */
  key: string | null
  role: 'decides' | 'proposed' | 'waits'
}

type Props = {
  id: string
  steps: Steps
  proposal: Proposal
  notes: Entry[]
  send: Send
  tell: Tell
  /** the reporter's identity as a text to seal; null where the account does not open */
  identity: string | null
}

/** What one officer has proposed and another decides, with its reason as it was sealed. */
export function ProposalBox({ id, steps, proposal, notes, send, tell, identity }: Props) {
  const t = useTranslations('case.proposal')
  const label = useTranslations('moves.label')
  const states = useTranslations('states')
  const { move, input, by, at, role } = proposal
  const reason = notes.find(({ number }) => number === proposal.reason)
  const what = [
    label(move),
    input.outcome && states(`outcome.${input.outcome}`),
    input.declineReason && states(`decline.${input.declineReason}`),
    input.days !== undefined && t('days', { days: input.days }),
    input.agencyName,
    input.officerName,
    input.named !== undefined && t(input.named ? 'named' : 'unnamed'),
  ].filter(Boolean)
  return (
    <section aria-labelledby="usulan" className="flex flex-col gap-3 rounded-md border-2 border-limited bg-surface p-4">
      <h2 id="usulan" tabIndex={-1} className="scroll-mt-16 text-xl">
        {t('title')}
      </h2>
      <p>
        <strong className="block">{what.join(': ')}</strong>
        <span className="text-sm text-soft">{t('by', { name: by, at })}</span>
      </p>
      {move === 'export' && (
        <>
          <p>{proposal.key ? t('key', { sign: proposal.key }) : t('noKey')}</p>
          <TextLink href={`/petugas/kasus/${id}/berkas`} className="self-start">
            {t('see')}
          </TextLink>
        </>
      )}
      {input.text && (
        <figure className="border-l-4 border-primary pl-3">
          <figcaption className="text-sm text-soft">{t('public')}</figcaption>
          <blockquote className="wrap-anywhere">{input.text}</blockquote>
        </figure>
      )}
      {reason?.kind === 'text' ? (
        <figure className="border-l-4 border-primary pl-3">
          <figcaption className="text-sm text-soft">{t('reason')}</figcaption>
          <blockquote dir="auto" className="break-words whitespace-pre-wrap">
            {reason.text}
          </blockquote>
        </figure>
      ) : (
        <Forged>{t('forged')}</Forged>
      )}
      {role === 'decides' && <Decide {...{ id, steps, proposal, send, tell, identity }} />}
      {role === 'proposed' && <Withdraw id={id} steps={steps} proposal={proposal.id} />}
      {role === 'waits' && <p className="text-soft">{t('waits')}</p>}
    </section>
  )
}

function Decide({ id, steps, proposal, send, tell, identity }: Omit<Props, 'notes'>) {
  const t = useTranslations('case.proposal')
  const moves = useTranslations('moves')
  const reads = useTranslations('states.reporter')
  const deed = useDeed()
  const [why, setWhy] = useState('')
  const [text, setText] = useState('')
  const { move } = proposal
  const handover = isHandover(move)
  const told = !handover && moveNeeds(move).message

  /** The identity, sealed here to the officer whom it is shown. */
  async function shown() {
    const recipient = proposal.input.recipient ?? ''
    if (identity === null) throw new Error('the account does not open')
    const { sealText } = await import('@/lib/sealing/envelope')
    return { shown: { recipient, sealed: toBase64url(await sealText(recipient, identity)) } }
  }

  function choose(approve: boolean) {
    const [reason, message] = [readProse(why), readProse(text)]
    const step = { id, version: steps.version, proposal: proposal.id, approve }
    const found = { alasan: reason.problem, pesan: approve && told ? message.problem : undefined }
    void deed.attempt(found, () =>
      send<unknown>('NOTE', reason.text, async (note) =>
        approve && told
          ? tell(message.text, (part, merged) => decide({ ...step, reason: note, message: part, merged }))
          : decide({ ...step, reason: note, ...(approve && move === 'identity' && (await shown())) }),
      ),
    )
  }

  return (
    <form
      method="post"
      aria-busy={deed.sending}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        choose(true)
      }}
    >
      {!handover && (
        <figure className="border-l-4 border-line pl-3">
          <figcaption className="text-sm text-soft">{moves('wouldRead')}</figcaption>
          <blockquote>{reads(move)}</blockquote>
        </figure>
      )}
      <ReasonField
        id={deed.idOf('alasan')}
        label={t('why')}
        hint={t('whyHint')}
        value={why}
        problem={deed.problems.alasan}
        readOnly={deed.sending}
        onChange={setWhy}
      />
      {told && steps.holds > 0 && <p className="text-soft">{moves('shared', { count: steps.holds })}</p>}
      {told && (
        <ReasonField
          id={deed.idOf('pesan')}
          label={moves('message')}
          hint={t('messageHint')}
          value={text}
          problem={deed.problems.pesan}
          readOnly={deed.sending}
          onChange={setText}
        />
      )}
      {deed.trouble && <TroubleNotice trouble={deed.trouble} state={steps.state} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" aria-disabled={deed.sending || undefined}>
          {deed.sending ? moves('sending') : t(move === 'publish' ? 'publish' : handover ? 'let' : 'approve')}
        </Button>
        <Button variant="secondary" aria-disabled={deed.sending || undefined} onClick={() => choose(false)}>
          {t('reject')}
        </Button>
      </div>
    </form>
  )
}

function Withdraw({ id, steps, proposal }: { id: string; steps: Steps; proposal: string }) {
  const t = useTranslations('case.proposal')
  const { trouble, attempt } = useDeed()
  const takeBack = () => withdraw({ id, proposal }).catch(() => ({ ok: false, error: { code: 'OFFLINE' } }) as const)
  return (
    <>
      <p className="text-soft">{t('yours')}</p>
      {trouble && <TroubleNotice trouble={trouble} state={steps.state} />}
      <Button variant="secondary" className="self-start" onClick={() => void attempt({}, takeBack)}>
        {t('withdraw')}
      </Button>
    </>
  )
}
