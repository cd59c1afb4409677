import type { FormField } from '@/app/petugas/desk-field'
import type { UnitRecord } from '@/lib/data/unit-admin'
import { UNIT_KINDS } from '@/lib/domain/units'
import { getT } from '@/lib/locale'

/** The fields of a unit; `unit` null: a new one. */
export async function unitFields(
  unit: UnitRecord | null,
  districts: readonly { id: string; name: string }[],
): Promise<FormField[]> {
  const t = await getT('admin.unit')
  const text = (value: string | null | undefined) => value ?? ''
  const options = UNIT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))
  return [
    { kind: 'line', name: 'name', label: t('name'), hint: t('nameHint'), value: text(unit?.name) },
    { kind: 'line', name: 'fullName', label: t('fullName'), value: text(unit?.fullName) },
    {
      kind: 'line',
      name: 'slug',
      label: t('slug'),
      hint: t(unit ? 'slugHint' : 'newSlugHint'),
      value: text(unit?.slug),
    },
    { kind: 'select', name: 'kind', label: t('kind'), value: unit?.kind ?? 'DINAS', options },
    {
      ...{ kind: 'select', name: 'parentId', label: t('parent'), hint: t('parentHint'), optional: true },
      ...{ value: text(unit?.parentId), empty: t('noParent') },
      options: districts.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...{ kind: 'text', name: 'variants', label: t('variants'), hint: t('variantsHint'), rows: 3, optional: true },
      value: unit?.variants.join('\n') ?? '',
    },
    { kind: 'heading', label: t('place') },
    { kind: 'line', name: 'address', label: t('address'), optional: true, value: text(unit?.address) },
    { kind: 'number', name: 'postalCode', label: t('postalCode'), optional: true, value: text(unit?.postalCode) },
    { kind: 'tel', name: 'phone', label: t('phone'), hint: t('phoneHint'), optional: true, value: text(unit?.phone) },
    { kind: 'url', name: 'website', label: t('website'), optional: true, value: text(unit?.website) },
    {
      ...{ kind: 'line', name: 'point', label: t('point'), hint: t('pointHint'), optional: true },
      value: unit && unit.lat !== null && unit.lng !== null ? `${unit.lat}, ${unit.lng}` : '',
    },
    { kind: 'text', name: 'source', label: t('source'), hint: t('sourceHint'), rows: 3, value: text(unit?.source) },
  ]
}
