'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'

type State = 'asking' | 'sure' | 'erasing' | 'done' | 'left'

/**
 * "Hapus jejak": one press to be told what goes, one to do it. Without JavaScript the form has the server's part done. `ask`:
 * what its button says.
 */
export function Eraser({ ask }: { ask?: string }) {
  const t = useTranslations('erase')
  const [state, setState] = useState<State>('asking')

  async function erase() {
    setState('erasing')
    const erased = await import('./erase').then(({ eraseTraces }) => eraseTraces()).catch(() => false)
    setState(erased ? 'done' : 'left')
  }

  if (state === 'erasing') return <Working label={t('erasing')} />
  if (state === 'done' || state === 'left')
    return (
      <Notice tone={state === 'done' ? 'success' : 'warning'} title={t(`${state}.title`)} live>
        <p>{t(`${state}.body`)}</p>
        <p>{t('remains')}</p>
      </Notice>
    )
  return (
    <form
      method="post"
      action="/aman/hapus"
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (state === 'sure') void erase()
        else setState('sure')
      }}
    >
      {state === 'sure' && (
        <Notice tone="warning" title={t('sure')} live>
          {t('warning')}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant={state === 'sure' ? 'danger' : 'secondary'}>
          {state === 'sure' ? t('yes') : (ask ?? t('ask'))}
        </Button>
        {state === 'sure' && (
          <Button variant="secondary" onClick={() => setState('asking')}>
            {t('no')}
          </Button>
        )}
      </div>
    </form>
  )
}
