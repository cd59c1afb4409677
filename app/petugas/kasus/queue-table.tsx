import Link from 'next/link'
import { formatDay, formatRelativeDay } from '@/components/format'
import type { QueueRow } from '@/lib/data/cases'
import type { Day, Holidays } from '@/lib/domain/calendar'
import { categorySchema } from '@/lib/domain/case-work'
import { isEnded } from '@/lib/domain/queue'
import { urgencyOf } from '@/lib/domain/urgency'
import { getLocale, getT } from '@/lib/locale'
import { Deadline } from './deadline'
import { Tick } from './selection'
import { SealedTitle } from './titles'

type Props = { rows: QueueRow[]; today: Day; holidays: Holidays }

// A table on a wide screen, cards on a narrow one. Its roles are said, since `display` takes them away.
const CELL = 'px-4 lg:table-cell lg:px-3 lg:py-3 lg:align-top'
const WIDTH = { case: 'lg:w-[41%]', kind: 'lg:w-[15%]', state: 'lg:w-[18%]', due: 'lg:w-[26%]' } as const

export async function QueueTable({ rows, today, holidays }: Props) {
  const [t, states, locale] = await Promise.all([getT('cases'), getT('states'), getLocale()])

  function categoryWord(category: string): string {
    const known = categorySchema.safeParse(category)
    return known.success ? states(`category.${known.data}`) : category
  }

  return (
    <table role="table" aria-label={t('table')} className="block w-full lg:table lg:table-fixed lg:border-collapse">
      <thead role="rowgroup" className="sr-only lg:not-sr-only lg:table-header-group">
        <tr role="row">
          {(['case', 'kind', 'state', 'due'] as const).map((column) => (
            <th
              key={column}
              role="columnheader"
              scope="col"
              className={`px-3 pb-2 text-left text-sm text-soft ${WIDTH[column]}`}
            >
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="flex flex-col gap-3 lg:table-row-group">
        {rows.map((row) => (
          <tr
            key={row.id}
            role="row"
            className="relative flex flex-col gap-1 rounded-md border border-line bg-surface py-3 hover:border-edge lg:table-row lg:hover:bg-tint"
          >
            <td role="cell" className={CELL}>
              <Tick id={row.id} label={t('bulk.tick', { reference: row.reference })} />
              <Link
                href={`/petugas/kasus/${row.id}`}
                prefetch={false}
                data-case={row.id}
                className="font-semibold text-link after:absolute after:inset-0"
              >
                <SealedTitle id={row.id} />
              </Link>
              <p className="mt-0.5 text-sm text-soft">
                <span className="font-mono whitespace-nowrap">{row.reference}</span> · {row.unit ?? t('noUnit')} ·{' '}
                <time dateTime={row.receivedOn} title={formatDay(row.receivedOn, locale)}>
                  {t('received', { when: formatRelativeDay(row.receivedOn, today, locale) })}
                </time>
              </p>
              {row.unanswered && !isEnded(row.state) && (
                <p className="mt-0.5 text-sm font-semibold">{t('unanswered')}</p>
              )}
            </td>
            <td role="cell" className={`${CELL} order-1 text-sm xl:text-base`}>
              {row.spgKind ? states(`kind.${row.spgKind}`) : states(`channel.${row.channel}`)}
              <span className="text-soft lg:block lg:text-sm">
                <span className="lg:hidden"> · </span>
                {categoryWord(row.category)}
              </span>
            </td>
            <td role="cell" className={`${CELL} order-1 text-sm xl:text-base`}>
              {states(`state.${row.state}`)}
              {row.merged && ` (${t('merged')})`}
              <span className="text-soft lg:block lg:text-sm">
                <span className="lg:hidden"> · </span>
                {row.assignee?.name ?? t('nobody')}
              </span>
            </td>
            <td role="cell" className={`${CELL} lg:text-sm`}>
              <Deadline urgency={urgencyOf(row, today, holidays)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
