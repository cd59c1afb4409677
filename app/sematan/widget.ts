import { boardWords } from '@/components/board/words'
import { formatDays, formatNumber } from '@/components/format'
import type { PublicBoard } from '@/lib/data/public-board'
import { translatorFor } from '@/lib/locale'
import { absolute } from '@/lib/site'
import type { Theme } from '@/lib/theme'
import type { Locale } from '@/messages/types'
import { markup, type Html } from './html'
import { ICONS, STYLE } from './look'

/** How often it asks for the present state by itself, in seconds. */
const REFRESH = '300'

/** How the page around it wants it. `refresh`: it loads itself again; a reader can stop that (WCAG 2.2.2). */
export type Wish = { locale: Locale; theme: Theme; refresh: boolean }

/** One office's board for the frame of another site: what stands now, stock, how old the news is, and the way here. */
export function widget(board: PublicBoard, now: Date, wish: Wish): string {
  const { locale, refresh } = wish
  const t = translatorFor(locale, 'widget')
  const unitT = translatorFor(locale, 'unit')
  const words = boardWords(locale, now)
  const { unit, status, stocks, services, notice, ahead } = board
  const stock = stocks.map(({ itemName, balance, unitWord }) => {
    const left = balance === 0 ? unitT('stock.out') : `${formatNumber(balance, locale)} ${unitWord}`
    return markup`<li>${itemName}: <b>${left}</b></li>`
  })
  const fresh = status.confirmedAt ? unitT('fresh', { at: words.at(status.confirmedAt) }) : unitT('never')
  return page(
    unit.name,
    wish,
    markup`<h1>${unit.name}</h1>
      <p>
        <span class="st ${status.status}"
          >${icon(ICONS[status.status])}${translatorFor(locale, 'common.status')(status.status)}</span
        >
      </p>
      <p class="say">${words.headline(status, services.length)}</p>
      ${status.instead && markup`<p>${words.instead(status.instead)}</p>`}
      ${notice && markup`<p>${unitT('notice')}: ${notice.text}</p>`}
      ${ahead.map(({ from, until, reason }) => {
        return markup`<p>${unitT('ahead', { days: formatDays(from, until, locale), reason })}</p>`
      })}
      ${
        stock.length > 0 &&
        markup`<ul>
          ${stock}
        </ul>`
      }
      <p class="soft">${fresh}</p>
      <nav aria-label="${t('links')}">
        ${link(`/layanan/${unit.slug}`, t('board'))} ${link(`/lapor?unit=${unit.slug}`, t('report'))}
        <a href="?${{ html: query({ ...wish, refresh: !refresh }) }}">${t(refresh ? 'stop' : 'start')}</a>
      </nav>`,
  )
}

/** What a frame shows whose address names no office. */
export function noWidget(wish: Wish): string {
  const t = translatorFor(wish.locale, 'widget')
  return page(
    t('none'),
    { ...wish, refresh: false },
    markup`<h1>${t('none')}</h1>
      <nav aria-label="${t('links')}">${link('/layanan', t('all'))}</nav>`,
  )
}

const icon = (path: string) =>
  markup`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="${path}" />
  </svg>`

// A page of ours inside a frame could be dressed up by the page around it: links open in a tab of their own.
const link = (path: string, text: string) =>
  markup`<a href="${absolute(path)}" target="_blank" rel="noopener">${text}</a>`

const query = ({ locale, theme, refresh }: Wish) => `bahasa=${locale}&amp;tema=${theme}${refresh ? '' : '&amp;segar=0'}`

function page(title: string, { locale, theme, refresh }: Wish, body: Html): string {
  return markup`<!doctype html>
    <html lang="${locale}" data-tema="${theme}">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      ${refresh && markup`<meta http-equiv="refresh" content="${REFRESH}" />`}
      <title>${title} · JARI</title>
      <style>${{ html: STYLE }}</style>
      <body>
        <main>${body}</main>
      </body>
    </html> `.html
}
