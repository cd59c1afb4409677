'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { CopyButton } from '@/components/copy-button'
import { Print } from '@/components/icons'
import { Notice } from '@/components/notice'
import { TickBox } from '@/components/tick-box'

/** `secret` is shown once and never sent. */
export type NewRecoveryKey = { secret: string; recipient: string; sign: string }

/** A recovery key, made here, in the browser. */
export async function makeRecoveryKey(): Promise<NewRecoveryKey> {
  const [{ newIdentity }, { fingerprint }] = await Promise.all([
    import('@/lib/sealing/identity'),
    import('@/lib/sealing/fingerprint'),
  ])
  const { secret, recipient } = await newIdentity()
  return { secret, recipient, sign: fingerprint([recipient]) }
}

/** The recovery key, once: to copy, to print, to put in a safe. Only then does it count. The browser asks before it closes it. */
export function RecoveryKey({
  made,
  submit,
  sending,
  onSaved,
  children,
}: {
  made: NewRecoveryKey
  /** what the button says */
  submit: string
  sending: boolean
  onSaved: () => void
  children?: ReactNode
}) {
  const t = useTranslations('setup.recovery')
  const [saved, setSaved] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    title.current?.focus()
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])

  return (
    <section aria-labelledby="pemulihan" className="flex flex-col gap-5">
      <h2 id="pemulihan" ref={title} tabIndex={-1} className="text-xl">
        {t('title')}
      </h2>
      <p>{t('what')}</p>
      <div className="flex flex-col gap-3 rounded-md border-2 border-edge bg-surface p-4">
        <p className="font-semibold">{t('label')}</p>
        <p data-testid="recovery" className="font-mono text-lg break-all select-all">
          {made.secret}
        </p>
        <p className="text-soft">
          {t('recipient')} <span className="font-mono break-all">{made.recipient}</span>
        </p>
        <p className="text-soft">
          {t('fingerprint')} <span className="font-mono">{made.sign}</span>
        </p>
      </div>
      <div data-noprint className="flex flex-col gap-5">
        <div className="flex flex-wrap gap-3">
          <Button variant="secondary" onClick={() => window.print()}>
            <Print /> {t('print')}
          </Button>
          <CopyButton text={made.secret} labels={{ copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }} />
        </div>
        <Notice tone="warning">{t('warning')}</Notice>
        {children}
        <TickBox strong label={t('saved')} checked={saved} onChange={({ target }) => setSaved(target.checked)} />
        <Button className="self-start" disabled={!saved} aria-disabled={sending || undefined} onClick={onSaved}>
          <span aria-live="polite">{submit}</span>
        </Button>
      </div>
    </section>
  )
}
