'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { formatDay, formatRupiah } from '@/components/format'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import type { GratuityFacts } from '@/lib/data/gratuities'
import type { Day } from '@/lib/domain/calendar'
import type { GratuityMove, SealedDeclaration } from '@/lib/domain/gratuity'
import { SealingError } from '@/lib/sealing/errors'
import { useOfficerKey } from '../../key'
import { Forged, Written } from '../../sealed-text'
import { open } from '../actions'
import { type GratuityView, openView } from '../seal'
import { StepForm } from './step-form'

type State =
  { at: 'opening' } | { at: 'failed'; why: 'NOT_FOUND' | 'KEY' | 'UNAVAILABLE' } | { at: 'open'; view: GratuityView }
type Props = { facts: GratuityFacts; today: Day; move: GratuityMove | null }

/** What was received or refused, opened in this browser, with the notes on its steps; `move`: the officer's next one. */
export function GratuityDesk({ facts, today, move }: Props) {
  const t = useTranslations('gratuity')
  const heldKey = useOfficerKey()
  const [key] = useState(heldKey) // the vault hands out a new object of the same key now and then
  const router = useRouter()
  const [state, setState] = useState<State>({ at: 'opening' })
  const [saved, setSaved] = useState(false)
  const begun = useRef(false)
  const { id } = facts

  const read = useCallback(async () => {
    const next = await opened(key, id)
    // What is open stays open, with all that is being typed, when it can't be read again just now.
    setState((before) => (next.at === 'failed' && before.at === 'open' ? before : next))
  }, [key, id])

  useEffect(() => {
    // Each opening is written into the trail: once for a page, however often React runs this.
    if (begun.current) return
    begun.current = true
    void read()
  }, [read])

  if (state.at === 'opening') return <Working label={t('open.opening')} />
  if (state.at === 'failed')
    return (
      <>
        <Notice tone="warning" live>
          {t(`open.${state.why}`)}
        </Notice>
        {state.why === 'UNAVAILABLE' && (
          <Button className="self-start" onClick={() => void read()}>
            {t('open.retry')}
          </Button>
        )}
      </>
    )
  const { declaration, notes, secret } = state.view
  return (
    <>
      {declaration ? <Sheet declaration={declaration} /> : <Forged>{t('open.forged')}</Forged>}
      {notes.length > 0 && <Notes notes={notes} />}
      {saved && (
        <Notice tone="success" live>
          {t('steps.saved', { state: t(`state.${facts.state}`) })}
        </Notice>
      )}
      {move && (
        // Each step has a form of its own: what was typed for one is not sent with the next.
        <StepForm
          key={facts.version}
          {...{ facts, today, move, secret, number: notes.length + 2 }}
          onDone={async (made) => {
            setSaved(made)
            await read()
            router.refresh()
          }}
        />
      )}
      <p className="text-sm text-soft">{t('open.noted')}</p>
    </>
  )
}

async function opened(key: CryptoKey, id: string): Promise<State> {
  try {
    const result = await open({ id })
    if (result.ok) return { at: 'open', view: await openView(key, id, result.value) }
    if (result.error.code === 'UNAUTHENTICATED') window.location.replace('/masuk')
    return { at: 'failed', why: result.error.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'UNAVAILABLE' }
  } catch (error) {
    return { at: 'failed', why: error instanceof SealingError ? 'KEY' : 'UNAVAILABLE' }
  }
}

const SHOWN = ['official', 'what', 'value', 'from', 'relation', 'where', 'occasion', 'whereNow'] as const

function Sheet({ declaration }: { declaration: SealedDeclaration }) {
  const t = useTranslations('gratuity.fields')
  return (
    <dl className="flex flex-col gap-3">
      {SHOWN.filter((field) => declaration[field] !== '').map((field) => (
        <div key={field}>
          <dt className="text-sm text-soft">{t(field)}</dt>
          <dd>
            <Written>{field === 'value' ? formatRupiah(declaration.value) : declaration[field]}</Written>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Notes({ notes }: { notes: GratuityView['notes'] }) {
  const t = useTranslations('gratuity.open')
  const locale = useLocale()
  return (
    <section aria-labelledby="catatan" className="flex flex-col gap-3">
      <h2 id="catatan" className="text-xl">
        {t('notes')}
      </h2>
      <ol className="flex flex-col gap-3">
        {notes.map(({ number, by, on, text }) => (
          <li key={number} className="border-l-4 border-line pl-3">
            {text === null ? <Forged>{t('forged')}</Forged> : <Written>{text}</Written>}
            <p className="text-sm text-soft">{t('by', { name: by, day: formatDay(on, locale) })}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
