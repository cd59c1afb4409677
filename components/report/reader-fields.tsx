import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import type { Reader } from './answers'
import type { Binding } from './binding'
import { ChoiceCard, WHEN_CHOSEN } from './choice-card'
import { Group } from './group'

/** Which of the leads must not read it: whoever is ticked gets no key. */
export function ExcludedFields({
  bind,
  leads,
  heading,
}: {
  bind: Binding
  leads: readonly Reader[]
  heading?: boolean
}) {
  const t = useTranslations('report.readers')
  return (
    <Group
      id={bind.id('excluded')}
      question={t('excluded')}
      hint={t('excludedHint')}
      problem={bind.problem('excluded')}
      heading={heading}
    >
      {leads.map((lead) => (
        <ChoiceCard
          key={lead.id}
          id={bind.id(`excluded-${lead.id}`)}
          type="checkbox"
          input={bind.choice('excluded', lead.id)}
          name={lead.name}
          hint={lead.title}
        />
      ))}
    </Group>
  )
}

/** Who else must not: it is locked in the report, for those who choose who handles it. */
export function AvoidField({ bind }: { bind: Binding }) {
  const t = useTranslations('report')
  return (
    <Field
      id={bind.id('avoid')}
      label={t('readers.avoid')}
      hint={t('readers.avoidHint')}
      optional={t('optional')}
      error={bind.problem('avoid')}
    >
      {(aria) => <input {...aria} {...bind.text('avoid')} type="text" autoComplete="off" className={CONTROL} />}
    </Field>
  )
}

/** Both, collapsed: on a page with every question most people need not think about it. */
export function AvoidedFields({ bind, leads, open }: { bind: Binding; leads: readonly Reader[]; open: boolean }) {
  const t = useTranslations('report.readers')
  const wrong = bind.problem('excluded') ?? bind.problem('avoid')
  return (
    <details open={open || wrong !== undefined} className="rounded-md border border-line px-4">
      <summary className="min-h-11 py-2.5 font-semibold">{t('avoided')}</summary>
      <div className="flex flex-col gap-4 pb-4">
        <ExcludedFields bind={bind} leads={leads} />
        <AvoidField bind={bind} />
      </div>
    </details>
  )
}

/** Who the reporter is: last, and to stay without a name stands first. */
export function IdentityFields({ bind, heading }: { bind: Binding; heading?: boolean }) {
  const t = useTranslations('report')
  return (
    <Group
      id={bind.id('identity')}
      question={t('readers.identity')}
      problem={bind.problem('identity')}
      heading={heading}
      className="group/identity"
    >
      {(['none', 'given'] as const).map((choice) => (
        <ChoiceCard
          key={choice}
          id={bind.id(`identity-${choice}`)}
          type="radio"
          input={bind.choice('identity', choice)}
          name={t(`readers.${choice}`)}
          hint={t(`readers.${choice}Hint`)}
        />
      ))}
      <div className={`flex flex-col gap-4 pt-2 ${WHEN_CHOSEN} group-has-[[value=given]:checked]/identity:flex`}>
        {(['name', 'contact'] as const).map((name) => (
          <Field
            key={name}
            id={bind.id(name)}
            label={t(`readers.${name}`)}
            optional={t('optional')}
            error={bind.problem(name)}
          >
            {(aria) => <input {...aria} {...bind.text(name)} type="text" autoComplete="off" className={CONTROL} />}
          </Field>
        ))}
      </div>
    </Group>
  )
}
