'use client'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useOfficerKey } from '@/app/petugas/key'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import { type Answer, type Order, orders } from './orders'
import { NoAnswer, syncIndex } from './sync'

type State = { at: 'reading'; done: number; of: number } | { at: 'ready'; shut: number } | { at: 'failed' }
type Found = NonNullable<Answer['found']>

/**
 * Searches what the officer's cases say. All of it happens here: the worker holds the index, what is typed is sent nowhere,
 * and it stands in no address. `officer`: whose cases they are.
 */
export function SearchDesk({ officer: { id, recipient } }: { officer: { id: string; recipient: string } }) {
  const t = useTranslations('cases.search')
  const key = useOfficerKey()
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<State>({ at: 'reading', done: 0, of: 0 })
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<(Found & { query: string }) | null>(null)
  const give = useRef<((order: Order) => Promise<Answer>) | null>(null)
  // The key's object is a new one whenever the vault is looked at; it opens the same.
  const held = useRef(key)
  useEffect(() => void (held.current = key), [key])

  useEffect(() => {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
    const left = new AbortController()
    give.current = orders(worker)
    const onProgress = (done: number, of: number) => setState({ at: 'reading', done, of })
    syncIndex({
      ...{ key: held.current, officer: { id, recipient }, give: give.current },
      ...{ onProgress, signal: left.signal },
    }).then(
      ({ shut }) => !left.signal.aborted && setState({ at: 'ready', shut }),
      (error: unknown) => {
        if (left.signal.aborted) return
        if (error instanceof NoAnswer && error.signedOut) return window.location.replace('/masuk')
        setState({ at: 'failed' })
      },
    )
    return () => {
      left.abort()
      worker.terminate()
    }
  }, [id, recipient, attempt])

  const wanted = query.trim()
  const progress = state.at === 'reading' ? state.done : -1
  // Asked again while texts come in.
  useEffect(() => {
    if (wanted === '') return
    let gone = false
    const show = ({ found }: Answer) => !gone && found && setFound({ ...found, query: wanted })
    give.current?.({ do: 'find', query: wanted }).then(show, () => {})
    return () => {
      gone = true
    }
  }, [wanted, progress])

  return (
    <>
      <Field id="cari" label={t('label')} hint={t('hint')}>
        {(aria) => (
          <input
            {...aria}
            type="search"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            className={CONTROL}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        )}
      </Field>
      {state.at === 'reading' && (
        <Working
          label={state.of > 0 ? t('reading', { done: state.done, of: state.of }) : t('looking')}
          done={state.of > 0 ? state.done / state.of : undefined}
        />
      )}
      {state.at === 'failed' && (
        <Notice tone="warning" live>
          <p className="mb-3">{t('failed')}</p>
          <Button
            variant="secondary"
            onClick={() => {
              setState({ at: 'reading', done: 0, of: 0 })
              setAttempt(attempt + 1)
            }}
          >
            {t('again')}
          </Button>
        </Notice>
      )}
      {state.at === 'ready' && state.shut > 0 && <Notice tone="warning">{t('shut', { count: state.shut })}</Notice>}
      {wanted !== '' && found && <Hits found={found} />}
    </>
  )
}

function Hits({ found: { hits, total } }: { found: Found }) {
  const [t, sealed] = [useTranslations('cases.search'), useTranslations('cases.sealed')]
  return (
    <section aria-label={t('results')} className="flex flex-col gap-3">
      <p role="status">
        {total > hits.length ? t('some', { count: total, shown: hits.length }) : t('count', { count: total })}
      </p>
      {hits.length > 0 && (
        <ul className="divide-y divide-line rounded-md border border-line bg-surface">
          {hits.map(({ id, reference, title }) => (
            <li key={id} className="flex flex-col gap-1 px-4 py-3">
              <Link href={`/petugas/kasus/${id}`} prefetch={false} className="font-semibold wrap-anywhere">
                <bdi>{title || sealed('failed')}</bdi>
              </Link>
              <span className="font-mono text-sm text-soft">{reference}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
