import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import type { Reader } from './answers'
import type { Binding } from './binding'
import { ChoiceCard, WHEN_CHOSEN } from './choice-card'
import { Group } from './group'

/** Who must not read it. Collapsed: most people need not think about it. */
export function ExcludedFields({ bind, leads, open }: { bind: Binding; leads: readonly Reader[]; open: boolean }) {
  const t = useTranslations('report.readers')
  const problem = bind.problem('excluded')
  return (
    <details open={open || problem !== undefined} className="rounded-md border border-line px-4">
      <summary className="min-h-11 py-2.5 font-semibold">{t('excluded')}</summary>
      <div className="pb-4">
        <Group
          id={bind.id('excluded')}
          question={<span className="sr-only">{t('excluded')}</span>}
          hint={t('excludedHint')}
          problem={problem}
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
      </div>
    </details>
  )
}

/** Who the reporter is: last, and to stay without a name stands first. */
export function IdentityFields({ bind }: { bind: Binding }) {
  const t = useTranslations('report')
  return (
    <Group
      id={bind.id('identity')}
      question={t('readers.identity')}
      problem={bind.problem('identity')}
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
