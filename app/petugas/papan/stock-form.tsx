'use client'
import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import { NOTE_MAX } from '@/lib/domain/board-input'
import type { StockEntryKind } from '@/lib/domain/stock'
import { FRESH, NoChoice, Outcome, PickButton, typedIn, useProblem, type DeskAction } from './form-parts'

type Props = { action: DeskAction; token: string; item: { id: string; name: string } }

/** An entry of an item's ledger: how many, and what became of them. One card issued is one press. */
export function StockForm({ action, token, item, kinds }: Props & { kinds: readonly StockEntryKind[] }) {
  const t = useTranslations('papan.stock')
  const optional = useTranslations('papan')('optional')
  const [state, send] = useActionState(action, FRESH)
  const problem = useProblem(state)
  return (
    <form action={send} className="flex flex-col gap-3">
      <input type="hidden" name="form" value={token} />
      <input type="hidden" name="item" value={item.id} />
      <NoChoice />
      <Outcome state={state} />
      <Field id={`jumlah-${item.id}`} label={t('quantity')} error={problem('quantity')}>
        {(aria) => (
          <input
            {...aria}
            name="quantity"
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
        error={problem('note')}
      />
    </form>
  )
}

/** What was entered wrongly is set right by an entry of its own; the wrong one stays. */
export function CorrectionForm({ action, token, item }: Props) {
  const t = useTranslations('papan.stock')
  const [state, send] = useActionState(action, FRESH)
  const problem = useProblem(state)
  return (
    <details open={(state.result !== null && !state.result.ok) || undefined}>
      <summary className="min-h-11 py-2 text-link">{t('correct')}</summary>
      <form action={send} className="flex flex-col gap-3">
        <input type="hidden" name="form" value={token} />
        <input type="hidden" name="item" value={item.id} />
        <input type="hidden" name="kind" value="CORRECTED" />
        <Outcome state={state} />
        <Field
          id={`selisih-${item.id}`}
          label={t('correctQuantity')}
          hint={t('correctHint')}
          error={problem('quantity')}
        >
          {(aria) => (
            <input
              {...aria}
              name="quantity"
              autoComplete="off"
              maxLength={12}
              defaultValue={typedIn(state, 'quantity') ?? ''}
              className={CONTROL}
            />
          )}
        </Field>
        <Note id={`sebab-${item.id}`} label={t('note')} value={typedIn(state, 'note')} error={problem('note')} />
        <PickButton>{t('CORRECTED')}</PickButton>
      </form>
    </details>
  )
}

function Note({
  id,
  label,
  optional,
  value,
  error,
}: {
  id: string
  label: string
  optional?: string
  value: string | undefined
  error: string | undefined
}) {
  return (
    <Field id={id} label={label} optional={optional} error={error}>
      {(aria) => <input {...aria} name="note" maxLength={NOTE_MAX} defaultValue={value ?? ''} className={CONTROL} />}
    </Field>
  )
}
