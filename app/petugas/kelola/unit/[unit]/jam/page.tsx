import { notFound } from 'next/navigation'
import { only, type Address } from '@/app/petugas/kelola/list'
import { DeskForm } from '@/app/petugas/desk-form'
import type { FormField } from '@/app/petugas/desk-field'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { readHours } from '@/lib/data/unit-hours'
import { dayField } from '@/lib/domain/hours-input'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { saveHours } from '../../actions'
import { titled } from '../../../titled'

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

export const generateMetadata = titled((t) => t('hours.title'))

/** The week of a unit, or with ?layanan= of one of its services. */
export default async function HoursPage({
  params,
  searchParams,
}: {
  params: Promise<{ unit: string }>
  searchParams: Address
}) {
  const officer = await requireOfficer('unit:admin')
  const [{ unit: id }, { layanan }] = await Promise.all([params, searchParams])
  const read = await readHours(officer, id, only(layanan) ?? null)
  if (!read.ok) notFound()
  const { unit, service, services, week } = read.value
  const [t, days] = await Promise.all([getT('admin.hours'), getT('unit.weekdays')])
  const here = `/petugas/kelola/unit/${unit.id}`
  const fields: FormField[] = DAYS.map((day) => ({
    ...{ kind: 'line', name: dayField(Number(day)), label: days(day), optional: true },
    ...{ value: week[dayField(Number(day))] ?? '', hint: day === '5' ? t('friday') : undefined },
  }))
  return (
    <Page
      title={service ? t('ofService', { service: service.name }) : t('title')}
      lead={t(service ? 'serviceLead' : 'lead', { unit: unit.name })}
      back={service ? { href: `${here}/jam`, label: t('title') } : { href: here, label: unit.name }}
    >
      <Messages namespaces={['deskForm', 'errors']}>
        <DeskForm
          key={service?.id}
          id="jam"
          action={saveHours}
          hidden={{ unit: unit.id, version: unit.version, service: service?.id ?? '' }}
          fields={fields}
          submit={t('save')}
        />
      </Messages>
      {!service && services.length > 0 && (
        <section aria-labelledby="per-layanan" className="flex flex-col gap-1 border-t border-line pt-5">
          <h2 id="per-layanan" className="text-xl">
            {t('perService')}
          </h2>
          <p className="text-soft">{t('perServiceHint')}</p>
          <ul>
            {services.map(({ id: serviceId, name, own }) => (
              <li key={serviceId}>
                <TextLink href={`${here}/jam?layanan=${serviceId}`}>{name}</TextLink> {own && <b>{t('own')}</b>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
