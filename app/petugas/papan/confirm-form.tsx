'use client'
import { useTranslations } from 'use-intl'
import { Outcome, PickButton, StampFields, type DeskAction, type Stamp } from './form-parts'
import { useDeskAction } from './outbox/use-desk-action'

/** One press that says of the whole board: it is as it says here, today too. */
export function ConfirmForm({ action, stamp, again }: { action: DeskAction; stamp: Stamp; again: boolean }) {
  const t = useTranslations('papan.confirm')
  const [state, send] = useDeskAction(action, 'confirm')
  return (
    <form action={send} className="flex flex-col gap-3">
      <StampFields stamp={stamp} state={state} />
      <PickButton variant={again ? 'secondary' : 'primary'} className="min-h-16 w-full text-lg">
        {t(again ? 'again' : 'button')}
      </PickButton>
      <Outcome state={state} again={<PickButton>{t('overwrite')}</PickButton>} />
    </form>
  )
}
