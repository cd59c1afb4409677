import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatDay, formatRupiah } from '@/components/format'
import type { Places } from '@/lib/data/public-places'
import { addDays, type Day } from '@/lib/domain/calendar'
import { asksAmount, asksPaid, asksSource, COMPLAINT_CATEGORIES, type Experience } from '@/lib/domain/experience'
import { isDay, PAID, SOURCES, type ReportForm } from '@/lib/domain/report-form'
import { stepsOf, type Step } from '@/lib/domain/report-steps'
import { parseRupiah } from '@/lib/domain/rupiah'

/** A lead as a form names them. */
export type Reader = { id: string; name: string; title: string }

type Row = { step: Step; label: string; value: ReactNode }

/** The answers as they will be sent, each under its question. `action` draws what leads back to a step. */
export function Answers({
  form,
  places,
  leads,
  today,
  action,
}: {
  form: ReportForm
  places: Places
  leads: readonly Reader[]
  today: Day
  action?: (step: Step, label: string) => ReactNode
}) {
  const rows = useRows(form, places, leads, today)
  return (
    <dl className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface">
      {rows.map(({ step, label, value }, index) => (
        <div key={label} className="flex flex-wrap items-start justify-between gap-x-4 px-4 py-2">
          <dt className="w-full text-sm text-soft">{label}</dt>
          <dd className="min-w-0 flex-1 basis-40 py-1 break-words whitespace-pre-line">{value}</dd>
          {action && rows[index - 1]?.step !== step && <dd>{action(step, label)}</dd>}
        </div>
      ))}
    </dl>
  )
}

function useRows(form: ReportForm, places: Places, leads: readonly Reader[], today: Day): Row[] {
  const t = useTranslations('report')
  const locale = useLocale()
  const nothing = <span className="text-soft">{t('check.nothing')}</span>
  const said = (text: string): ReactNode => text.trim() || nothing
  const unit = places.units.find(({ id }) => id === form.unitId)
  const service = places.services.find(({ id }) => id === form.serviceId)
  const complaint = COMPLAINT_CATEGORIES.find((category) => category === form.complaint)
  const experience = form.experience as Experience
  const path = stepsOf(experience, places.services.length > 0)
  const amount = parseRupiah(form.amount)
  const paid = PAID.find((one) => one === form.paid) ?? 'unknown'
  const source = SOURCES.find((one) => one === form.source) ?? 'unknown'
  const days: Record<string, Day> = { today, yesterday: addDays(today, -1), date: isDay(form.day) ? form.day : today }
  const happened = days[form.when]
  const excluded = leads.filter(({ id }) => form.excluded.includes(id)).map(({ name }) => name)
  const reading = leads.filter(({ id }) => !form.excluded.includes(id)).map(({ name }) => name)
  const list = (names: string[]) => (names.length > 0 ? names.join('\n') : t('check.nobody'))

  return [
    { step: 'experience', label: t('experience.question'), value: t(`experience.${experience}.name`) },
    ...(experience === 'badService'
      ? [row('complaint', t('complaint.label'), complaint ? t(`complaint.${complaint}`) : t('complaint.none'))]
      : []),
    row('office', t('place.question'), unit ? unit.name : t('place.unknown')),
    row('office', t('place.spot'), said(form.place)),
    ...(path.includes('service') || service
      ? [row('service', t('place.service'), service ? service.name : t('place.serviceUnknown'))]
      : []),
    row('story', t('story.question'), said(form.story)),
    ...(asksAmount(experience)
      ? [row('amount', t('details.amount'), amount === null ? said(form.amount) : formatRupiah(amount))]
      : []),
    ...(asksPaid(experience) ? [row('amount', t('paid.question'), t(`paid.${paid}`))] : []),
    ...(path.includes('when') || happened
      ? [row('when', t('details.when'), happened ? formatDay(happened, locale) : t('details.unknown'))]
      : []),
    ...(path.includes('who') || form.who.trim()
      ? [row('who', t(experience === 'honest' ? 'details.whoHonest' : 'details.who'), said(form.who))]
      : []),
    ...(asksSource(experience) ? [row('source', t('source.question'), t(`source.${source}`))] : []),
    row('readers', t('check.readers'), list(reading)),
    ...(excluded.length > 0 ? [row('readers', t('check.excluded'), list(excluded))] : []),
    ...(form.avoid.trim() ? [row('readers', t('readers.avoid'), form.avoid)] : []),
    row(
      'identity',
      t('readers.identity'),
      form.identity === 'given'
        ? [form.name, form.contact].filter((text) => text.trim()).join('\n') || nothing
        : t('check.anonymous'),
    ),
  ]
}

function row(step: Step, label: string, value: ReactNode): Row {
  return { step, label, value }
}
