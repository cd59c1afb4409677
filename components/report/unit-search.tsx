'use client'
import { useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import type { PlaceUnit } from '@/lib/data/public-places'
import { QUERY_MAX, search } from '@/lib/domain/search'

const SHOWN = 6

/** Finds an office by name as people spell it; what is typed here is no answer and is not kept. */
export function UnitSearch({
  units,
  chosen,
  onChoose,
}: {
  units: readonly PlaceUnit[]
  chosen: string
  onChoose: (unitId: string) => void
}) {
  const t = useTranslations('report.place')
  const group = useId()
  const [query, setQuery] = useState('')
  const entries = useMemo(() => units.map((unit) => ({ value: unit, names: [unit.name, ...unit.variants] })), [units])
  const found = useMemo(() => search(query.slice(0, QUERY_MAX), entries).slice(0, SHOWN), [query, entries])

  return (
    <div className="flex flex-col gap-2">
      <Field id="cari-kantor" label={t('search')} hint={t('searchHint')}>
        {(aria) => (
          <input
            {...aria}
            type="search"
            autoComplete="off"
            spellCheck={false}
            className={CONTROL}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        )}
      </Field>
      <p role="status" className={found.length > 0 ? 'sr-only' : 'text-soft'}>
        {query.trim() !== '' && (found.length > 0 ? t('found', { count: found.length }) : t('none'))}
      </p>
      {found.length > 0 && (
        <div role="radiogroup" aria-label={t('unit')} className="flex flex-col gap-2">
          {found.map(({ value: { id, name } }) => (
            <label
              key={id}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md border border-edge bg-surface px-4 py-2 hover:bg-tint has-checked:border-primary has-checked:bg-tint"
            >
              <input
                type="radio"
                name={group}
                className="size-5 accent-primary"
                checked={chosen === id}
                onChange={() => onChoose(id)}
              />
              {name}
            </label>
          ))}
        </div>
      )}
    </div>
  )
}
