'use client'
import { useTranslations } from 'use-intl'
import { useAnswered } from '@/app/petugas/use-answered'
import { Opens } from '@/components/board/opens'
import { CONTROL, Field } from '@/components/field'
import { StatusWord } from '@/components/status-word'
import { OVERRIDES, type OfferingFact, type Status } from '@/lib/domain/board'
import { INSTEAD_MAX, REASON_MAX } from '@/lib/domain/board-input'
import {
  NoChoice,
  Outcome,
  PickButton,
  StampFields,
  typedIn,
  useProblem,
  type DeskAction,
  type Stamp,
} from './form-parts'
import { useDeskAction } from './outbox/use-desk-action'

const CHOICES = ['NORMAL', ...[...OVERRIDES].reverse()] as const

export type DeskService = { id: string; name: string; status: Status; said: OfferingFact | null; why: string }

/** One service: a press opens it, a second one sets its status; why and what to do instead can be said with it. */
export function StatusForm({ action, stamp, service }: { action: DeskAction; stamp: Stamp; service: DeskService }) {
  const t = useTranslations('papan.services')
  const optional = useTranslations('papan')('optional')
  const word = useTranslations('common.status')
  const [state, send, pending] = useDeskAction(action, 'status')
  const answered = useAnswered(state.result)
  const problem = useProblem(state)
  const { id, name, status, said, why } = service
  const chosen = CHOICES.find((choice) => choice === state.values.status) ?? 'NORMAL'
  return (
    <details className="group" open={state.result !== null || undefined}>
      <summary className="flex min-h-14 items-center gap-3 px-4 py-2">
        <span className="flex grow flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="font-semibold">{name}</span>
          <StatusWord status={status} label={word(status)} />
        </span>
        <Opens />
      </summary>
      <form ref={answered} action={send} className="flex flex-col gap-3 px-4 pb-4">
        <StampFields stamp={stamp} state={state} />
        <input type="hidden" name="service" value={id} />
        <NoChoice />
        <p className="text-soft">{why}</p>
        <Outcome
          state={state}
          again={
            <PickButton name="status" value={chosen}>
              {t('overwrite', { status: chosen === 'NORMAL' ? t('NORMAL') : word(chosen) })}
            </PickButton>
          }
        />
        <fieldset>
          <legend className="font-semibold">{t('pick')}</legend>
          {problem('status') && <p className="font-semibold text-unavailable">{problem('status')}</p>}
          <div className="mt-1 grid grid-cols-2 gap-2">
            {CHOICES.map((choice) => (
              <PickButton key={choice} name="status" value={choice} pressed={(said?.override ?? 'NORMAL') === choice}>
                {choice === 'NORMAL' ? t('NORMAL') : word(choice)}
              </PickButton>
            ))}
          </div>
        </fieldset>
        <Field
          id={`sebab-${id}`}
          label={t('reason')}
          hint={t('reasonHint')}
          optional={optional}
          error={problem('reason')}
        >
          {(aria) => (
            <input
              {...aria}
              name="reason"
              readOnly={pending}
              maxLength={REASON_MAX}
              defaultValue={typedIn(state, 'reason') ?? said?.reason ?? ''}
              className={CONTROL}
            />
          )}
        </Field>
        <Field
          id={`saran-${id}`}
          label={t('instead')}
          hint={t('insteadHint')}
          optional={optional}
          error={problem('instead')}
        >
          {(aria) => (
            <input
              {...aria}
              name="instead"
              readOnly={pending}
              maxLength={INSTEAD_MAX}
              defaultValue={typedIn(state, 'instead') ?? said?.instead ?? ''}
              className={CONTROL}
            />
          )}
        </Field>
      </form>
    </details>
  )
}
