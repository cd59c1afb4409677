import Link from 'next/link'
import { formatDay, formatMoment } from '@/components/format'
import type { TrailEntry, TrailPage } from '@/lib/data/case-trail'
import { dayOf } from '@/lib/domain/calendar'
import { MOVES } from '@/lib/domain/case-moves'
import { HANDOVERS } from '@/lib/domain/four-eyes'
import { RECOVERY } from '@/lib/domain/recovery'
import { caseStateSchema } from '@/lib/domain/case-states'
import { WALK_INS } from '@/lib/domain/walk-in'
import { getLocale, getT } from '@/lib/locale'

const PLAIN = [
  ...['receive', 'message', 'answer', 'object', 'settle', 'rate', 'ask-erase', 'keep', 'erase-refuse'],
  ...['unpublish', 'open', 'index', 'reply', 'note', 'findings', 'return-key'],
  ...['evidence', 'evidence-open', 'evidence-save', 'identity-open'],
] as const

const DISPOSITIONS = [
  ...(['send', 'open', 'answer', 'return', 'accept', 'withdraw', 'address'] as const),
  ...(['attach', 'attachment'] as const),
] as const

const OF_AN_OFFICER = ['withhold', 'readmit', 'key', 'key-end'] as const

const PROPOSALS = ['propose', 'approve', 'reject', 'withdraw'] as const

/** An entry of the trail in plain words. */
export type TrailLine = {
  seq: number
  action: string
  who: string
  deed: string
  at: string
  when: string
  hash: string
}

/** Who did what with a case, and when, in plain words. */
export async function trailLines(entries: TrailEntry[]): Promise<TrailLine[]> {
  const [t, moves, states, locale] = await Promise.all([
    getT('cases.trail'),
    getT('moves.label'),
    getT('states'),
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
    const via = WALK_INS.find((known) => known === detail.via)
    if (name === 'receive' && via) return t('file', { via: states(`walkIn.${via}`) })
    const plain = PLAIN.find((known) => known === name)
    if (plain) return t(plain, { number: Number(detail.number ?? 0) })
    const move = MOVES.find((known) => known === detail.move)
    const [from, to] = [caseStateSchema.safeParse(detail.from), caseStateSchema.safeParse(detail.to)]
    if (name === 'move' && move && from.success && to.success)
      return t('move', { move: moves(move), from: states(`state.${from.data}`), to: states(`state.${to.data}`) })
    const proposal = PROPOSALS.find((known) => known === name)
    const proposed = move ?? HANDOVERS.find((known) => known === detail.move)
    if (proposal && proposed) return t(proposal, { move: moves(proposed) })
    if (name === 'export') return t(detail.form === 'SEALED' ? 'exportSealed' : 'exportPrint')
    if (name === 'key' && detail.officer === RECOVERY) return t('recovery-key')
    const about = OF_AN_OFFICER.find((known) => known === name)
    const ofOfficer = about === 'key' && detail.by === 'recovery' ? 'key-recovery' : about
    if (ofOfficer) return t(ofOfficer, { name: names[String(detail.officer)] ?? t('somebody') })
    if (name === 'merge' || name === 'separate') {
      const side = detail.as === 'MAIN' ? 'main' : 'duplicate'
      const other = names[String(detail.other)] ?? t('somebody')
      if (name === 'merge') return t(`merge.${side}`, { other })
      const why = (['REPORTER', 'READER'] as const).find((known) => known === detail.why)
      return [t(`separate.${side}`, { other }), why && t(`separate.${why}`)].filter(Boolean).join(' ')
    }
    if (name === 'hold') return t(detail.to === null ? 'unhold' : 'hold')
    if (name === 'assign' && typeof detail.assignee !== 'string') return t('unassign')
    if (name === 'assign') return t('assign', { name: names[String(detail.assignee)] ?? t('somebody') })
    return t('other', { action: name })
  }

  return entries.map((entry) => ({
    ...{ seq: entry.seq, action: entry.action, who: who(entry), deed: deed(entry), hash: entry.hash },
    at: entry.at.toISOString(),
    when: entry.actor === 'reporter' ? formatDay(dayOf(entry.at), locale) : formatMoment(entry.at, locale),
  }))
}

/** The place in a trail that an address asks for: those before it are shown. */
export const trailPlace = (asked: string | undefined): number | undefined =>
  asked !== undefined && /^[0-9]{1,15}$/.test(asked) ? Number(asked) : undefined

type Props = { id: string; page: TrailPage; before: number | undefined }

/** The trail of a case, the latest first, a page at a time. What is open in this browser stays open while it is leafed through. */
export async function Trail({ id, page: { entries, total, older }, before }: Props) {
  const [t, lines] = await Promise.all([getT('cases.trail'), trailLines(entries)])
  const leaf = 'inline-flex min-h-11 items-center font-medium text-link underline'
  return (
    <details id="jejak" open={before !== undefined || undefined} className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 py-2.5 px-4 text-lg font-semibold">{t('count', { count: total })}</summary>
      <div className="flex flex-col gap-3 border-t border-line px-4 py-3">
        <p className="text-sm text-soft">{t('hint')}</p>
        {entries.length < total && <p className="text-sm text-soft">{t('part', { shown: entries.length, total })}</p>}
        <ol className="flex flex-col gap-3">
          {lines.map(({ seq, who, deed, at, when }) => (
            <li key={seq} className="border-l-4 border-line pl-3">
              <strong>{who}</strong> · {deed}
              <time dateTime={at} className="block text-sm text-soft">
                {when}
              </time>
            </li>
          ))}
        </ol>
        <p className="flex flex-wrap gap-x-5">
          {older !== null && (
            <Link href={`/petugas/kasus/${id}?jejak=${older}#jejak`} prefetch={false} className={leaf}>
              {t('older')}
            </Link>
          )}
          {before !== undefined && (
            <Link href={`/petugas/kasus/${id}#jejak`} prefetch={false} className={leaf}>
              {t('newest')}
            </Link>
          )}
        </p>
      </div>
    </details>
  )
}
