'use client'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import type { CaseState, Channel } from '@/lib/domain/case-states'
import type { Handover, Proposable } from '@/lib/domain/four-eyes'
import type { ClearFacts } from '../account-sheet'
import { NotOpen } from '../not-open'
import { OutsideDoors } from '../outside-doors'
import type { TrailLine } from '../trail'
import { useCase } from '../use-case'
import { type Approved, ExportBox } from './export-box'
import { DossierSheet } from './dossier-sheet'
import { ProposeExport } from './propose-export'
import { useHashes } from './use-hashes'

export type DossierProps = {
  id: string
  reference: string
  version: number
  state: CaseState
  channel: Channel
  subtitle: string
  officer: { name: string; title: string; today: string }
  /** when it was put together, in words */
  made: string
  clear: ClearFacts
  agencies: { id: string; name: string; takes: string | null; sign: string | null }[]
  trail: TrailLine[]
  custody: TrailLine[]
  /** a proposal that is open: of this dossier, or another */
  proposed: { move: Proposable | Handover; named: boolean; by: string } | null
  approved: Approved | null
  /** reports that are handled with this one, and whose story and files stand in dossiers of their own */
  merged: string[]
}

/** A case as another house gets it: looked at, let out by two, printed or sealed; all in this browser. */
export function Dossier(props: DossierProps) {
  const t = useTranslations('dossier')
  const label = useTranslations('moves.label')
  const { id, subtitle, approved, proposed, agencies } = props
  const { opening, retry, send } = useCase(id, props.officer)
  const sheet = useRef<HTMLElement>(null)
  const hashes = useHashes(id)
  // The approval under which this page was printed: without one the printer gets a sentence and no dossier.
  const [printed, setPrinted] = useState<string | null>(null)
  const back = { href: `/petugas/kasus/${id}`, label: t('back') }
  if (opening.status !== 'open') return <NotOpen title={t('title')} {...{ subtitle, back, opening, retry }} />
  const { view, secret } = opening
  const named = approved?.named ?? (proposed?.move === 'export' && proposed.named)
  return (
    <Page title={t('title')} lead={<span data-noprint>{t('lead')}</span>} back={back} width="wide">
      <section aria-labelledby="penyerahan" data-noprint className="flex max-w-2xl flex-col gap-3">
        <h2 id="penyerahan" className="text-xl">
          {t('handover')}
        </h2>
        <Notice tone="warning">{t('check')}</Notice>
        {approved && (
          <ExportBox
            {...{ id, approved, secret, hashes, sheet, reference: props.reference, state: props.state }}
            evidence={view.evidence}
            release={() => setPrinted(approved.id)}
          />
        )}
        {proposed ? (
          <p>
            {proposed.move === 'export'
              ? t('waits')
              : t('otherWaits', { move: label(proposed.move), name: proposed.by })}
          </p>
        ) : (
          <ProposeExport
            {...{ id, version: props.version, state: props.state, agencies, send }}
            again={approved !== null}
          />
        )}
      </section>
      <DossierSheet
        ref={sheet}
        {...props}
        view={view}
        secret={secret}
        named={named}
        hashes={hashes}
        printable={approved !== null && printed === approved.id}
      />
      <OutsideDoors channel={props.channel} />
      <p data-noprint className="text-sm text-soft">
        {t('noted')}
      </p>
    </Page>
  )
}
