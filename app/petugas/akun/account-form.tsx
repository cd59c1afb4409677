'use client'
import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '@/components/notice'
import { SubmitButton } from '@/components/submit-button'
import { setActive } from './actions'

type Props = { id: string; name: string; active: boolean; alone: number }

/** One officer's switch. Taking off is asked twice: it ends work that is under way. `alone`: of how many cases they hold the only key. */
export function AccountForm({ id, name, active, alone }: Props) {
  const t = useTranslations('desk.accounts')
  const [{ result }, action] = useActionState(setActive, { result: null, values: {} })
  const form = (
    <form action={action} className="flex flex-col items-start gap-2">
      {result && !result.ok && (
        <Notice tone="danger" live>
          {t(result.error.code === 'CONFLICT' ? 'trouble.last' : 'trouble.other')}
        </Notice>
      )}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="active" value={active ? 'no' : 'yes'} />
      <SubmitButton variant={active ? 'danger' : 'secondary'} pending={t('pending')}>
        {active ? t('deactivate') : t('activate')}
        <span className="sr-only">: {name}</span>
      </SubmitButton>
    </form>
  )
  if (!active) return form
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-link underline">
        {t('ask')}
        <span className="sr-only">: {name}</span>
      </summary>
      <div className="flex flex-col gap-2 pb-2">
        <p className="max-w-xl text-soft">{t('consequence')}</p>
        {alone > 0 && <Notice tone="warning">{t('alone', { count: alone })}</Notice>}
        {form}
      </div>
    </details>
  )
}
