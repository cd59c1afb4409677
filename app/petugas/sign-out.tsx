'use client'
import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { Leave } from '@/components/icons'
import { SubmitButton } from '@/components/submit-button'
import { leave } from './actions'
import { wipeKey } from './vault'

/** Ends the session in the store and wipes the key in every tab. A plain form: it works before and without JavaScript. */
export function SignOut() {
  const t = useTranslations('desk.signOut')
  const [, action] = useActionState(leave, { result: null, values: {} })
  return (
    <form action={action} onSubmit={() => void wipeKey()}>
      <SubmitButton variant="secondary" pending={t('pending')}>
        <span className="flex items-center gap-2">
          <Leave /> {t('label')}
        </span>
      </SubmitButton>
    </form>
  )
}
