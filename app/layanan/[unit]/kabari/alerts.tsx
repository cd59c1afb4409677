'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Check } from '@/components/icons'
import { Notice } from '@/components/notice'
import { useAlerts } from './use-alerts'

export type Item = { id: string; name: string; state: string; there: boolean }

/** The items of one office: what there is, and whether this browser waits for more. */
export function Alerts({ unit, items, serverKey }: { unit: string; items: readonly Item[]; serverKey: string }) {
  const t = useTranslations('alerts')
  const push = useTranslations('push')
  const { standing, followed, busy, trouble, follow, stop } = useAlerts(unit, serverKey)
  return (
    <section aria-label={t('items')} className="flex flex-col gap-3">
      {standing === 'unsupported' && <Notice title={t('unsupported.title')}>{t('unsupported.text')}</Notice>}
      {standing === 'refused' && <Notice title={push('refused.title')}>{push('refused.text')}</Notice>}
      {trouble && (
        <Notice tone="danger" live>
          {push(`trouble.${trouble}`)}
        </Notice>
      )}
      <ul className="flex flex-col gap-3">
        {items.map(({ id, name, state, there }) => (
          <li key={id} className="flex flex-col items-start gap-2 rounded-md border border-line bg-surface px-4 py-3">
            <h2 className="text-lg">{name}</h2>
            <p>{state}</p>
            {followed.includes(id) ? (
              <>
                <p role="status" className="flex items-center gap-1.5 font-semibold text-open">
                  <Check /> {push('following')}
                </p>
                <Button variant="secondary" disabled={busy !== null} onClick={() => stop(id)}>
                  {busy === id ? push('pending') : t('stop')}
                  <span className="sr-only">: {name}</span>
                </Button>
              </>
            ) : (
              !there &&
              standing === 'ready' && (
                <Button disabled={busy !== null} onClick={() => follow(id)}>
                  {busy === id ? push('pending') : t('follow')}
                  <span className="sr-only">: {name}</span>
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
