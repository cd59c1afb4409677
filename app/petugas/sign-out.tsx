'use client'
import { useActionState, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Leave } from '@/components/icons'
import { SubmitButton } from '@/components/submit-button'
import { leave } from './actions'
import { forgetDrafts } from './kasus/[id]/drafts'
import { forgetIndex } from './kasus/cari/orders'
import { countWaiting, dropWaiting } from './papan/outbox/storage'
import { wipeKey } from './vault'

/**
 * Ends the session in the store and wipes the key in every tab. A plain form: it works before and without JavaScript.
 * Changes of a board that still wait on this phone would stay behind on it: they are dropped, but not without asking.
 */
export function SignOut() {
  const t = useTranslations('desk.signOut')
  const [, action] = useActionState(leave, { result: null, values: {} })
  const [waiting, setWaiting] = useState(0)

  function leaving(event: FormEvent) {
    const count = countWaiting()
    if (count > 0 && waiting === 0) {
      event.preventDefault()
      return setWaiting(count)
    }
    dropWaiting()
    forgetDrafts()
    forgetIndex()
    void wipeKey()
  }

  return (
    <form action={action} onSubmit={leaving} className="flex flex-col items-end gap-2">
      {waiting > 0 && (
        <p role="alert" className="font-semibold text-unavailable">
          {t('waiting', { count: waiting })}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {waiting > 0 && (
          <Button variant="secondary" onClick={() => setWaiting(0)}>
            {t('stay')}
          </Button>
        )}
        <SubmitButton variant={waiting > 0 ? 'danger' : 'secondary'} pending={t('pending')}>
          <span className="flex items-center gap-2">
            <Leave /> {t(waiting > 0 ? 'drop' : 'label')}
          </span>
        </SubmitButton>
      </div>
    </form>
  )
}
