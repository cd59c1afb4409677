'use client'
import { useContext } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { formatMoment } from '@/components/format'
import { Clock } from '@/components/icons'
import { overridden, removed, type Waiting } from '@/lib/domain/outbox'
import { MetWords } from '../met-words'
import { BoxContext, type Box } from './provider'
import { store } from './queue'

/** What waits on this phone and is not public yet: each can be dropped; one that met a colleague's change is decided here. */
export function OutboxPanel() {
  const box = useContext(BoxContext)
  const t = useTranslations('papan.outbox')
  if (!box || box.waiting.length === 0) return null
  return (
    <section
      aria-labelledby="antre"
      className="flex flex-col gap-3 rounded-md border-l-4 border-limited bg-limited-tint px-4 py-3"
    >
      <h2 id="antre" className="flex items-center gap-2 text-xl">
        <Clock className="size-6 text-limited" /> {t('title')}
      </h2>
      <p>{t('hint')}</p>
      <ol className="flex flex-col divide-y divide-line">
        {box.waiting.map((change) => (
          <Line key={change.id} change={change} box={box} />
        ))}
      </ol>
      <Button variant="secondary" onClick={() => void box.send()} aria-disabled={box.sending || undefined}>
        {t(box.sending ? 'sending' : 'send')}
      </Button>
    </section>
  )
}

function Line({ change, box }: { change: Waiting; box: Box }) {
  const t = useTranslations('papan.outbox')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const what = useWords(change, box.names)
  const { id, stop, made } = change
  const [problem] = Object.values(stop?.fields ?? {})
  const over = () => {
    store(box.owner, (outbox) => overridden(outbox, id, new Date()))
    void box.send()
  }
  return (
    <li className="flex flex-col gap-2 py-3">
      <p>
        <b>{what}</b> <span className="text-soft">{formatMoment(new Date(made), locale)}</span>
      </p>
      {stop?.met && (
        <div role="alert" className="flex flex-col gap-1">
          <b>{t('met')}</b>
          <MetWords met={stop.met} />
        </div>
      )}
      {stop && !stop.met && (
        <p role="alert" className="font-semibold text-unavailable">
          {problem
            ? errors(problem.key as 'REQUIRED', { max: problem.max ?? 0, min: problem.min ?? 0 })
            : errors(`failure.${stop.code}`)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {stop?.met && <Button onClick={over}>{t('over')}</Button>}
        <Button
          variant="secondary"
          aria-label={t('dropOne', { what })}
          onClick={() => void (store(box.owner, (outbox) => removed(outbox, id)) && box.send())}
        >
          {t('drop')}
        </Button>
      </div>
    </li>
  )
}

function useWords({ kind, fields }: Waiting, names: Box['names']): string {
  const t = useTranslations('papan')
  const word = useTranslations('common.status')
  const name = names[fields.service ?? fields.item ?? ''] ?? ''
  switch (kind) {
    case 'confirm':
      return t('outbox.confirm')
    case 'notice':
      return fields.text ? t('outbox.notice', { text: fields.text }) : t('notice.remove')
    case 'status': {
      const status = fields.status ?? 'NORMAL'
      const said = status === 'NORMAL' ? t('services.NORMAL') : word(status as 'LIMITED')
      return t('outbox.status', { name, status: said, reason: fields.reason ?? '' }).trim()
    }
    case 'stock':
      return t('outbox.stock', { name, kind: t(`stock.${fields.kind as 'ISSUED'}`), quantity: fields.quantity ?? '' })
  }
}
