'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { makeRecoveryKey, type NewRecoveryKey, RecoveryKey } from '@/app/account/recovery-key'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { propose } from './actions'

type Trouble = 'UNSUPPORTED' | 'CONFLICT' | 'UNAVAILABLE'

/**
 * Makes a new recovery key here and shows it once; only its public half is sent, and only when it lies in the safe. Where it has
 * to wait for another lead, the page says so in this one's place.
 */
export function MakeKey() {
  const t = useTranslations('recoveryKey')
  const [made, setMade] = useState<NewRecoveryKey | null>(null)
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [done, setDone] = useState(false)

  async function make() {
    setTrouble(null)
    setDone(false)
    setMade(await makeRecoveryKey().catch(() => (setTrouble('UNSUPPORTED'), null)))
  }

  async function send({ recipient }: NewRecoveryKey) {
    if (sending) return
    setTrouble(null)
    setSending(true)
    const answer = await propose({ recipient }).catch(() => null)
    setSending(false)
    if (!answer?.ok) return setTrouble(answer?.error.code === 'CONFLICT' ? 'CONFLICT' : 'UNAVAILABLE')
    setMade(null)
    setDone(true)
    document.getElementById('baru')?.focus()
  }

  const problem = trouble && (
    <Notice tone="danger" live>
      {t(`trouble.${trouble}`)}
    </Notice>
  )
  if (made)
    return (
      <RecoveryKey
        made={made}
        submit={t(sending ? 'sending' : 'propose')}
        sending={sending}
        onSaved={() => void send(made)}
      >
        {problem}
      </RecoveryKey>
    )
  return (
    <>
      {problem}
      {done && (
        <Notice tone="success" live>
          {t('done')}
        </Notice>
      )}
      <Button className="self-start" onClick={() => void make()}>
        {t('make')}
      </Button>
    </>
  )
}
