import 'server-only'
import type { Message } from '@/lib/data/alert-queue'
import type { News } from '@/lib/domain/push'
import { formatNumber } from '@/components/format'
import { translatorFor } from '@/lib/locale'

/** An item is there again. */
export function stockNews({ unit, item, balance }: Omit<Message, 'subscription'>): News {
  const said = (locale: 'id' | 'en') => {
    const t = translatorFor(locale, 'alerts.message')
    const left = { count: formatNumber(balance, locale), unit: item.unitWord }
    return { title: t('title', { item: item.name }), body: t('body', { name: unit.name, ...left }), stop: t('stop') }
  }
  return {
    ...{ url: `/layanan/${unit.slug}`, tag: `${unit.slug}/${item.id}`, of: { unit: unit.slug, item: item.id } },
    words: { id: said('id'), en: said('en') },
  }
}

/** There is something new for a reporter: it names no report, and leads to the front page, as anything might. */
export function replyNews(): News {
  const said = (locale: 'id' | 'en') => {
    const t = translatorFor(locale, 'track.alert.message')
    return { title: t('title'), body: t('body'), stop: t('stop') }
  }
  return { url: '/', tag: 'jari', of: {}, words: { id: said('id'), en: said('en') } }
}
