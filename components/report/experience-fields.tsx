import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import { COMPLAINT_CATEGORIES, EXPERIENCES } from '@/lib/domain/experience'
import type { Binding } from './binding'
import { ChoiceCard, WHEN_CHOSEN } from './choice-card'
import { Group } from './group'

/**
 * What happened, in people's own words; the law's word is said once a card is chosen. `complaint`: what was wrong with a
 * service is asked here too, where there is no page of its own for it.
 */
export function ExperienceFields({ bind, complaint = false }: { bind: Binding; complaint?: boolean }) {
  const t = useTranslations('report')
  return (
    <Group
      id={bind.id('experience')}
      question={t('experience.question')}
      problem={bind.problem('experience')}
      heading
      className="group/experience"
    >
      {EXPERIENCES.map((experience) => (
        <ChoiceCard
          key={experience}
          id={bind.id(`experience-${experience}`)}
          type="radio"
          input={bind.choice('experience', experience)}
          name={t(`experience.${experience}.name`)}
          hint={t(`experience.${experience}.hint`)}
          chosen={t(`law.${experience}`)}
        />
      ))}
      {complaint && (
        <div className={`${WHEN_CHOSEN} group-has-[[value=badService]:checked]/experience:block`}>
          <Field
            id={bind.id('complaint')}
            label={t('complaint.label')}
            optional={t('optional')}
            error={bind.problem('complaint')}
          >
            {(aria) => (
              <select {...aria} {...bind.text('complaint')} className={CONTROL}>
                <option value="">{t('complaint.none')}</option>
                {COMPLAINT_CATEGORIES.map((category) => (
                  <option key={category} value={category}>
                    {t(`complaint.${category}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
    </Group>
  )
}

/** What was wrong with a service, on a page of its own. */
export function ComplaintFields({ bind }: { bind: Binding }) {
  const t = useTranslations('report.complaint')
  return (
    <Group id={bind.id('complaint')} question={t('label')} problem={bind.problem('complaint')} heading>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-2">
        {[...COMPLAINT_CATEGORIES.filter((category) => category !== 'other'), '' as const].map((category) => (
          <ChoiceCard
            key={category}
            id={bind.id(`complaint-${category || 'none'}`)}
            type="radio"
            input={bind.choice('complaint', category)}
            name={t(category || 'none')}
          />
        ))}
      </div>
    </Group>
  )
}
