import Form from 'next/form'
import { Button, ButtonLink } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { CASE_STATES, CHANNELS } from '@/lib/domain/case-states'
import { queueAddress, type QueueFilter } from '@/lib/domain/queue'
import { getT } from '@/lib/locale'

type Choice = { value: string; label: string }

/** A plain GET form: the address holds the filter, and nothing that is anybody's secret. */
export async function QueueFilters({ filter, units }: { filter: QueueFilter; units: { id: string; name: string }[] }) {
  const [t, states] = await Promise.all([getT('cases.filter'), getT('states')])
  const selects: { name: 'state' | 'channel' | 'unit'; any: string; choices: Choice[] }[] = [
    { name: 'state', any: t('anyState'), choices: CASE_STATES.map((s) => ({ value: s, label: states(`state.${s}`) })) },
    {
      name: 'channel',
      any: t('anyChannel'),
      choices: CHANNELS.map((c) => ({ value: c, label: states(`channel.${c}`) })),
    },
    { name: 'unit', any: t('anyUnit'), choices: units.map(({ id, name }) => ({ value: id, label: name })) },
  ]
  const filtered = Boolean(filter.state || filter.channel || filter.unit)
  return (
    <details open={filtered} className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 py-2.5 px-3 font-semibold">{t('label')}</summary>
      <Form
        // Another filter is another form: what was chosen before does not linger in its fields.
        key={queueAddress(filter)}
        action="/petugas/kasus"
        prefetch={false}
        className="grid gap-3 border-t border-line p-3 sm:grid-cols-3"
      >
        {filter.view !== 'open' && <input type="hidden" name="view" value={filter.view} />}
        {selects.map(({ name, any, choices }) => (
          <Field key={name} id={`saring-${name}`} label={t(name)}>
            {(aria) => (
              <select {...aria} name={name} defaultValue={filter[name] ?? ''} className={CONTROL}>
                <option value="">{any}</option>
                {choices.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
        <div className="flex flex-wrap gap-2 sm:col-span-3">
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
