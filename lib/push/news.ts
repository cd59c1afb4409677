import 'server-only'
import type { Message } from '@/lib/data/alert-queue'
import type { NoticeContent } from '@/lib/data/notices'
import type { News } from '@/lib/domain/push'
import { formatNumber } from '@/components/format'
import { translatorFor } from '@/lib/locale'
import { pathOf, subjectOf } from '@/lib/mail/words'

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

/** An officer's notice: its one line and a link. `id`: sent again after a crash, it takes its own place. */
export function noticeNews(message: NoticeContent & { id: number }): News {
  const said = (locale: 'id' | 'en') => {
    const t = translatorFor(locale, 'mail.push')
    return { title: subjectOf(message, locale), body: t('body'), stop: t('stop') }
  }
  return { url: pathOf(message), tag: `petugas/${message.id}`, of: {}, words: { id: said('id'), en: said('en') } }
}
