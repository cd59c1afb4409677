'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import { type Identity, readIdentity } from '@/lib/domain/identity'
import { fromBase64url } from '@/lib/sealing/bytes'
import { useOfficerKey } from '../key'
import { Written } from '../sealed-text'
import { reveal } from './actions'

type State = 'closed' | 'opening' | 'gone' | 'broken' | 'offline' | Identity

/** One identity, opened in this browser when asked for. `at`, `until`: in words. */
export function ShownIdentity({ id, at, until }: { id: string; at: string; until: string }) {
  const t = useTranslations('identity')
  const key = useOfficerKey()
  const [state, setState] = useState<State>('closed')

  async function open() {
    setState('opening')
    const result = await reveal({ id }).catch(() => null)
    if (!result?.ok) return setState(result?.error.code === 'NOT_FOUND' ? 'gone' : 'offline')
    try {
      const { openText } = await import('@/lib/sealing/envelope')
      setState(readIdentity(await openText(key, fromBase64url(result.value.sealed))) ?? 'broken')
    } catch {
      setState('broken')
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <p className="text-soft">{t('when', { at, until })}</p>
      {state === 'opening' && <Working label={t('opening')} />}
      {(state === 'gone' || state === 'broken' || state === 'offline') && (
        <Notice tone="warning" live>
          {t(state)}
        </Notice>
      )}
      {typeof state === 'string' ? (
        <Button
          variant="secondary"
          className="self-start"
          aria-disabled={state === 'opening' || undefined}
          onClick={() => state !== 'opening' && void open()}
        >
          {t('open')}
        </Button>
      ) : (
        <dl className="flex flex-col gap-2">
          {(['reference', 'name', 'contact'] as const).map((field) => (
            <div key={field}>
              <dt className="text-sm text-soft">{t(field)}</dt>
              <dd>
                <Written>{state[field] || t('unsaid')}</Written>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
