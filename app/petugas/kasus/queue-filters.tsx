import Form from 'next/form'
import { Button, ButtonLink } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { formatNumber } from '@/components/format'
import type { FacetCounts } from '@/lib/data/cases'
import { CHANNELS, SPG_KINDS } from '@/lib/domain/case-states'
import { COUNT_MAX, type Facet, isFiltered, queueAddress, type QueueFilter, statesOf } from '@/lib/domain/queue'
import { getLocale, getT } from '@/lib/locale'

type Props = { filter: QueueFilter; counts: FacetCounts; units: { id: string; name: string }[] }
type Choice = { value: string; label: string }

/** A plain GET form: the address holds the filter, and nothing that is anybody's secret. */
export async function QueueFilters({ filter, counts, units }: Props) {
  const [t, cases, states, locale] = await Promise.all([
    getT('cases.filter'),
    getT('cases'),
    getT('states'),
    getLocale(),
  ])

  /**
   * What can be chosen, with how many cases it leaves over beside what else is chosen: at least so many, where there are more
   * than are counted. What would leave none is not offered, unless it was chosen.
   */
  function offered(facet: Facet, choices: Choice[]): Choice[] {
    const { whole, of } = counts[facet]
    return choices.flatMap(({ value, label }) => {
      const count = of.get(value) ?? 0
      if (whole) return count || filter[facet] === value ? [{ value, label: `${label} (${number(count)})` }] : []
      const least = cases('more', { count: Math.min(count, COUNT_MAX) })
      return [{ value, label: count ? `${label} (${least})` : label }]
    })
  }
  const number = (count: number) => formatNumber(count, locale)

  const selects: { name: Facet; any: string; choices: Choice[] }[] = [
    { name: 'unit', any: t('anyUnit'), choices: units.map(({ id, name }) => ({ value: id, label: name })) },
    {
      name: 'channel',
      any: t('anyChannel'),
      choices: CHANNELS.map((c) => ({ value: c, label: states(`channel.${c}`) })),
    },
    { name: 'kind', any: t('anyKind'), choices: SPG_KINDS.map((k) => ({ value: k, label: states(`kind.${k}`) })) },
    {
      name: 'state',
      any: t('anyState'),
      choices: statesOf({ view: filter.view }).map((s) => ({ value: s, label: states(`state.${s}`) })),
    },
  ]
  const filtered = isFiltered(filter)
  return (
    <details open={filtered} className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 py-2.5 px-3 font-semibold">{t('label')}</summary>
      <Form
        // Another filter is another form: what was chosen before does not linger in its fields.
        key={queueAddress(filter)}
        action="/petugas/kasus"
        prefetch={false}
        className="grid gap-3 border-t border-line p-3 sm:grid-cols-2 xl:grid-cols-4"
      >
        {filter.view !== 'open' && <input type="hidden" name="view" value={filter.view} />}
        {selects.map(({ name, any, choices }) => (
          <Field key={name} id={`saring-${name}`} label={t(name)}>
            {(aria) => (
              <select {...aria} name={name} defaultValue={filter[name] ?? ''} className={CONTROL}>
                <option value="">{any}</option>
                {offered(name, choices).map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
        <div className="flex flex-wrap gap-2 sm:col-span-full">
          <Button type="submit" variant="secondary">
            {t('apply')}
          </Button>
          {filtered && (
            <ButtonLink variant="quiet" href={queueAddress({ view: filter.view })}>
              {t('clear')}
            </ButtonLink>
          )}
        </div>
      </Form>
    </details>
  )
}
