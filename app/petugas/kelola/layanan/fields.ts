import type { FormField } from '@/app/petugas/desk-field'
import type { ServiceRecord } from '@/lib/data/service-admin'
import { dayOf } from '@/lib/domain/calendar'
import { requirementLine } from '@/lib/domain/services'
import { UNIT_KINDS } from '@/lib/domain/units'
import { getT } from '@/lib/locale'

/** The fields of a service; `service` null: a new one. */
export async function serviceFields(
  service: ServiceRecord | null,
  items: readonly { id: string; name: string }[],
): Promise<FormField[]> {
  const [t, unit] = await Promise.all([getT('admin.service'), getT('admin.unit')])
  const list = (lines: readonly string[] | undefined) => lines?.join('\n') ?? ''
  const several = { kind: 'text', hint: t('oneALine') } as const
  return [
    { kind: 'line', name: 'name', label: t('name'), value: service?.name ?? '' },
    ...(service ? [] : [{ kind: 'line', name: 'id', label: t('id'), hint: t('idHint'), value: '' } as const]),
    { kind: 'line', name: 'category', label: t('category'), hint: t('categoryHint'), value: service?.category ?? '' },
    {
      ...{
        kind: 'select',
        name: 'unitKind',
        label: t('kind'),
        hint: t('kindHint'),
        value: service?.unitKind ?? 'DINAS',
      },
      options: UNIT_KINDS.map((value) => ({ value, label: unit(`kinds.${value}`) })),
    },
    { ...several, name: 'aliases', label: t('aliases'), rows: 2, optional: true, value: list(service?.aliases) },
    { kind: 'text', name: 'summary', label: t('summary'), rows: 2, value: service?.summary ?? '' },
    { kind: 'heading', label: t('asks') },
    {
      ...{ kind: 'text', name: 'requirements', label: t('requirements'), hint: t('requirementsHint'), rows: 6 },
      ...{ optional: true, value: list(service?.requirements.map(requirementLine)) },
    },
    { ...several, name: 'steps', label: t('steps'), rows: 5, optional: true, value: list(service?.steps) },
    { ...several, name: 'forms', label: t('forms'), rows: 2, optional: true, value: list(service?.forms) },
    { kind: 'line', name: 'timeText', label: t('time'), value: service?.timeText ?? '' },
    { kind: 'heading', label: t('money') },
    {
      ...{ kind: 'number', name: 'feeRupiah', label: t('fee'), hint: t('feeHint') },
      value: service ? String(service.feeRupiah) : '',
    },
    { kind: 'line', name: 'feeText', label: t('feeText'), hint: t('feeTextHint'), value: service?.feeText ?? '' },
    { kind: 'line', name: 'feeLegal', label: t('feeLegal'), hint: t('feeLegalHint'), value: service?.feeLegal ?? '' },
    { kind: 'heading', label: t('rules') },
    { ...several, name: 'legalBasis', label: t('law'), rows: 4, optional: true, value: list(service?.legalBasis) },
    { ...several, name: 'notes', label: t('notes'), rows: 3, optional: true, value: list(service?.notes) },
    {
      ...{ kind: 'select', name: 'stockItemId', label: t('stock'), hint: t('stockHint'), optional: true },
      ...{ value: service?.stockItemId ?? '', empty: t('noStock') },
      options: items.map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'heading', label: t('confirmation'), hint: t('confirmationHint') },
    { kind: 'check', name: 'confirm', label: t('confirm'), hint: t('confirmHint'), checked: false },
    {
      ...{ kind: 'line', name: 'confirmedBy', label: t('confirmedBy'), hint: t('confirmedByHint'), optional: true },
      value: service?.confirmation?.by ?? '',
    },
    {
      ...{ kind: 'date', name: 'confirmedOn', label: t('confirmedOn'), optional: true },
      value: dayOf(new Date()),
    },
  ]
}
