'use client'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { TextLink } from '@/components/text-link'
import { Working } from '@/components/working'
import type { CaseState } from '@/lib/domain/case-states'
import type { PartWire } from '@/lib/sealing/wire'
import { Story, Thread } from './thread'
import type { ReadyReply } from './reply-picker'
import { type Send, type Sent, useCase } from './use-case'

/** A report that is merged into the case of this page, as far as it is in the clear. */
export type MergedCase = {
  id: string
  reference: string
  state: CaseState
  readTo: number
  replies: readonly ReadyReply[]
}

/** Such a report once it is open in this browser: how to write into it. */
export type OpenMerged = { id: string; secret: string; send: Send }

/** A message, sealed for the reporter of one merged case. */
type MergedPart = { id: string; message: PartWire & { kind: 'MESSAGE' } }

/** Hands the same text, sealed for the case's reporter and for each merged case's, to `deliver`. */
export type Tell = <T>(
  text: string,
  deliver: (part: PartWire, merged: MergedPart[]) => Promise<Sent<T>>,
) => Promise<Sent<T | null>>

/** Seals a text for one reporter after another. Each case takes up the answer by itself: what it says, or that it changed. */
export function tellAll<T>(
  cases: readonly OpenMerged[],
  text: string,
  deliver: (merged: MergedPart[]) => Promise<Sent<T>>,
  sealed: MergedPart[] = [],
): Promise<Sent<T | null>> {
  const [first, ...rest] = cases
  if (!first) return deliver(sealed)
  const { id, send } = first
  return send('MESSAGE', text, (part) =>
    tellAll(rest, text, deliver, [...sealed, { id, message: { ...part, kind: 'MESSAGE' } }]),
  )
}

/** The story and the thread of one merged report, with the field to answer its reporter. Opening it is written down. */
export function MergedThread({
  item: { id, reference, state, readTo, replies },
  officer,
  onOpen,
}: {
  item: MergedCase
  officer: { name: string; today: string }
  onOpen: (open: OpenMerged) => void
}) {
  const t = useTranslations('case')
  const { opening, retry, send } = useCase(id, officer)
  const secret = opening.status === 'open' ? opening.secret : null
  useEffect(() => {
    if (secret !== null) onOpen({ id, secret, send })
  })
  return (
    <section
      aria-labelledby={`gabungan-${id}`}
      className="flex flex-col gap-4 rounded-md border-2 border-line bg-paper p-4"
    >
      <div className="flex flex-col gap-1">
        <h2 id={`gabungan-${id}`} className="text-xl">
          {t('merge.thread', { reference })}
        </h2>
        <p className="text-sm text-soft">{t('merge.threadHint')}</p>
        <TextLink href={`/petugas/kasus/${id}`} className="self-start">
          {t('merge.page', { reference })}
        </TextLink>
      </div>
      {opening.status === 'opening' && <Working label={t('opening')} />}
      {opening.status === 'failed' && (
        <>
          <Notice tone="warning" title={t(`failed.${opening.why}.title`)} live>
            {t(`failed.${opening.why}.lead`)}
          </Notice>
          {opening.why === 'UNAVAILABLE' && (
            <Button className="self-start" onClick={retry}>
              {t('retry')}
            </Button>
          )}
        </>
      )}
      {opening.status === 'open' && (
        <>
          <Story account={opening.view.account} of={{ id, reference }} />
          <Thread
            {...{ id, secret: opening.secret, state, send, view: opening.view, readTo, replies }}
            of={{ id, reference }}
          />
        </>
      )}
    </section>
  )
}
