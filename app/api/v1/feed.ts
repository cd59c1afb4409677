import { Feed } from 'feed'
import { changeWords } from '@/components/board/change-words'
import type { NewsItem } from '@/lib/data/public-news'
import { escapeHtml } from '@/lib/domain/text'
import { translatorFor } from '@/lib/locale'
import { absolute, siteHost } from '@/lib/site'
import { prepare, type Prepared } from './answer'

/** What a feed is of: one office, or the whole city (null). */
type About = { id: string; slug: string; name: string } | null
export type Feeds = { atom: Prepared; json: Prepared }

const made = new WeakMap<readonly NewsItem[], Feeds>()

/** News as Atom and as JSON Feed, in Indonesian like all data; made once for as long as the news are the same. */
export function feedsOf(news: readonly NewsItem[], about: About): Feeds {
  const known = made.get(news)
  if (known) return known
  const feeds = {
    // Of Atom the library makes titles and summaries of entries HTML, all else is plain text; so are JSON Feed's titles.
    atom: prepare(build(news, about, escapeHtml).atom1(), 'application/atom+xml; charset=utf-8'),
    json: prepare(newer(build(news, about, (title) => title).json1()), 'application/feed+json'),
  }
  made.set(news, feeds)
  return feeds
}

type Json1 = { author: object; items: { author: object }[] }

/** JSON Feed 1, which is what the library writes, as 1.1 (https://jsonfeed.org/version/1.1): it names its language. */
function newer(json: string): object {
  const { author, items, ...feed } = JSON.parse(json) as Json1
  const changes = items.map(({ author, ...item }) => ({ ...item, authors: [author] }))
  const head = { version: 'https://jsonfeed.org/version/1.1', language: 'id', authors: [author] }
  return { ...feed, ...head, items: changes }
}

const tag = (name: string) => `tag:${siteHost()},2026:${name}`

function build(news: readonly NewsItem[], about: About, asTitle: (text: string) => string): Feed {
  const t = translatorFor('id', 'board.feed')
  const said = changeWords('id')
  const address = about ? `/layanan/${about.slug}` : '/layanan'
  const data = absolute(about ? `/api/v1/units/${about.slug}` : '/api/v1')
  const feed = new Feed({
    // Tag URIs (RFC 4151) stay the same whatever becomes of an address, as ids must (RFC 4287 4.2.6).
    id: tag(about ? `papan/${about.id}` : 'papan'),
    link: absolute(address),
    title: about ? t('unit', { name: about.name }) : t('city'),
    description: t('about'),
    language: 'id',
    // Not the moment of asking: the same news are the same feed, and the same tag.
    updated: news[0]?.at ?? new Date(0),
    generator: false,
    feedLinks: { atom: `${data}/feed.atom`, json: `${data}/feed.json` },
    author: { name: about?.name ?? t('author'), link: absolute(address) },
  })
  for (const change of news) {
    const text = said(change)
    feed.addItem({
      id: tag(`perubahan/${change.id}`),
      link: absolute(`/layanan/${change.unit.slug}?sebelum=${change.id + 1}#riwayat`),
      title: asTitle(about ? text : `${change.unit.name}: ${text}`),
      description: escapeHtml([text, change.reason].filter(Boolean).join(' ')),
      date: change.at,
      published: change.at,
      author: [{ name: change.unit.name }],
    })
  }
  return feed
}
