'use client'
import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import { NOTICE_MAX } from '@/lib/domain/board-input'
import { FRESH, Outcome, PickButton, typedIn, useProblem, type DeskAction } from './form-parts'

/** What the office says to everyone, until when. `until` is the clock of Kendari, as a datetime-local field takes it. */
export function NoticeForm({
  action,
  tokens,
  notice,
  until,
}: {
  action: DeskAction
  tokens: { save: string; remove: string }
  notice: string | null
  until: string
}) {
  const t = useTranslations('papan.notice')
  const [state, send] = useActionState(action, FRESH)
  const problem = useProblem(state)
  return (
    <>
      <form action={send} className="flex flex-col gap-3">
        <input type="hidden" name="form" value={tokens.save} />
        <Outcome state={state} />
        <Field id="pengumuman" label={t('text')} hint={t('textHint')} error={problem('text')}>
          {(aria) => (
            <textarea
              {...aria}
              name="text"
              rows={3}
              maxLength={NOTICE_MAX}
              defaultValue={typedIn(state, 'text') ?? notice ?? ''}
              className={CONTROL}
            />
          )}
        </Field>
        <Field id="sampai" label={t('until')} hint={t('untilHint')} error={problem('until')}>
          {(aria) => (
            <input
              {...aria}
              name="until"
              type="datetime-local"
              defaultValue={typedIn(state, 'until') ?? until}
              className={CONTROL}
            />
          )}
        </Field>
        <PickButton>{t('save')}</PickButton>
      </form>
      {notice !== null && (
        <form action={send}>
          <input type="hidden" name="form" value={tokens.remove} />
          <input type="hidden" name="text" value="" />
          <input type="hidden" name="until" value="" />
          <PickButton variant="quiet">{t('remove')}</PickButton>
        </form>
      )}
    </>
  )
}
