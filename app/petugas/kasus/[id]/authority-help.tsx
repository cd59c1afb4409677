'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { CONTROL, Field } from '@/components/field'
import { TickBox } from '@/components/tick-box'
import { authorityHints } from '@/lib/domain/authority'
import type { Channel } from '@/lib/domain/case-states'
import { parseRupiah } from '@/lib/domain/rupiah'

const ASKED = ['lawEnforcer', 'stateOfficial', 'ownHouse', 'unanswered', 'outsideCity'] as const

/** Whose the law says that a case is, by a few questions that stay in this page: a help for the one who decides. */
export function AuthorityHelp({
  channel,
  agencies,
}: {
  channel: Channel
  agencies: readonly { id: string; name: string; takes: string | null }[]
}) {
  const t = useTranslations('authority')
  const field = useId()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [loss, setLoss] = useState('')
  const is = (name: (typeof ASKED)[number]) => ticked.includes(name)
  const hints = authorityHints({
    ...{ channel, lawEnforcer: is('lawEnforcer'), stateOfficial: is('stateOfficial'), ownHouse: is('ownHouse') },
    ...{ unanswered: is('unanswered'), outsideCity: is('outsideCity'), loss: parseRupiah(loss) },
  })
  return (
    <details className="rounded-md border border-line">
      <summary className="min-h-11 px-3 py-2.5 font-semibold">{t('title')}</summary>
      <div className="flex flex-col gap-2 border-t border-line px-3 py-2">
        <p className="text-sm text-soft">{t('lead')}</p>
        {ASKED.map((name) => (
          <TickBox
            key={name}
            label={t(`ask.${name}`)}
            checked={is(name)}
            onChange={({ target }) =>
              setTicked(target.checked ? [...ticked, name] : ticked.filter((one) => one !== name))
            }
          />
        ))}
        <Field id={`${field}-kerugian`} label={t('loss')} hint={t('lossHint')}>
          {(aria) => (
            <input
              {...aria}
              inputMode="numeric"
              autoComplete="off"
              value={loss}
              onChange={({ target }) => setLoss(target.value)}
              className={CONTROL}
            />
          )}
        </Field>
        <div role="status">
          {hints.length === 0 ? (
            <p className="text-soft">{t('none')}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {hints.map(({ agency, reasons }) => (
                <li key={agency}>
                  <strong>{agencies.find(({ id }) => id === agency)?.name ?? agency}</strong>
                  {reasons.map((reason) => (
                    <span key={reason} className="block text-sm text-soft">
                      {t(`reason.${reason}`)}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </details>
  )
}
