'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { CopyButton } from '@/components/copy-button'
import { Print } from '@/components/icons'
import { Notice } from '@/components/notice'
import { TickBox } from '@/components/tick-box'
import type { Prepared } from './prepare'

/** The recovery key, once: to copy, to print, to put in a safe. Only then are the accounts made. */
export function RecoveryKey({
  prepared,
  sending,
  onSaved,
  children,
}: {
  prepared: Prepared
  sending: boolean
  onSaved: () => void
  children: ReactNode
}) {
  const t = useTranslations('setup.recovery')
  const [saved, setSaved] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)

  useEffect(() => title.current?.focus(), [])

  return (
    <section aria-labelledby="pemulihan" className="flex flex-col gap-5">
      <h2 id="pemulihan" ref={title} tabIndex={-1} className="text-xl">
        {t('title')}
      </h2>
      <p>{t('what')}</p>
      <div className="flex flex-col gap-3 rounded-md border-2 border-edge bg-surface p-4">
        <p className="font-semibold">{t('label')}</p>
        <p data-testid="recovery" className="font-mono text-lg break-all select-all">
          {prepared.recoverySecret}
        </p>
        <p className="text-soft">
          {t('recipient')} <span className="font-mono break-all">{prepared.setup.recoveryRecipient}</span>
        </p>
        <p className="text-soft">
          {t('fingerprint')} <span className="font-mono">{prepared.fingerprint}</span>
        </p>
      </div>
      <div data-noprint className="flex flex-col gap-5">
        <div className="flex flex-wrap gap-3">
          <Button variant="secondary" onClick={() => window.print()}>
            <Print /> {t('print')}
          </Button>
          <CopyButton
            text={prepared.recoverySecret}
            labels={{ copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }}
          />
        </div>
        <Notice tone="warning">{t('warning')}</Notice>
        {children}
        <TickBox strong label={t('saved')} checked={saved} onChange={({ target }) => setSaved(target.checked)} />
        <Button className="self-start" disabled={!saved} aria-disabled={sending || undefined} onClick={onSaved}>
          <span aria-live="polite">{sending ? t('sending') : t('create')}</span>
        </Button>
      </div>
    </section>
  )
}
