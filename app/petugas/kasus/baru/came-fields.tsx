import type { UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import { problemText } from '@/components/problem-text'
import { ChoiceCard } from '@/components/report/choice-card'
import { Group } from '@/components/report/group'
import type { Day } from '@/lib/domain/calendar'
import { OLDEST_DAYS, type WalkIn, WALK_INS, type WalkInForm } from '@/lib/domain/walk-in'

/** How a report came and on which day: deadlines run from that one. */
export function CameFields({ form, today }: { form: UseFormReturn<WalkInForm, unknown, WalkIn>; today: Day }) {
  const t = useTranslations('walkIn')
  const ways = useTranslations('states.walkIn')
  const errors = useTranslations('errors')
  const problem = (name: keyof WalkInForm) => {
    const key = form.formState.errors[name]?.message
    return key && problemText(errors, { key, max: OLDEST_DAYS })
  }
  const onChange = { onChange: () => form.clearErrors() }
  return (
    <>
      <Group id="via" question={t('via')} problem={problem('via')} heading>
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,12rem),1fr))] gap-2">
          {WALK_INS.map((via) => (
            <ChoiceCard
              key={via}
              id={`via-${via}`}
              type="radio"
              input={{ ...form.register('via', onChange), value: via }}
              name={<span className="block first-letter:uppercase">{ways(via)}</span>}
            />
          ))}
        </div>
      </Group>
      <Field id="receivedOn" label={t('receivedOn')} hint={t('receivedOnHint')} error={problem('receivedOn')}>
        {(aria) => (
          <input
            {...aria}
            {...form.register('receivedOn', onChange)}
            type="date"
            max={today}
            autoComplete="off"
            className={CONTROL}
          />
        )}
      </Field>
    </>
  )
}
