'use client'
import { useTranslations } from 'use-intl'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import { HEADERS, PROBLEMS_MAX, type RowProblem } from '@/lib/domain/stock-import'

/** The lines that are wrong, by their number in the file. */
export function RowProblems({ problems }: { problems: readonly RowProblem[] }) {
  const t = useTranslations('papan.import')
  const errors = useTranslations('errors')
  return (
    <Notice tone="danger" title={t('rowsTitle', { count: problems.length })} live>
      <ul className="flex flex-col gap-1">
        {problems.slice(0, PROBLEMS_MAX).map(({ line, column, problem }, place) => (
          <li key={place}>
            <b>{column ? t('rowColumn', { line, column: HEADERS[column][0] }) : t('row', { line })}:</b>{' '}
            {problemText(errors, problem)}
          </li>
        ))}
      </ul>
      {problems.length > PROBLEMS_MAX && <p>{t('more', { count: problems.length - PROBLEMS_MAX })}</p>}
      <p className="mt-2">{t('fix')}</p>
    </Notice>
  )
}
