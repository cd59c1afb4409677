import { boardWords } from '@/components/board/words'
import { formatShortDay, formatTime } from '@/components/format'
import type { PublicBoard } from '@/lib/data/public-board'
import { dayOf } from '@/lib/domain/calendar'
import { getLocale, getT } from '@/lib/locale'
import { absolute } from '@/lib/site'

/** To send what stands here by WhatsApp (the words, when they held, and the address), and to say how the service was. */
export async function Share({ board: { unit, status, services }, now }: { board: PublicBoard; now: Date }) {
  const [t, locale] = [await getT('unit'), await getLocale()]
  const said = boardWords(locale, now).headline(status, services.length)
  const when = `${formatShortDay(dayOf(now), locale)}, ${formatTime(now, locale)}`
  const text = `${unit.name}: ${said} (${when}) ${absolute(`/layanan/${unit.slug}`)}`
  const link = 'inline-flex min-h-11 items-center text-link underline'
  return (
    <p className="flex flex-wrap gap-x-6">
      <a className={link} rel="noreferrer external" href={`https://wa.me/?text=${encodeURIComponent(text)}`}>
        {t('share')}
      </a>
      <a className={link} href={`/survei/${unit.slug}`}>
        {t('survey')}
      </a>
    </p>
  )
}
