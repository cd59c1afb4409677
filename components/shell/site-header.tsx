import { GUTTER } from '@/components/page'
import { Mark } from '@/components/mark'
import { getT } from '@/lib/locale'

const WAYS = [
  { href: '/lapor', key: 'report' },
  { href: '/layanan', key: 'services' },
  { href: '/lacak', key: 'track' },
] as const

/** Whose house this is, and the three ways into it. */
export async function SiteHeader() {
  const t = await getT('common')
  return (
    <header className="on-deep bg-deep text-white" data-noprint>
      <div className={`${GUTTER} flex max-w-6xl flex-wrap items-center justify-between gap-x-6`}>
        {/* A plain link on purpose, see text-link.tsx. */}
        {/* eslint-disable-next-line @next/next/no-html-link-for-pages */}
        <a href="/" className="inline-flex min-h-14 items-center gap-2.5 py-1 no-underline">
          <Mark />
          <span className="flex flex-col">
            <span className="text-xl leading-none font-extrabold tracking-wide">{t('name')}</span>
            <span className="mt-1.5 text-sm leading-none text-deep-soft">{t('tagline')}</span>
            <span className="sr-only">{t('home')}</span>
          </span>
        </a>
        <nav aria-label={t('nav.label')} data-public className="-mx-2 w-full sm:w-auto">
          <ul className="flex flex-wrap">
            {WAYS.map(({ href, key }) => (
              <li key={href}>
                <a
                  href={href}
                  className="inline-flex min-h-11 items-center px-2 font-medium no-underline decoration-2 hover:underline sm:px-3"
                >
                  {t(`nav.${key}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}
