import { formatDecimal, formatNumber } from '@/components/format'
import { Section } from '@/components/section'
import { HOT_DAYS, type HotSpot } from '@/lib/domain/hot-spots'
import { getLocale, getT } from '@/lib/locale'

/** Offices about which more comes in lately than chance explains, and what was assumed to say so. */
export async function HotSpots({
  hot,
  units,
}: {
  hot: readonly HotSpot[]
  units: ReadonlyMap<string, { name: string }>
}) {
  const [t, locale] = await Promise.all([getT('figures.desk'), getLocale()])
  return (
    <Section title={t('hot')}>
      {hot.length === 0 ? (
        <p>{t('hotNone', { days: HOT_DAYS.recent })}</p>
      ) : (
        <div role="region" aria-label={t('hot')} tabIndex={0} className="overflow-x-auto">
          <table className="w-full max-w-3xl tabular-nums">
            <thead>
              <tr className="text-sm">
                <th scope="col" className="py-1.5 pr-2 text-left">
                  {t('hotUnit')}
                </th>
                <th scope="col" className="px-2 py-1.5 text-right">
                  {t('hotRecent', { days: HOT_DAYS.recent })}
                </th>
                <th scope="col" className="px-2 py-1.5 text-right">
                  {t('hotExpected')}
                </th>
                <th scope="col" className="py-1.5 pl-2 text-right">
                  {t('hotChance')}
                </th>
              </tr>
            </thead>
            <tbody>
              {hot.map(({ key, recent, expected, chance }) => (
                <tr key={key} className="border-t border-line">
                  <th scope="row" className="py-1.5 pr-2 text-left font-semibold">
                    {units.get(key)?.name ?? key}
                  </th>
                  <td className="px-2 py-1.5 text-right">{formatNumber(recent, locale)}</td>
                  <td className="px-2 py-1.5 text-right">{formatDecimal(expected, locale)}</td>
                  <td className="py-1.5 pl-2 text-right">{`1 : ${formatNumber(Math.round(1 / Math.max(chance, 1e-9)), locale)}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="text-soft">{t('hotRule', HOT_DAYS)}</p>
    </Section>
  )
}
