import { formatDecimal, formatNumber } from '@/components/format'
import { Section } from '@/components/section'
import type { Officer } from '@/lib/data/officers'
import { unitNames } from '@/lib/data/case-figures'
import { surveyNow } from '@/lib/data/survey'
import { satisfactionOf } from '@/lib/domain/survey'
import { getLocale, getT } from '@/lib/locale'

/** The survey of the quarter that runs, as it is: also how many of its answers came on one day. */
export async function SurveyNow({ officer }: { officer: Officer }) {
  const [rows, t, survey, locale] = await Promise.all([
    surveyNow(officer),
    getT('figures.desk'),
    getT('survey.results'),
    getLocale(),
  ])
  const units = await unitNames(rows.map(({ unitId }) => ({ key: unitId })))
  const number = (value: number) => formatNumber(value, locale)
  return (
    <Section title={t('survey')}>
      {rows.length === 0 ? (
        <p>{t('surveyNone')}</p>
      ) : (
        <>
          <p className="text-soft">{t('surveyLead')}</p>
          <div role="region" aria-label={t('survey')} tabIndex={0} className="overflow-x-auto">
            <table className="w-full max-w-3xl tabular-nums">
              <thead>
                <tr className="text-sm">
                  {[t('hotUnit'), survey('answers'), survey('index'), t('asked'), t('busiest')].map((head, at) => (
                    <th key={head} scope="col" className={`px-2 py-1.5 ${at === 0 ? 'pl-0 text-left' : 'text-right'}`}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.unitId} className="border-t border-line">
                    <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                      {units.get(row.unitId)?.name ?? row.unitId}
                    </th>
                    <td className="px-2 py-1.5 text-right">{number(row.answers)}</td>
                    <td className="px-2 py-1.5 text-right">{formatDecimal(satisfactionOf(row)?.index ?? 0, locale)}</td>
                    <td className="px-2 py-1.5 text-right">{number(row.asked)}</td>
                    <td className="px-2 py-1.5 text-right">{number(row.busiest)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Section>
  )
}
