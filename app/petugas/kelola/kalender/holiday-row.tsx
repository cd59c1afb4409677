import type { FormField } from '@/app/petugas/desk-field'
import { DeskForm } from '@/app/petugas/desk-form'
import { formatDay } from '@/components/format'
import type { Holiday } from '@/lib/data/calendar-admin'
import { HOLIDAY_KINDS } from '@/lib/domain/calendar-input'
import { getLocale, getT } from '@/lib/locale'
import { deleteHoliday, saveHoliday } from './actions'

/** The name and kind of a holiday as fields; the day of one that is there stays. */
export async function holidayFields(holiday: Holiday | null): Promise<FormField[]> {
  const t = await getT('admin.calendar')
  return [
    ...(holiday ? [] : [{ kind: 'date', name: 'date', label: t('date'), value: '' } as const]),
    { kind: 'line', name: 'name', label: t('name'), value: holiday?.name ?? '' },
    {
      ...{ kind: 'select', name: 'kind', label: t('kind'), value: holiday?.kind ?? 'COLLECTIVE_LEAVE' },
      options: HOLIDAY_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
    },
  ]
}

/** One holiday, which can be called otherwise or taken out. */
export async function HolidayRow({ holiday }: { holiday: Holiday }) {
  const { date, name, kind } = holiday
  const [t, locale, fields] = [await getT('admin.calendar'), await getLocale(), await holidayFields(holiday)]
  const id = `libur-${date}-${name.length}`
  return (
    <li className="px-4 py-3">
      <h3>{formatDay(date, locale)}</h3>
      <p>
        {name} <span className="text-soft">· {t(`kinds.${kind}`)}</span>
      </p>
      <details>
        <summary className="inline-flex min-h-11 items-center text-link underline">
          {t('change')}
          <span className="sr-only">: {name}</span>
        </summary>
        <div className="flex flex-col gap-4 pb-2">
          <DeskForm
            id={id}
            action={saveHoliday}
            hidden={{ date, was: name }}
            fields={fields}
            submit={t('save')}
            of={name}
          />
          <DeskForm
            id={`${id}-hapus`}
            action={deleteHoliday}
            hidden={{ date, was: name }}
            submit={t('remove')}
            of={name}
            variant="danger"
          />
        </div>
      </details>
    </li>
  )
}
