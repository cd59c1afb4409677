'use client'
import { useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import { QUERY_MAX, search } from '@/lib/domain/search'

const SHOWN = 6

/** Something with a name, and with other names that people know it by. */
export type Named = { id: string; name: string; variants?: readonly string[] }

/**
 * Finds an office or a service by name as people spell it; what is typed here is no answer and is not kept. `words`: its
 * texts in the namespace "report".
 */
export function NameSearch({
  words,
  among,
  chosen,
  onChoose,
}: {
  words: 'office' | 'service'
  among: readonly Named[]
  chosen: string
  onChoose: (id: string) => void
}) {
  const t = useTranslations('report.search')
  const group = useId()
  const [query, setQuery] = useState('')
  const entries = useMemo(
    () => among.map((one) => ({ value: one, names: [one.name, ...(one.variants ?? [])] })),
    [among],
  )
  const found = useMemo(() => search(query.slice(0, QUERY_MAX), entries).slice(0, SHOWN), [query, entries])

  return (
    <div className="flex flex-col gap-2">
      <Field id={`cari-${words}`} label={t(`${words}.label`)} hint={t(`${words}.hint`)}>
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
        {query.trim() !== '' && (found.length > 0 ? t(`${words}.found`, { count: found.length }) : t('none'))}
      </p>
      {found.length > 0 && (
        <div role="radiogroup" aria-label={t(`${words}.group`)} className="flex flex-col gap-2">
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
