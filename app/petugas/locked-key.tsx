'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Lock } from '@/components/icons'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PasswordField } from '@/components/password-field'
import { Working } from '@/components/working'
import { fetchOwnKey } from './own-key'
import { unlock } from './unlock'

type Trouble = 'NO_KEY' | 'WRONG' | 'UNSUPPORTED' | 'UNAVAILABLE'

/** "Kunci terkunci. Buka dengan kata sandi." The password is used here and sent nowhere. */
export function LockedKey({ looking, onUnlocked }: { looking: boolean; onUnlocked: (key: CryptoKey) => void }) {
  const t = useTranslations('key')
  const [password, setPassword] = useState('')
  const [done, setDone] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (done !== null || password === '') return
    setTrouble(null)
    setDone(0)
    try {
      const own = await fetchOwnKey()
      if (!own) return window.location.replace('/masuk')
      const { deriveFromPassword } = await import('@/lib/sealing/derive')
      const { sealKey } = await deriveFromPassword(password, own.email, { onProgress: setDone })
      const opened = await unlock(own, sealKey)
      sealKey.fill(0)
      if (!opened.ok) return setTrouble(opened.why)
      setPassword('')
      onUnlocked(opened.key)
    } catch {
      setTrouble('UNAVAILABLE') // no connection
    } finally {
      setDone(null)
    }
  }

  // Blank until it is known, so that the question does not flash by; with words for whoever waits longer.
  if (looking) return <Page title={<span className="sr-only">{t('looking')}</span>} />
  return (
    <Page
      title={
        <span className="flex items-center gap-3">
          <Lock className="size-8 text-link" /> {t('title')}
        </span>
      }
      lead={t('lead')}
    >
      <form method="post" onSubmit={submit} className="flex max-w-md flex-col gap-4" aria-busy={done !== null}>
        {trouble && (
          <Notice tone={trouble === 'UNSUPPORTED' || trouble === 'NO_KEY' ? 'warning' : 'danger'} live>
            {t(`trouble.${trouble}`)}
          </Notice>
        )}
        <PasswordField
          id="kata-sandi"
          label={t('password')}
          hint={t('hint')}
          words={{ show: t('show'), hide: t('hide') }}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {done !== null && <Working label={t('working')} done={done} />}
        <Button type="submit" aria-disabled={done !== null || undefined}>
          {t('open')}
        </Button>
      </form>
    </Page>
  )
}
