import { formatShortDay } from '@/components/format'
import type { Instead, ServiceStatus, Standing, Why } from '@/lib/domain/board'
import type { Problem, UnitStatus } from '@/lib/domain/unit-status'
import { translatorFor } from '@/lib/locale'
import type { Locale } from '@/messages/types'
import { atWords, sinceWords, whenWords } from './moments'

export type BoardT = ReturnType<typeof translatorFor<'board'>>
export type BoardWords = ReturnType<typeof boardWords>

/** What boards say, in one language and as seen at `now`; for pages and for the API alike. */
export function boardWords(locale: Locale, now: Date) {
  const t: BoardT = translatorFor(locale, 'board')
  const since = (at: Date | null) => (at ? sinceWords(at, now, locale, t) : '')

  /** "blanko habis", "SIAK lambat"; null where nobody said why. */
  function cause(why: Why): string | null {
    if (why.code === 'SAID') return why.reason
    if (why.code !== 'OUT_OF_STOCK' && why.code !== 'LOW_STOCK') return null
    const blanks = isBlank(why.itemName)
    if (why.code === 'OUT_OF_STOCK') return blanks ? t('reason.blanksOut') : t('reason.itemOut', { item: why.itemName })
    const left = { count: why.balance, unit: why.unitWord, item: why.itemName }
    return blanks ? t('reason.blanksLow', left) : t('reason.itemLow', left)
  }

  /** "blanko habis sejak kemarin 10.20", "SIAK lambat, sejak pukul 09.00"; null where nobody said why. */
  function causeSince({ why, since: at }: Standing): string | null {
    const because = cause(why)
    if (because === null || at === null) return because
    return `${because}${why.code === 'SAID' ? ',' : ''} ${since(at)}`
  }

  /** "catatan: buku stok masih mencatat 184 keping": beside the word of an operator that the ledger does not bear out. */
  function note(why: Why): string {
    if (why.code !== 'SAID' || !why.left?.length) return ''
    const left = why.left.map(({ balance, unitWord, itemName }) =>
      t('ledger.item', { count: balance, unit: unitWord, item: itemName }),
    )
    return t('ledger.note', { left: left.join(', ') })
  }

  const noted = (why: Why) => (note(why) ? ` (${note(why)})` : '')
  const noteAfter = (why: Why) => (note(why) ? ` ${capital(note(why))}.` : '')

  function subject({ why, services }: Problem): string {
    const [first, ...others] = services
    if (why.code === 'OUT_OF_STOCK' || why.code === 'LOW_STOCK') {
      if (isBlank(why.itemName)) return t('subject.printing', { what: why.itemName.replace(BLANK, '') })
    }
    if (!first || others.length === 0) return first?.name ?? ''
    const same = others.every(({ category }) => category === first.category)
    return t(same ? 'subject.category' : 'subject.several', { count: services.length, category: first.category })
  }

  /** "cetak KTP-el berhenti: blanko habis sejak kemarin 10.20". */
  function trouble(problem: Problem, short = false): string {
    const key = problem.why.code === 'OUT_OF_STOCK' ? 'stopped' : (problem.status as 'UNAVAILABLE')
    const what = t(`trouble.${key}`, { what: subject(problem) })
    const because = short ? cause(problem.why) : causeSince(problem)
    if (short) return because === null ? what : `${what}: ${because}`
    return (because === null ? `${what} ${since(problem.since)}`.trim() : `${what}: ${because}`) + noted(problem.why)
  }

  function closed({ why, opensAt }: { why: Why; opensAt: Date | null }): string {
    const opens = opensAt ? t('closed.opens', { when: whenWords(opensAt, now, locale, t) }) : t('closed.unknown')
    switch (why.code) {
      case 'HOLIDAY':
        return `${t('closed.HOLIDAY', { name: why.name })} ${opens}`
      case 'CLOSURE':
        return `${t('closed.CLOSURE', { until: formatShortDay(why.until, locale), reason: why.reason })} ${opens}`
      case 'BEFORE_HOURS':
      case 'BREAK':
      case 'DAY_OFF':
        return `${t(`closed.${why.code}`)} ${opens}`
      default:
        return `${t('closed.AFTER_HOURS')} ${opens}`
    }
  }

  function more(problems: readonly Problem[]): string {
    const count = problems.slice(1).reduce((sum, { services }) => sum + services.length, 0)
    return count > 0 ? ` ${t('headline.more', { count })}` : ''
  }

  /** Why one service stands as it does, as a sentence. */
  function whyOf(standing: Standing & { opensAt?: Date | null }): string {
    if (standing.status === 'CLOSED') return closed({ why: standing.why, opensAt: standing.opensAt ?? null })
    if (standing.why.code === 'HOURS_UNKNOWN') return t('why.hoursUnknown')
    if (standing.status === 'OPEN' || standing.status === 'STALE') return t(`why.${standing.status}`)
    const reason = causeSince(standing)
    if (standing.why.code !== 'SAID') return capital(t('why.stock', { reason: reason ?? '' }))
    const said =
      reason === null ? tidy(t('why.saidPlain', { since: since(standing.since) })) : t('why.said', { reason })
    return said + noteAfter(standing.why)
  }

  const insteadOf = (instead: Instead): string =>
    instead.code === 'SAID' ? instead.text : t(`instead.${instead.code}`)

  return {
    /** A problem as a line of its own. */
    trouble: (problem: Problem) => capital(trouble(problem)),
    at: (at: Date) => atWords(at, now, locale, t),

    /** A unit's status as one large sentence. `services` is how many it offers. */
    headline(status: UnitStatus, services: number): string {
      const [worst] = status.problems
      if (status.status === 'CLOSED') {
        return (
          closed(status) + (worst ? ` ${t('headline.then', { trouble: trouble(worst) })}${more(status.problems)}` : '')
        )
      }
      if (worst && status.why.code === 'PARTLY') {
        const partly = t('headline.PARTLY', { trouble: trouble(worst) }) + more(status.problems)
        return status.unsure ? `${partly} ${t('headline.othersUnsure')}` : partly
      }
      if (status.why.code === 'HOURS_UNKNOWN') return t('headline.hoursUnknown')
      if (status.status === 'OPEN' && status.resting > 0) return t('headline.someResting', { count: status.resting })
      if (status.status === 'OPEN') return t(services > 0 ? 'headline.OPEN' : 'headline.openPlain')
      if (status.status === 'STALE') return t('headline.STALE')
      const reason = causeSince(status)
      const sentence =
        reason === null
          ? tidy(t(`headline.${status.status}_PLAIN`, { since: since(status.since) }))
          : t(`headline.${status.status}`, { reason })
      return sentence + noteAfter(status.why)
    },

    /** The same in half a line, for a list. */
    row(status: UnitStatus, services: number): string {
      const [worst] = status.problems
      if (status.status === 'CLOSED')
        return status.opensAt
          ? t('row.opens', { when: whenWords(status.opensAt, now, locale, t) })
          : t('closed.unknown')
      if (worst) return trouble(worst, true)
      if (status.why.code === 'HOURS_UNKNOWN') return t('row.hoursUnknown')
      if (status.status === 'STALE') return t('row.STALE')
      if (status.resting > 0) return t('row.someResting', { count: status.resting })
      return t(services > 0 ? 'row.OPEN' : 'row.openPlain')
    },

    why: whyOf,
    instead: insteadOf,

    /** All that is to be said of one service: why it stands so, what is wrong behind a shut door, what to do instead. */
    service(status: ServiceStatus): string {
      const { whenOpen, instead } = status
      const behind = status.status === 'CLOSED' && whenOpen.status !== 'STALE' && whenOpen.status !== 'OPEN'
      return [whyOf(status), behind && whyOf(whenOpen), instead && insteadOf(instead)].filter(Boolean).join(' ')
    },

    /** How old the news is. */
    news: (confirmedAt: Date | null): string =>
      confirmedAt ? t('news.at', { at: atWords(confirmedAt, now, locale, t) }) : t('news.never'),
  }
}

// "Blanko KTP-el" is the blank, "KTP-el" what is printed on it.
const BLANK = /^blanko /i
const isBlank = (itemName: string) => BLANK.test(itemName)
// Since when may not be known: then its place is empty.
const tidy = (text: string) => text.replace(/ \.$/, '.')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
