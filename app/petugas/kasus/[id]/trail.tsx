import { formatDay, formatMoment } from '@/components/format'
import type { TrailEntry } from '@/lib/data/case-read'
import { dayOf } from '@/lib/domain/calendar'
import { MOVES } from '@/lib/domain/case-moves'
import { caseStateSchema } from '@/lib/domain/case-states'
import { getLocale, getT } from '@/lib/locale'

const PLAIN = [
  ...['receive', 'message', 'answer', 'object', 'settle', 'rate', 'ask-erase', 'keep', 'erase-refuse'],
  ...['open', 'reply', 'note', 'evidence', 'evidence-open'],
] as const

const DISPOSITIONS = [
  ...(['send', 'open', 'answer', 'return', 'accept', 'withdraw', 'address'] as const),
  ...(['attach', 'attachment'] as const),
] as const

const PROPOSALS = ['propose', 'approve', 'reject', 'withdraw'] as const

/** Who did what with this case, and when, in plain words; the latest first. */
export async function Trail({ entries }: { entries: TrailEntry[] }) {
  const [t, moves, states, locale] = await Promise.all([
    getT('cases.trail'),
    getT('moves.label'),
    getT('states.state'),
    getLocale(),
  ])

  function who({ actor, who: name }: TrailEntry): string {
    if (actor === 'reporter') return t('reporter')
    if (actor === 'system') return t('system')
    return name ?? t('gone')
  }

  function deed({ action, detail, names }: TrailEntry): string {
    const disposition = DISPOSITIONS.find((known) => action === `disposition:${known}`)
    if (disposition)
      return t(`disposition.${disposition}`, {
        reference: String(detail.reference),
        number: Number(detail.number ?? 0),
      })
    const name = action.replace(/^case:/, '')
    const plain = PLAIN.find((known) => known === name)
    if (plain) return t(plain, { number: Number(detail.number ?? 0) })
    const move = MOVES.find((known) => known === detail.move)
    const [from, to] = [caseStateSchema.safeParse(detail.from), caseStateSchema.safeParse(detail.to)]
    if (name === 'move' && move && from.success && to.success)
      return t('move', { move: moves(move), from: states(from.data), to: states(to.data) })
    const proposal = PROPOSALS.find((known) => known === name)
    if (proposal && move) return t(proposal, { move: moves(move) })
    if (name === 'withhold') return t('withhold', { name: names[String(detail.officer)] ?? t('somebody') })
    if (name === 'hold') return t(detail.to === null ? 'unhold' : 'hold')
    if (name === 'assign' && typeof detail.assignee !== 'string') return t('unassign')
    if (name === 'assign') return t('assign', { name: names[String(detail.assignee)] ?? t('somebody') })
    return t('other', { action: name })
  }

  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 py-2.5 px-4 text-lg font-semibold">{t('count', { count: entries.length })}</summary>
      <div className="flex flex-col gap-3 border-t border-line px-4 py-3">
        <p className="text-sm text-soft">{t('hint')}</p>
        <ol className="flex flex-col gap-3">
          {entries.map((entry) => (
            <li key={entry.seq} className="border-l-4 border-line pl-3">
              <strong>{who(entry)}</strong> · {deed(entry)}
              <time dateTime={entry.at.toISOString()} className="block text-sm text-soft">
                {entry.actor === 'reporter' ? formatDay(dayOf(entry.at), locale) : formatMoment(entry.at, locale)}
              </time>
            </li>
          ))}
        </ol>
      </div>
    </details>
  )
}
