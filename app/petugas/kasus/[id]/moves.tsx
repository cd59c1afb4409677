'use client'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import type { CaseState, Channel } from '@/lib/domain/case-states'
import type { OfficerMove } from '@/lib/domain/case-work'
import type { Proposable } from '@/lib/domain/four-eyes'
import { HeldBack } from './held-back'
import type { Tell } from './merged-cases'
import { MoveForm } from './move-form'
import type { Proposal } from './proposal-box'
import type { ReadyReply } from './reply-picker'
import type { Send } from './use-case'

/** `objectUntil`: the day, in words, to which the reporter may still object; null where that is over or not begun. */
export type Steps = {
  version: number
  state: CaseState
  legal: OfficerMove[]
  agencies: { id: string; name: string; takes: string | null }[]
  objectUntil: string | null
  /** whether this officer decides: else it is said who does */
  decides: boolean
  channel: Channel
  /** the moves that this officer may propose to another; none while a proposal is open */
  proposable: readonly Proposable[]
  /** moves that wait until the proposal that is open is decided or taken back */
  held: readonly Proposable[]
  /** how many working days can still be added */
  extension: number
  /** it is handled with another case, whose steps it follows */
  merged: boolean
  /** how many reports are merged into it: their reporters hear of its steps too */
  holds: number
}

/** The way on: no two of them are legal at once, so that the page has one main action. */
const MAIN: readonly OfficerMove[] = ['verify', 'start', 'act', 'close']

/** The legal moves as buttons; each unfolds what the reporter will read and what else it takes. */
export function Moves({
  id,
  steps,
  send,
  tell,
  proposal,
  replies,
}: {
  id: string
  steps: Steps
  send: Send
  tell: Tell
  proposal: Proposal | null
  replies: readonly ReadyReply[]
}) {
  const t = useTranslations('moves')
  const states = useTranslations('states.state')
  const [chosen, setChosen] = useState<OfficerMove | null>(null)
  const [done, setDone] = useState<'moved' | 'proposed' | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const open = chosen && steps.legal.includes(chosen) ? chosen : null
  const nothing = steps.merged
    ? 'noneMerged'
    : steps.state === 'AWAITING_REPORTER'
      ? 'noneAwaiting'
      : steps.state === 'ACTED_ON'
        ? 'noneActed'
        : 'none'

  return (
    <section aria-labelledby="langkah" className="flex flex-col gap-3">
      <h2 id="langkah" ref={heading} tabIndex={-1} className="scroll-mt-16 text-xl">
        {t('title')}
      </h2>
      {done && (
        <Notice tone="success" live>
          {done === 'proposed' ? t('proposed') : t('done', { state: states(steps.state) })}
        </Notice>
      )}
      {steps.legal.length === 0 && steps.held.length === 0 && <p className="text-soft">{t(nothing)}</p>}
      <ul className="flex flex-col gap-2">
        {steps.legal.map((move) => (
          <li key={move} className={open === move ? 'rounded-md border border-line bg-surface' : ''}>
            <Button
              variant={open === move ? 'quiet' : MAIN.includes(move) ? 'primary' : 'secondary'}
              aria-expanded={open === move}
              aria-controls={`langkah-${move}`}
              className="w-full"
              onClick={() => {
                setDone(null)
                setChosen(open === move ? null : move)
              }}
            >
              {t(`label.${move}`)}
            </Button>
            <div id={`langkah-${move}`} hidden={open !== move}>
              {open === move && (
                <MoveForm
                  id={id}
                  move={move}
                  steps={steps}
                  send={send}
                  tell={tell}
                  replies={replies}
                  onCancel={() => setChosen(null)}
                  onDone={(how) => {
                    setChosen(null)
                    setDone(how)
                    heading.current?.focus()
                  }}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {proposal && steps.held.length > 0 && <HeldBack deeds={steps.held} proposal={proposal} />}
      {!steps.decides && <p className="text-sm text-soft">{t('leadOnly')}</p>}
    </section>
  )
}
