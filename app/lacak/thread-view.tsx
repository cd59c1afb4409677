import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatDay, formatMonth, formatRelativeDay, formatRupiah } from '@/components/format'
import { Lock, Warning } from '@/components/icons'
import type { Account } from '@/lib/domain/account'
import { sizeText } from '@/lib/domain/evidence-limits'
import type { Day } from '@/lib/domain/calendar'
import { COMPLAINT_CATEGORIES } from '@/lib/domain/experience'
import type { OpenedEvidence, OpenedMessage, OpenedThread } from './open-thread'

const strong = (words: ReactNode) => <b>{words}</b>

type Props = { thread: OpenedThread; today: Day } & Record<'reply' | 'adding' | 'deeds', ReactNode> & {
    alert?: ReactNode
  }

/**
 * A report's story: where it stands, what comes next, how it went, what was said. `reply`, `alert`, `adding`, `deeds`: how to answer, to be
 * told of news, to add evidence, to decide.
 */
export function ThreadView({ thread, today, reply, alert, adding, deeds }: Props) {
  const t = useTranslations('track.thread')
  return (
    <div className="flex flex-col gap-8">
      <Now thread={thread} today={today} />
      <Timeline thread={thread} />
      <section aria-labelledby="percakapan" className="flex flex-col gap-3">
        <h2 id="percakapan" className="text-xl">
          {t('messages')}
        </h2>
        {thread.messages.length === 0 && <p className="text-soft">{t('noMessages')}</p>}
        <ol className="flex flex-col gap-3">
          {thread.messages.map((message) => (
            <Message key={message.number} message={message} isNew={message.number > thread.seen.message} />
          ))}
        </ol>
        {reply}
        {alert}
      </section>
      <section aria-labelledby="bukti" className="flex flex-col gap-3">
        <h2 id="bukti" className="text-xl">
          {t('evidence')}
        </h2>
        {thread.evidence.length === 0 && <p className="text-soft">{t('noEvidence')}</p>}
        {thread.evidence.length > 0 && <Sent evidence={thread.evidence} />}
        {adding}
      </section>
      {deeds}
      <details className="rounded-md border border-line px-4">
        <summary className="min-h-11 py-2.5 font-semibold">{t('account')}</summary>
        <div className="pb-4">
          {thread.account ? <AccountText account={thread.account} service={thread.service} /> : <Forged />}
        </div>
      </details>
    </div>
  )
}

function Now({ thread, today }: { thread: OpenedThread; today: Day }) {
  const t = useTranslations('track.thread')
  const states = useTranslations('states')
  const locale = useLocale()
  const { dueOn, state, outcome, declineReason, referredTo, unitName, objectUntil, published, merged } = thread
  const news = newsIn(thread)
  const next = objectUntil
    ? t.rich('objectUntil', { b: strong, date: formatDay(objectUntil, locale) })
    : dueOn === null || state === 'ACTED_ON'
      ? !merged && t('noDue')
      : t.rich(dueOn < today ? 'late' : 'due', {
          b: strong,
          date: formatDay(dueOn, locale),
          relative: formatRelativeDay(dueOn, today, locale),
        })
  return (
    <section aria-label={t('now')} className="flex flex-col gap-2 rounded-md border-2 border-primary bg-surface p-4">
      <p className="text-sm text-soft">
        {thread.reference}
        {unitName && ` · ${unitName}`}
      </p>
      <h2 tabIndex={-1} data-step-heading className="text-xl">
        {states(`reporterState.${state}`)}
      </h2>
      {outcome && <p>{t('outcome', { outcome: states(`outcome.${outcome}`) })}</p>}
      {declineReason && <p>{t('declined', { reason: states(`decline.${declineReason}`) })}</p>}
      {referredTo && <p>{t('referredTo', { agency: referredTo })}</p>}
      {published && (
        <figure className="border-l-4 border-primary pl-3">
          <figcaption className="text-sm text-soft">
            {t('published', { month: formatMonth(published.month, locale) })}
          </figcaption>
          <blockquote className="break-words">{published.text}</blockquote>
        </figure>
      )}
      {next && <p>{next}</p>}
      {merged && <p>{t('merged')}</p>}
      <p className="text-soft">{states(`reporterNext.${state}`)}</p>
      {news > 0 && (
        <p className="flex items-center gap-2">
          <New /> {t('news', { count: news })}
        </p>
      )}
    </section>
  )
}

function Timeline({ thread }: { thread: OpenedThread }) {
  const t = useTranslations('track.thread')
  const states = useTranslations('states')
  const locale = useLocale()
  return (
    <section aria-labelledby="perjalanan" className="flex flex-col gap-3">
      <h2 id="perjalanan" className="text-xl">
        {t('story')}
      </h2>
      <ol className="ml-2 flex flex-col border-l-2 border-edge">
        {thread.moves.map(({ move, to, actor, on, dueOn }, index) => (
          <li key={index} className="relative pb-5 pl-5 last:pb-0">
            <span
              aria-hidden
              className="absolute top-1.5 -left-[7px] size-3 rounded-full border-2 border-primary bg-paper in-[li:last-child]:bg-primary"
            />
            <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
              {formatDay(on, locale)}
              {actor !== 'REPORTER' && index >= thread.seen.moves && <New />}
            </p>
            <p>
              {states.has(`reporter.${move as 'receive'}`)
                ? states(`reporter.${move as 'receive'}`)
                : states(`reporterState.${to}`)}
            </p>
            {dueOn && to !== 'ACTED_ON' && (
              <p className="text-sm text-soft">{t('byDate', { date: formatDay(dueOn, locale) })}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Message({ message, isNew }: { message: OpenedMessage; isNew: boolean }) {
  const t = useTranslations('track.thread')
  const locale = useLocale()
  const mine = message.from === 'REPORTER'
  return (
    <li className={`flex max-w-[88%] flex-col gap-1 ${mine ? 'self-end' : 'self-start'}`}>
      <p className={`text-sm text-soft ${mine ? 'text-right' : ''}`}>
        {message.from && <b>{t(mine ? 'mine' : 'theirs')}</b>}
        {message.from && ' · '}
        {formatDay(message.on, locale)} {!mine && isNew && <New />}
      </p>
      {message.from === null ? (
        <Forged />
      ) : (
        <div className={`rounded-md border px-4 py-2 ${mine ? 'border-primary bg-tint' : 'border-edge bg-surface'}`}>
          <p className="break-words whitespace-pre-line">{message.text}</p>
          <p className="mt-1 text-sm text-soft">
            <Sealed />
          </p>
        </div>
      )}
    </li>
  )
}

/** The files that were sent: what they are is in the seal; the files themselves are the inspectors' to open. */
function Sent({ evidence }: { evidence: OpenedEvidence[] }) {
  const locale = useLocale()
  return (
    <ul className="flex flex-col gap-2">
      {evidence.map(({ number, on, meta }) => (
        <li key={number}>
          {meta === null ? (
            <Forged />
          ) : (
            <p className="rounded-md border border-line bg-surface px-4 py-2">
              <bdi className="font-semibold break-all">{meta.name}</bdi>
              <span className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
                {sizeText(meta.size, locale)} · {formatDay(on, locale)}
                <Sealed />
              </span>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Sealed() {
  const t = useTranslations('track.thread')
  return (
    <span className="inline-flex items-center gap-1">
      <Lock className="size-4" /> {t('sealed')}
    </span>
  )
}

/** Marks what the reporter has not been shown before. */
function New() {
  const t = useTranslations('track.thread')
  return <mark className="rounded-sm bg-primary px-1.5 py-0.5 text-sm font-semibold text-white">{t('new')}</mark>
}

/** How much is new: lines of the story that others wrote, and their messages. */
function newsIn({ moves, messages, seen }: OpenedThread): number {
  return (
    moves.filter(({ actor }, index) => actor !== 'REPORTER' && index >= seen.moves).length +
    messages.filter(({ from, number }) => from !== 'REPORTER' && number > seen.message).length
  )
}

/** In place of a text that the case's key did not make. */
function Forged() {
  const t = useTranslations('track.thread')
  return (
    <p className="flex gap-2 rounded-md border border-unavailable bg-unavailable-tint px-4 py-2 text-unavailable">
      <Warning className="mt-0.5 size-5" /> {t('forged')}
    </p>
  )
}

/** All that was answered, in the words of the form. */
function AccountText({ account, service }: { account: Account; service: OpenedThread['service'] }) {
  const t = useTranslations('report')
  const locale = useLocale()
  const { experience, amount, paid, happenedOn, who, source, place, avoid, name, contact } = account
  const complaint = COMPLAINT_CATEGORIES.find((category) => category === account.category)
  const rows = [
    [t('experience.question'), t(`experience.${experience}.name`)],
    [t('complaint.label'), complaint ? t(`complaint.${complaint}`) : ''],
    [t('place.service'), service && service.id === account.serviceId ? service.name : ''],
    [t('details.amount'), amount === null ? '' : formatRupiah(amount)],
    [t('paid.question'), paid ? t(`paid.${paid}`) : ''],
    [t('details.when'), happenedOn === null ? '' : formatDay(happenedOn, locale)],
    [t('place.spot'), place],
    [t('details.who'), who],
    [t('source.question'), source ? t(`source.${source}`) : ''],
    [t('readers.avoid'), avoid],
    [t('readers.name'), name],
    [t('readers.contact'), contact],
  ] as const
  return (
    <>
      <p className="break-words whitespace-pre-line">{account.story}</p>
      <dl className="mt-3 flex flex-col gap-2">
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt className="text-sm text-soft">{label}</dt>
              <dd className="break-words whitespace-pre-line">{value}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}
