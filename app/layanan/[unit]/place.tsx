import type { UnitFacts } from '@/lib/data/board-read'
import { clockText } from '@/lib/domain/calendar'
import type { HoursRow } from '@/lib/domain/hours'
import { getT } from '@/lib/locale'

const LINK = 'inline-flex min-h-11 items-center text-link underline'
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

/** Where it is and when it is open. A map is opened by the resident: nothing of one is loaded here. */
export async function Place({ unit, hours }: { unit: UnitFacts; hours: readonly HoursRow[] | null }) {
  const t = await getT('unit')
  const address = [unit.address, unit.postalCode].filter(Boolean).join(' ')
  return (
    <section aria-labelledby="tempat" className="flex flex-col gap-3">
      <h2 id="tempat" className="text-xl">
        {t('place.title')}
      </h2>
      <div>
        <h3>{t('place.address')}</h3>
        <p>{address || t('place.unknown')}</p>
        {unit.phone && (
          <a className={LINK} href={`tel:${unit.phone.replace(/\s/g, '')}`}>
            {t('phone', { phone: unit.phone })}
          </a>
        )}
        {unit.lat !== null && unit.lng !== null && (
          <p className="flex flex-wrap items-center gap-x-4">
            <a
              className={LINK}
              rel="noreferrer external"
              href={`https://www.openstreetmap.org/?mlat=${unit.lat}&mlon=${unit.lng}#map=18/${unit.lat}/${unit.lng}`}
            >
              {t('place.map')}
            </a>
            <a className={LINK} href={`geo:${unit.lat},${unit.lng}?q=${unit.lat},${unit.lng}`}>
              {t('place.mapApp')}
            </a>
            <span className="text-soft">{t('place.mapHint')}</span>
          </p>
        )}
        {unit.website && (
          <p>
            <a className={LINK} rel="noreferrer external" href={unit.website}>
              {t('place.website')}
            </a>
          </p>
        )}
      </div>
      <div>
        <h3>{t('place.hours')}</h3>
        {hours === null ? (
          <p>{t('place.hoursUnknown')}</p>
        ) : (
          <table className="tabular-nums">
            <tbody>
              {WEEKDAYS.map((day) => (
                <tr key={day}>
                  <th scope="row" className="pr-6 text-left font-normal">
                    {t(`weekdays.${day}`)}
                  </th>
                  <td>{ofDay(hours, Number(day)) || t('place.closed')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <details>
        <summary className="min-h-11 py-2 text-link">{t('place.source')}</summary>
        <p lang="id">{unit.source}</p>
      </details>
    </section>
  )
}

function ofDay(hours: readonly HoursRow[], day: number): string {
  return hours
    .filter(({ weekday }) => weekday === day)
    .map(({ opens, closes }) => `${clockText(opens)}–${clockText(closes)}`)
    .join(', ')
}
