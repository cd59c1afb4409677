import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { CopyNotice } from '@/components/shell/copy-notice'
import { DemoStrip } from '@/components/shell/demo-strip'
import { Keeper } from '@/components/shell/keeper'
import { SiteFooter } from '@/components/shell/site-footer'
import { SiteHeader } from '@/components/shell/site-header'
import { getLocale, getT } from '@/lib/locale'
import { isDemo } from '@/lib/session'
import { getTheme } from '@/lib/theme'
import { setPreference } from './preferensi/actions'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('common')
  return {
    // Neutral unless a page says more: a title stays in histories and shows in a task list.
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' }, apple: '/ikon/180.png' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export const viewport: Viewport = { themeColor: '#1f2855' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page rendered ahead would lack the nonce of its request (proxy.ts).
  await connection()
  const [t, locale, theme] = await Promise.all([getT('common'), getLocale(), getTheme()])
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <a
          href="#isi"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-30 focus:rounded-md focus:bg-surface focus:px-4 focus:py-3 focus:text-link"
        >
          {t('skip')}
        </a>
        <CopyNotice />
        {isDemo() && <DemoStrip />}
        <SiteHeader />
        {children}
        <SiteFooter setPreference={setPreference} />
        {process.env.NODE_ENV === 'production' && <Keeper language={locale} />}
      </body>
    </html>
  )
}
