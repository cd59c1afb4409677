import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import { formatRupiah } from '@/components/format'
import type { PlaceService } from '@/lib/data/public-places'
import { PAID, SOURCES, WHEN } from '@/lib/domain/report-form'
import type { Binding } from './binding'
import { ChoiceCard, WHEN_CHOSEN } from './choice-card'
import { Group } from './group'

const b = (words: React.ReactNode) => <b>{words}</b>

/** How much; `official`: with what it officially costs beside it. `service`: the one in question, where it is known. */
export function AmountField({
  bind,
  label,
  service,
  official = true,
}: {
  bind: Binding
  label: string
  service?: PlaceService
  official?: boolean
}) {
  const t = useTranslations('report')
  return (
    <Field
      id={bind.id('amount')}
      label={label}
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
          {official && (
            <p className="rounded-md bg-tint px-3 py-2">
              {service
                ? t.rich('details.official', { b, fee: formatRupiah(service.fee), service: service.name })
                : t.rich('details.officialAny', { b })}{' '}
              {(!service || (service.adminduk && service.fee === 0)) && (
                <span className="text-soft">{t('details.officialLaw')}</span>
              )}
            </p>
          )}
        </>
      )}
    </Field>
  )
}

/** Whether it was paid: money that is still to be paid can be watched for. */
export function PaidFields({ bind }: { bind: Binding }) {
  const t = useTranslations('report.paid')
  return (
    <Group id={bind.id('paid')} question={t('question')} problem={bind.problem('paid')}>
      {PAID.map((paid) => (
        <ChoiceCard
          key={paid}
          id={bind.id(`paid-${paid}`)}
          type="radio"
          input={bind.choice('paid', paid)}
          name={t(paid)}
        />
      ))}
    </Group>
  )
}

/** How somebody inside an office knows: never by whom, which could point to them. */
export function SourceFields({ bind, heading }: { bind: Binding; heading?: boolean }) {
  const t = useTranslations('report.source')
  return (
    <Group
      id={bind.id('source')}
      question={t('question')}
      hint={t('hint')}
      problem={bind.problem('source')}
      heading={heading}
    >
      {SOURCES.map((source) => (
        <ChoiceCard
          key={source}
          id={bind.id(`source-${source}`)}
          type="radio"
          input={bind.choice('source', source)}
          name={t(source)}
        />
      ))}
    </Group>
  )
}

/** When it happened; nobody has to know. */
export function WhenFields({ bind, heading }: { bind: Binding; heading?: boolean }) {
  const t = useTranslations('report')
  return (
    <Group
      id={bind.id('when')}
      question={t('details.when')}
      problem={bind.problem('when')}
      heading={heading}
      className="group/when"
    >
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-2">
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
export function WhoField({ bind, label, hint }: { bind: Binding; label: string; hint?: string }) {
  const t = useTranslations('report')
  return (
    <Field id={bind.id('who')} label={label} hint={hint} optional={t('optional')} error={bind.problem('who')}>
      {(aria) => <textarea {...aria} {...bind.text('who')} rows={3} autoComplete="off" className={CONTROL} />}
    </Field>
  )
}
