'use client'
import { useLocale, useTranslations } from 'use-intl'
import { formatDay, formatDays, formatNumber, formatRelative, formatTime } from '@/components/format'
import { Warning } from '@/components/icons'
import { STATUS_LOOK, StatusWord } from '@/components/status-word'
import { dayOf } from '@/lib/domain/calendar'
import { freshness } from '@/lib/domain/screen'
import { useView } from './use-view'
import type { View } from './view'

const PROBLEMS_SHOWN = 4

/** One office's board for a TV. What it can no longer know it does not show as if it did. */
export function Screen({ slug, first }: { slug: string; first: { view: View; at: number } }) {
  const [t, locale] = [useTranslations('screen'), useLocale()]
  const { view, at, lost, now } = useView(slug, first)
  const [moment, clock] = [new Date(at), new Date(now)]
  const fresh = freshness(moment, clock, view.hours)
  const age = { time: formatTime(moment, locale), ago: formatRelative(moment, clock, locale) }
  return (
    <main id="isi" tabIndex={-1} className="layar">
      <header className="layar-head">
        <h1>{view.name}</h1>
        <p className="tabular-nums">
          <b className="layar-clock">{formatTime(clock, locale)}</b> {formatDay(dayOf(clock), locale)}
        </p>
      </header>
      <div className="layar-columns">
        <div>
          <Standing view={view} unsure={fresh === 'UNSURE'} known={age.time} />
          <Stock view={view} />
        </div>
        <div>
          {view.notice && (
            <p lang="id" className="layar-notice">
              {view.notice}
            </p>
          )}
          <Services view={view} />
        </div>
      </div>
      <ul className="font-semibold empty:hidden">
        {view.ahead.map(({ from, until, reason }) => (
          <li key={from + reason}>{t('ahead', { days: formatDays(from, until, locale), reason })}</li>
        ))}
      </ul>
      <p role="status" className={fresh === 'FRESH' && !lost ? 'text-soft' : 'layar-lost'}>
        {fresh !== 'FRESH' && <Warning />} {fresh === 'FRESH' ? t('fresh', age) : t('lost', age)}
      </p>
    </main>
  )
}

/** The status, or that it is not known what it is by now. */
function Standing({ view, unsure, known }: { view: View; unsure: boolean; known: string }) {
  const [t, statusWord] = [useTranslations('screen'), useTranslations('common.status')]
  if (unsure) {
    return (
      <section aria-label={t('status')}>
        <p className="layar-say">{t('unsure')}</p>
        <p>{t('last', { time: known, status: statusWord(view.status) })}</p>
      </section>
    )
  }
  return (
    <section aria-label={t('status')}>
      <p className="layar-word">
        <StatusWord status={view.status} label={statusWord(view.status)} />
      </p>
      {/* What the office and the API say is Indonesian, whatever the page's language. */}
      <p lang="id" className="layar-say">
        {view.text}
      </p>
      {view.instead && <p lang="id">{view.instead}</p>}
    </section>
  )
}

function Services({ view: { problems, others } }: { view: View }) {
  const t = useTranslations('screen')
  const more = problems.length - PROBLEMS_SHOWN
  if (problems.length + others.count === 0) return null
  return (
    <section aria-label={t('services')}>
      <h2>{t('services')}</h2>
      <ul>
        {problems.slice(0, PROBLEMS_SHOWN).map(({ status, text }) => (
          <li key={text} lang="id" className="layar-row">
            <Mark status={status} /> {text}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('more', { count: more })}</p>}
      {others.count > 0 && <p>{t('others', { count: others.count })}</p>}
      {others.names.length > 0 && (
        <p lang="id" className="text-soft">
          {others.names.join(' · ')}
        </p>
      )}
    </section>
  )
}

/** The shape of a status, where a sentence has its word. */
function Mark({ status }: { status: View['status'] }) {
  const { colour, Icon } = STATUS_LOOK[status]
  return (
    <span className={`rounded-md px-2 ${colour}`}>
      <Icon />
    </span>
  )
}

function Stock({ view: { stocks } }: { view: View }) {
  const [t, locale] = [useTranslations('screen'), useLocale()]
  if (stocks.length === 0) return null
  return (
    <section aria-label={t('stock')}>
      <h2>{t('stock')}</h2>
      <ul>
        {stocks.map(({ name, balance, unit, low }) => (
          <li key={name} className="layar-row layar-apart" lang="id">
            <span>{name}</span>
            <b className={low ? 'text-unavailable' : ''}>
              {low && <Warning />} {balance === 0 ? t('out') : `${formatNumber(balance, locale)} ${unit}`}
            </b>
          </li>
        ))}
      </ul>
    </section>
  )
}
