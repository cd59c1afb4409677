import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import type { PlaceService, PlaceUnit } from '@/lib/data/public-places'
import type { Binding } from './binding'

/** Every office in one list, grouped by kecamatan; "don't know" first. */
export function UnitField({ bind, units, label }: { bind: Binding; units: readonly PlaceUnit[]; label: string }) {
  const t = useTranslations('report')
  const option = ({ id, name }: PlaceUnit) => (
    <option key={id} value={id}>
      {name}
    </option>
  )
  return (
    <Field id={bind.id('unitId')} label={label} error={bind.problem('unitId')}>
      {(aria) => (
        <select {...aria} {...bind.text('unitId')} className={CONTROL}>
          <option value="">{t('place.unknown')}</option>
          <optgroup label={t('place.offices')}>{units.filter(({ kind }) => kind === 'DINAS').map(option)}</optgroup>
          {units
            .filter(({ kind }) => kind === 'KECAMATAN')
            .map((kecamatan) => (
              <optgroup key={kecamatan.id} label={kecamatan.name}>
                {option(kecamatan)}
                {units.filter(({ parentId }) => parentId === kecamatan.id).map(option)}
              </optgroup>
            ))}
        </select>
      )}
    </Field>
  )
}

/** Where within or outside an office. */
export function SpotField({ bind }: { bind: Binding }) {
  const t = useTranslations('report')
  return (
    <Field
      id={bind.id('place')}
      label={t('place.spot')}
      hint={t('place.spotHint')}
      optional={t('optional')}
      error={bind.problem('place')}
    >
      {(aria) => <input {...aria} {...bind.text('place')} type="text" autoComplete="off" className={CONTROL} />}
    </Field>
  )
}

/** The services in question, grouped as the offices group them. */
export function ServiceField({
  bind,
  services,
  label,
}: {
  bind: Binding
  services: readonly PlaceService[]
  label: string
}) {
  const t = useTranslations('report')
  const categories = [...new Set(services.map(({ category }) => category))]
  return (
    <Field id={bind.id('serviceId')} label={label} optional={t('optional')} error={bind.problem('serviceId')}>
      {(aria) => (
        <select {...aria} {...bind.text('serviceId')} className={CONTROL}>
          <option value="">{t('place.serviceUnknown')}</option>
          {categories.map((category) => (
            <optgroup key={category} label={category}>
              {services
                .filter((service) => service.category === category)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}
