'use client'
import { useLocale, useTranslations } from 'use-intl/react'
import { FieldError } from '@/components/field'
import { formatShortDay } from '@/components/format'
import { problemText } from '@/components/problem-text'
import type { Addressee } from '@/lib/data/addressees'
import type { FieldProblem } from '@/lib/domain/result'

type Props = {
  id: string
  legend: string
  hint: string
  operators: Addressee[]
  chosen: ReadonlySet<string>
  problem: FieldProblem | undefined
  onChange: (chosen: Set<string>) => void
}

/** Which operators may read a disposition, and by which key: nobody but whoever ticks them has vouched for it. */
export function OperatorTicks({ id, legend, hint, operators, chosen, problem, onChange }: Props) {
  const t = useTranslations('disposition.key')
  const errors = useTranslations('errors')
  const locale = useLocale()
  return (
    <fieldset
      className={`flex flex-col gap-1 ${problem ? 'border-l-4 border-unavailable pl-3' : ''}`}
      aria-describedby={`${id}-hint`}
    >
      <legend className="font-semibold">{legend}</legend>
      <p id={`${id}-hint`} className="text-soft">
        {hint}
      </p>
      {problem && <FieldError>{problemText(errors, problem)}</FieldError>}
      {operators.map((operator, place) => (
        <label key={operator.id} className="flex min-h-11 items-center gap-3 py-1">
          <input
            id={place === 0 ? id : undefined}
            type="checkbox"
            className="size-5 shrink-0 accent-primary"
            checked={chosen.has(operator.id)}
            onChange={({ target }) => {
              const next = new Set(chosen)
              if (target.checked) next.add(operator.id)
              else next.delete(operator.id)
              onChange(next)
            }}
          />
          <span>
            {operator.name} <span className="text-soft">– {operator.title}</span>
            <span className="block text-sm">
              {t('sign')} <b className="font-mono">{operator.sign}</b>{' '}
              {operator.unused ? (
                <strong>{t('unused', { day: formatShortDay(operator.since, locale) })}</strong>
              ) : (
                <span className="text-soft">{t('since', { day: formatShortDay(operator.since, locale) })}</span>
              )}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
