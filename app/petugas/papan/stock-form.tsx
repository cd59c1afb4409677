'use client'
import { useTranslations } from 'use-intl'
import { useAnswered } from '@/app/petugas/use-answered'
import { CONTROL, Field } from '@/components/field'
import { NOTE_MAX } from '@/lib/domain/board-input'
import type { StockEntryKind } from '@/lib/domain/stock'
import {
  NoChoice,
  Outcome,
  PickButton,
  StampFields,
  typedIn,
  useProblem,
  type DeskAction,
  type DeskState,
  type Stamp,
} from './form-parts'
import { useDeskAction } from './outbox/use-desk-action'

type Props = { action: DeskAction; stamp: Stamp; item: { id: string; name: string } }

/** An entry of an item's ledger: how many, and what became of them. One card issued is one press. */
export function StockForm({ action, stamp, item, kinds }: Props & { kinds: readonly StockEntryKind[] }) {
  const t = useTranslations('papan.stock')
  const optional = useTranslations('papan')('optional')
  const [state, send, pending] = useDeskAction(action, 'stock')
  const answered = useAnswered(state.result)
  const problem = useProblem(state)
  return (
    <form ref={answered} action={send} className="flex flex-col gap-3">
      <StampFields stamp={stamp} state={state} />
      <input type="hidden" name="item" value={item.id} />
      <NoChoice />
      <Outcome
        state={state}
        again={
          <PickButton name="kind" value={state.values.kind}>
            {t('overwrite')}
          </PickButton>
        }
      />
      <Field id={`jumlah-${item.id}`} label={t('quantity')} error={problem('quantity')}>
        {(aria) => (
          <input
            {...aria}
            name="quantity"
            readOnly={pending}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            defaultValue={typedIn(state, 'quantity') ?? (kinds.length > 1 ? '1' : '')}
            className={`${CONTROL} text-xl`}
          />
        )}
      </Field>
      {problem('kind') && <p className="font-semibold text-unavailable">{problem('kind')}</p>}
      <div className="grid grid-cols-2 gap-2">
        {kinds.map((kind) => (
          <PickButton key={kind} name="kind" value={kind} className="min-h-14 px-2">
            {t(kind)}
          </PickButton>
        ))}
      </div>
      <Note
        id={`catatan-${item.id}`}
        label={t('note')}
        optional={optional}
        value={typedIn(state, 'note')}
        readOnly={pending}
        error={problem('note')}
      />
      <details open={problem('when') !== undefined || undefined}>
        <summary className="min-h-11 py-2 text-link">{t('otherTime')}</summary>
        <Field
          id={`kapan-${item.id}`}
          label={t('when')}
          hint={t('whenHint')}
          optional={optional}
          error={problem('when')}
        >
          {(aria) => (
            <input
              {...aria}
              name="when"
              type="datetime-local"
              readOnly={pending}
              defaultValue={typedIn(state, 'when') ?? ''}
              className={CONTROL}
            />
          )}
        </Field>
      </details>
    </form>
  )
}

/**
 * What was entered wrongly is set right by an entry of its own; the wrong one stays. `wrong` names it: its number and what
 * it did. Where none is named, the note says what was wrong.
 */
export function CorrectionForm({ wrong, ...props }: Props & { wrong?: { id: number; delta: number } }) {
  const t = useTranslations('papan.stock')
  const [state, send, pending] = useDeskAction(props.action, 'stock')
  const deed = { state, send, pending }
  if (wrong) return <Correction {...props} {...deed} wrong={wrong} />
  return (
    <details open={state.result !== null || undefined}>
      <summary className="min-h-11 py-2 text-link">{t('correct')}</summary>
      <Correction {...props} {...deed} />
    </details>
  )
}

function Correction({
  stamp,
  item,
  wrong,
  state,
  send,
  pending,
}: Props & {
  wrong?: { id: number; delta: number }
  state: DeskState
  send: (form: FormData) => void
  pending: boolean
}) {
  const t = useTranslations('papan.stock')
  const optional = useTranslations('papan')('optional')
  const answered = useAnswered(state.result)
  const problem = useProblem(state)
  return (
    <form ref={answered} action={send} className="flex flex-col gap-3">
      <StampFields stamp={stamp} state={state} />
      <input type="hidden" name="item" value={item.id} />
      <input type="hidden" name="kind" value="CORRECTED" />
      {wrong && <input type="hidden" name="corrects" value={wrong.id} />}
      <Outcome state={state} />
      <Field id={`selisih-${item.id}`} label={t('correctQuantity')} hint={t('correctHint')} error={problem('quantity')}>
        {(aria) => (
          <input
            {...aria}
            name="quantity"
            readOnly={pending}
            autoComplete="off"
            maxLength={12}
            defaultValue={typedIn(state, 'quantity') ?? (wrong && wrong.delta !== 0 ? String(-wrong.delta) : '')}
            className={CONTROL}
          />
        )}
      </Field>
      <Note
        id={`sebab-${item.id}`}
        label={t(wrong ? 'note' : 'correctNote')}
        optional={wrong && optional}
        value={typedIn(state, 'note')}
        readOnly={pending}
        error={problem('note')}
      />
      <PickButton>{t('CORRECTED')}</PickButton>
    </form>
  )
}

function Note({
  id,
  label,
  optional,
  value,
  readOnly,
  error,
}: {
  id: string
  label: string
  optional?: string | undefined
  value: string | undefined
  readOnly: boolean
  error: string | undefined
}) {
  return (
    <Field id={id} label={label} optional={optional} error={error}>
      {(aria) => (
        <input
          {...aria}
          name="note"
          readOnly={readOnly}
          maxLength={NOTE_MAX}
          defaultValue={value ?? ''}
          className={CONTROL}
        />
      )}
    </Field>
  )
}
