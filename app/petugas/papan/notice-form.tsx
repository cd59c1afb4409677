'use client'
import { useTranslations } from 'use-intl'
import { useAnswered } from '@/app/petugas/use-answered'
import { CONTROL, Field } from '@/components/field'
import { NOTICE_MAX } from '@/lib/domain/board-input'
import { Outcome, PickButton, StampFields, typedIn, useProblem, type DeskAction, type Stamp } from './form-parts'
import { useDeskAction } from './outbox/use-desk-action'

/** What the office says to everyone, until when. `until` is the clock of Kendari, as a datetime-local field takes it. */
export function NoticeForm({
  action,
  stamps,
  notice,
  until,
}: {
  action: DeskAction
  stamps: { save: Stamp; remove: Stamp }
  notice: string | null
  until: string
}) {
  const t = useTranslations('papan.notice')
  const [state, send, pending] = useDeskAction(action, 'notice')
  const answered = useAnswered(state.result)
  const problem = useProblem(state)
  return (
    <>
      <form ref={answered} action={send} className="flex flex-col gap-3">
        <StampFields stamp={stamps.save} state={state} />
        <Outcome state={state} again={<PickButton>{t('overwrite')}</PickButton>} />
        <Field id="pengumuman" label={t('text')} hint={t('textHint')} error={problem('text')}>
          {(aria) => (
            <textarea
              {...aria}
              name="text"
              readOnly={pending}
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
              readOnly={pending}
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
          <StampFields stamp={stamps.remove} state={state} />
          <input type="hidden" name="text" value="" />
          <input type="hidden" name="until" value="" />
          <PickButton variant="quiet">{t('remove')}</PickButton>
        </form>
      )}
    </>
  )
}
