import type { MetadataRoute } from 'next'
import { translatorFor } from '@/lib/locale'
import { DEFAULT_LOCALE } from '@/messages/types'

/**
 * JARI as an app. Browsers ask for it without cookies, so it speaks Indonesian. Name and icon are the house's: whoever sees
 * them on a phone learns that its owner looks services up, and no more.
 */
export default function manifest(): MetadataRoute.Manifest {
  const [t, common] = [translatorFor(DEFAULT_LOCALE, 'app'), translatorFor(DEFAULT_LOCALE, 'common')]
  const shortcut = (name: string, url: string) => ({ name, url, icons: [{ src: '/ikon/192.png', sizes: '192x192' }] })
  const icon = (size: number, purpose: 'any' | 'maskable', name = String(size)) => ({
    ...{ src: `/ikon/${name}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose },
  })
  return {
    id: '/',
    name: common('name'),
    short_name: common('name'),
    description: t('description'),
    ...{ lang: DEFAULT_LOCALE, dir: 'ltr', start_url: '/', scope: '/', display: 'standalone' },
    ...{ background_color: '#f5f7fa', theme_color: '#1f2855', categories: ['government', 'utilities'] },
    icons: [icon(192, 'any'), icon(512, 'any'), icon(512, 'maskable', 'maskable')],
    // Answered in the phone (worker/share.ts): a text that is shared is in no address and goes to no server.
    share_target: {
      ...{ action: '/lapor/bagikan', method: 'POST', enctype: 'multipart/form-data' },
      params: { title: 'title', text: 'text', url: 'url' },
    },
    shortcuts: [shortcut(t('report'), '/lapor'), shortcut(t('boards'), '/layanan'), shortcut(t('track'), '/lacak')],
  }
}
