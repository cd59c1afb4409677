'use client'
import { useState, useSyncExternalStore } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { formatDistance } from '@/components/format'
import { Pin } from '@/components/icons'
import { Notice } from '@/components/notice'
import { StatusWord } from '@/components/status-word'
import type { Status } from '@/lib/domain/board'
import { isElsewhere, isSurelyNearest, nearestFirst, type Position } from '@/lib/domain/distance'
import { canGoNow } from '@/lib/domain/unit-status'

export type Office = Position & { slug: string; name: string; status: Status; about: string }

type Trouble = 'denied' | 'unavailable' | 'timeout' | 'missing'
type State =
  { at: 'start' | 'asking' } | { at: 'failed'; trouble: Trouble } | { at: 'found'; here: Position; accuracy: number }

const SHOWN = 5
const ASK: PositionOptions = { enableHighAccuracy: false, timeout: 15_000, maximumAge: 60_000 }
const TROUBLES: Record<number, Trouble> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' }

/** Asks the browser where it is when told to, and sorts the offices right here: the place goes nowhere. */
export function Nearest({ offices, unplaced, time }: { offices: readonly Office[]; unplaced: number; time: string }) {
  const t = useTranslations('nearest')
  const [state, setState] = useState<State>({ at: 'start' })
  // Where no script runs the button could do nothing: the way by kecamatan stands below.
  const running = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  if (!running) return <p>{t('needsScript')}</p>

  function ask() {
    // Pages that came over plain http have none.
    if (!('geolocation' in navigator)) return setState({ at: 'failed', trouble: 'missing' })
    setState({ at: 'asking' })
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude: lat, longitude: lng, accuracy } }) =>
        setState({ at: 'found', here: { lat, lng }, accuracy }),
      ({ code }) => setState({ at: 'failed', trouble: TROUBLES[code] ?? 'unavailable' }),
      ASK,
    )
  }

  return (
    <div className="flex flex-col gap-4">
      <Button onClick={ask} aria-disabled={state.at === 'asking'} className="self-start">
        <Pin /> {t(state.at === 'found' ? 'again' : 'ask')}
      </Button>
      <p className="text-soft">{t('promise')}</p>
      <div role="status">
        {state.at === 'asking' && <p>{t('asking')}</p>}
        {state.at === 'failed' && (
          <Notice tone="warning" title={t(`failed.${state.trouble}`)}>
            {t('failed.instead')}
          </Notice>
        )}
        {state.at === 'found' && <Found offices={offices} unplaced={unplaced} time={time} {...state} />}
      </div>
    </div>
  )
}

type FoundProps = { offices: readonly Office[]; unplaced: number; time: string; here: Position; accuracy: number }

function Found({ offices, unplaced, time, here, accuracy }: FoundProps) {
  const [t, statusWord, locale] = [useTranslations('nearest'), useTranslations('common.status'), useLocale()]
  const all = nearestFirst(here, offices)
  const open = all.filter(({ place }) => canGoNow(place))
  const found = (open.length > 0 ? open : all).slice(0, SHOWN)
  return (
    <section aria-labelledby="terdekat" className="flex flex-col gap-2">
      <h2 id="terdekat" className="text-xl">
        {t(open.length > 0 ? 'found' : 'noneOpen')}
      </h2>
      {isElsewhere(all, accuracy) && <Notice tone="warning">{t('elsewhere')}</Notice>}
      <ol className="divide-y divide-line rounded-md border border-line bg-surface">
        {found.map(({ place: { slug, name, status, about }, metres }) => (
          <li key={slug}>
            <a href={`/layanan/${slug}`} className="flex flex-col gap-1 px-4 py-3 text-ink no-underline hover:bg-tint">
              <b className="text-lg font-semibold">{name}</b>
              <span>{t('away', { distance: formatDistance(metres, locale) })}</span>
              <StatusWord status={status} label={statusWord(status)} />
              <span className="text-soft">{about}</span>
            </a>
          </li>
        ))}
      </ol>
      <p>
        {t('accuracy', { distance: formatDistance(accuracy, locale) })}{' '}
        {!isSurelyNearest(found, accuracy) && t('unsure')}
      </p>
      <p className="text-soft">
        {t('straight')} {unplaced > 0 && t('unplaced', { count: unplaced })} {t('asOf', { time })}
      </p>
    </section>
  )
}
