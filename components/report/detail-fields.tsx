import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import type { PlaceService } from '@/lib/data/public-places'
import { WHEN } from '@/lib/domain/report-form'
import type { Binding } from './binding'
import { ChoiceCard, WHEN_CHOSEN } from './choice-card'
import { Group } from './group'

const b = (words: React.ReactNode) => <b>{words}</b>

/** How much, with what it officially costs beside it. `service`: the one in question, where it is known. */
export function AmountField({ bind, service }: { bind: Binding; service?: PlaceService }) {
  const t = useTranslations('report')
  return (
    <Field
      id={bind.id('amount')}
      label={t('details.amount')}
      hint={t('details.amountHint')}
      optional={t('optional')}
      error={bind.problem('amount')}
    >
      {(aria) => (
        <>
          <input
            {...aria}
            {...bind.text('amount')}
            type="text"
            inputMode="text"
            autoComplete="off"
            className={CONTROL}
          />
          <p className="rounded-md bg-tint px-3 py-2">
            {service ? t.rich('details.official', { b, service: service.name }) : t.rich('details.officialAny', { b })}{' '}
            {(!service || service.adminduk) && <span className="text-soft">{t('details.officialLaw')}</span>}
          </p>
        </>
      )}
    </Field>
  )
}

/** When it happened; nobody has to know. */
export function WhenFields({ bind }: { bind: Binding }) {
  const t = useTranslations('report')
  return (
    <Group id={bind.id('when')} question={t('details.when')} problem={bind.problem('when')} className="group/when">
      <div className="grid gap-2 sm:grid-cols-2">
        {WHEN.map((when) => (
          <ChoiceCard
            key={when}
            id={bind.id(`when-${when}`)}
            type="radio"
            input={bind.choice('when', when)}
            name={t(`details.${when}`)}
          />
        ))}
      </div>
      <div className={`${WHEN_CHOSEN} group-has-[[value=date]:checked]/when:block`}>
        <Field id={bind.id('day')} label={t('details.day')} error={bind.problem('day')}>
          {(aria) => <input {...aria} {...bind.text('day')} type="date" autoComplete="off" className={CONTROL} />}
        </Field>
      </div>
    </Group>
  )
}

/** Who did it. */
export function WhoField({ bind }: { bind: Binding }) {
  const t = useTranslations('report')
  return (
    <Field
      id={bind.id('who')}
      label={t('details.who')}
      hint={t('details.whoHint')}
      optional={t('optional')}
      error={bind.problem('who')}
    >
      {(aria) => <textarea {...aria} {...bind.text('who')} rows={3} autoComplete="off" className={CONTROL} />}
    </Field>
  )
}
