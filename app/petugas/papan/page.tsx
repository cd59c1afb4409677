import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { clockOf } from '@/components/board/clock'
import { boardWords } from '@/components/board/words'
import { formatDay } from '@/components/format'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { StatusWord } from '@/components/status-word'
import { TextLink } from '@/components/text-link'
import { deskBoard } from '@/lib/data/board-desk'
import { addDays, clockText, dayOf, minutesOf, momentOf } from '@/lib/domain/calendar'
import { STOCK_ENTRY_KINDS } from '@/lib/domain/stock'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { changeNotice, changeStatus, confirm, enterStock } from './actions'
import { ConfirmForm } from './confirm-form'
import type { Stamp } from './form-parts'
import { NoticeForm } from './notice-form'
import { OutboxPanel } from './outbox/panel'
import { OutboxProvider } from './outbox/provider'
import { PublishedBar } from './published-bar'
import { StatusForm } from './status-form'
import { CorrectionForm, StockForm } from './stock-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('desk'))('desks.board') }
}

const DAILY_KINDS = [
  'ISSUED',
  'RECEIVED',
  'DAMAGED',
  'COUNTED',
] as const satisfies readonly (typeof STOCK_ENTRY_KINDS)[number][]

/** An operator's board on a phone: one press when all is as before; else a service, its status; the ledger; a notice. */
export default async function BoardDeskPage() {
  const officer = await requireOfficer('board:edit')
  const now = new Date()
  const board = await deskBoard(officer, now)
  if (!board) notFound()
  const [t, statusWord, locale] = await Promise.all([getT('papan'), getT('common.status'), getLocale()])
  const words = boardWords(locale, now)
  const stamp = (): Stamp => ({ token: randomUUID(), unit: board.unit.id, seen: board.seen })
  const { unit, status, services, stocks, uncounted, said, notice } = board
  const names = Object.fromEntries([
    ...[...services, ...uncounted].map(({ id, name }) => [id, name] as const),
    ...stocks.map(({ itemId, itemName }) => [itemId, itemName] as const),
  ])
  return (
    <Page title={t('title', { unit: unit.name })} lead={formatDay(dayOf(now), locale)}>
      <Messages namespaces={['papan', 'errors', 'common.status']}>
        <OutboxProvider owner={officer.id} names={names}>
          <OutboxPanel />
          <Part id="kabar" title={t('confirm.title')} hint={t('confirm.hint')}>
            <ConfirmForm action={confirm} stamp={stamp()} again={status.confirmedToday} />
            {status.confirmedToday && status.confirmedAt && (
              <p className="font-semibold text-open">
                {t('confirm.done', { time: clockOf(status.confirmedAt, locale) })}
              </p>
            )}
            <div className="flex flex-col gap-1 rounded-md bg-tint px-4 py-3">
              <h3>{t('now')}</h3>
              <StatusWord status={status.status} label={statusWord(status.status)} />
              <p>{words.headline(status, services.length)}</p>
            </div>
          </Part>
          <Part
            id="layanan"
            title={t('services.title')}
            hint={services.length > 0 ? t('services.hint') : t('services.none')}
          >
            {services.length > 0 && (
              <ul className="divide-y divide-line rounded-md border border-line bg-surface">
                {services.map(({ id, name, status: { whenOpen } }) => (
                  <li key={id}>
                    <StatusForm
                      action={changeStatus}
                      stamp={stamp()}
                      service={{ id, name, status: whenOpen.status, said: said[id] ?? null, why: words.why(whenOpen) }}
                    />
                  </li>
                ))}
              </ul>
            )}
          </Part>
          <Part
            id="stok"
            title={t('stock.title')}
            hint={stocks.length + uncounted.length > 0 ? t('stock.hint') : t('stock.none')}
          >
            {stocks.length > 0 && (
              <p className="flex flex-wrap gap-x-6">
                <TextLink href="/petugas/papan/stok">{t('stock.ledger')}</TextLink>
                <TextLink href="/petugas/papan/impor">{t('stock.import')}</TextLink>
              </p>
            )}
            {stocks.map(({ itemId: id, itemName: name, balance, unitWord }) => (
              <Item key={id} name={name} state={t('stock.balance', { count: balance, unit: unitWord })}>
                <StockForm action={enterStock} stamp={stamp()} item={{ id, name }} kinds={DAILY_KINDS} />
                <CorrectionForm action={enterStock} stamp={stamp()} item={{ id, name }} />
              </Item>
            ))}
            {uncounted.map((item) => (
              <Item key={item.id} name={item.name} state={t('stock.uncounted')}>
                <StockForm action={enterStock} stamp={stamp()} item={item} kinds={['COUNTED']} />
              </Item>
            ))}
          </Part>
          <Part id="umum" title={t('notice.title')}>
            <NoticeForm
              action={changeNotice}
              stamps={{ save: stamp(), remove: stamp() }}
              notice={notice?.text ?? null}
              until={localTime(notice?.until ?? nextClosing(now))}
            />
          </Part>
        </OutboxProvider>
      </Messages>
      <TextLink href="/petugas/papan/libur" className="self-start">
        {t('closures')}
      </TextLink>
      <PublishedBar last={board.last} address={`/layanan/${unit.slug}`} now={now} />
    </Page>
  )
}

function Part({ id, title, hint, children }: { id: string; title: string; hint?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {hint && <p className="-mt-2 text-soft">{hint}</p>}
      {children}
    </section>
  )
}

function Item({ name, state, children }: { name: string; state: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line bg-surface px-4 py-3">
      <div>
        <h3>{name}</h3>
        <p className="text-2xl font-bold">{state}</p>
      </div>
      {children}
    </div>
  )
}

const END_OF_DAY = 16 * 60

/** A notice is of today unless told otherwise; in the evening, of tomorrow. */
function nextClosing(now: Date): Date {
  const today = dayOf(now)
  return momentOf(minutesOf(now) < END_OF_DAY ? today : addDays(today, 1), END_OF_DAY)
}

/** "2026-11-24T16:00" by the clock of Kendari. */
function localTime(at: Date): string {
  return `${dayOf(at)}T${clockText(minutesOf(at), ':')}`
}
