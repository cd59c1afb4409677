'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { returnKey } from '../actions'

/** For a lead whose key does not open the case: hands it back, so that a colleague gives it anew. */
export function ReturnKey({ id }: { id: string }) {
  const t = useTranslations('case.returnKey')
  const [outcome, setOutcome] = useState<'sending' | 'done' | 'LAST' | 'FAILED' | null>(null)

  async function send() {
    if (outcome === 'sending') return
    setOutcome('sending')
    const result = await returnKey({ id }).catch(() => null)
    setOutcome(result?.ok ? 'done' : result?.error.code === 'CONFLICT' ? 'LAST' : 'FAILED')
  }

  if (outcome === 'done')
    return (
      <Notice tone="success" live>
        {t('done')}
      </Notice>
    )
  return (
    <>
      <p>{t('what')}</p>
      {(outcome === 'LAST' || outcome === 'FAILED') && (
        <Notice tone="danger" live>
          {t(outcome)}
        </Notice>
      )}
      <Button
        variant="secondary"
        className="self-start"
        aria-disabled={outcome === 'sending' || undefined}
        onClick={send}
      >
        {t('submit')}
      </Button>
    </>
  )
}
