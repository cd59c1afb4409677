import { once } from '@/components/board/once'
import { UnitList, UnitRow } from '@/components/board/unit-row'
import { boardWords } from '@/components/board/words'
import { StatusWord } from '@/components/status-word'
import type { ServiceGroup } from '@/lib/domain/service-places'
import { getLocale, getT } from '@/lib/locale'

/** The offices that offer a service, kecamatan by kecamatan, with how it stands at each. */
export async function Places({ groups, now }: { groups: readonly ServiceGroup[]; now: Date }) {
  const [t, statusWord, locale] = await Promise.all([getT('kind'), getT('common.status'), getLocale()])
  const words = boardWords(locale, now)
  const share = once()
  return groups.map(({ district, places }) => (
    <div key={district?.id ?? ''} className="flex flex-col gap-1">
      <h3 className="pt-2">{district?.name ?? t('city')}</h3>
      <UnitList>
        {places.map(({ slug, name, status }) => (
          <UnitRow
            key={slug}
            href={`/layanan/${slug}`}
            name={name}
            about={[]}
            status={share(status.status, () => (
              <StatusWord status={status.status} label={statusWord(status.status)} />
            ))}
            reason={words.why(status)}
            news={words.news(status.confirmedAt)}
          />
        ))}
      </UnitList>
    </div>
  ))
}
