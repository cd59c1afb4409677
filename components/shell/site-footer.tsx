import { GUTTER } from '@/components/page'
import { getLocale, getT } from '@/lib/locale'
import { getTheme, THEMES } from '@/lib/theme'
import { LOCALES } from '@/messages/types'
import { Choice } from './choice'

/** Doors of other houses: plain links that the visitor chooses to follow, and that do not say where they come from. */
const DOORS = [
  { key: 'kpk', href: 'https://kws.kpk.go.id/' },
  { key: 'ombudsman', href: 'https://ombudsman.go.id/pengaduan' },
  { key: 'lapor', href: 'https://www.lapor.go.id/' },
] as const

const INSIDE = [
  { key: 'privacy', href: '/privasi' },
  { key: 'safety', href: '/aman' },
  { key: 'figures', href: '/transparansi' },
  { key: 'data', href: '/data' },
  { key: 'officers', href: '/masuk' },
] as const

const LINK = 'inline-flex min-h-11 items-center underline decoration-deep-soft/60 hover:decoration-2'

/** What holds everywhere: free means free, other doors, privacy, language, appearance. `setPreference` takes both choices. */
export async function SiteFooter({ setPreference }: { setPreference: (form: FormData) => Promise<void> }) {
  const [t, locale, theme] = await Promise.all([getT('common'), getLocale(), getTheme()])
  return (
    <footer data-noprint data-public className="on-deep bg-deep text-white">
      <div className={`${GUTTER} flex max-w-6xl flex-col gap-6 pt-8 pb-10`}>
        <p className="max-w-2xl">
          <strong className="block text-lg">{t('foot.free')}</strong>
          <span className="text-deep-soft">{t('foot.law')}</span>
        </p>
        <div className="grid gap-x-8 gap-y-6 sm:grid-cols-[repeat(auto-fit,minmax(17rem,1fr))] lg:flex lg:justify-between">
          <nav aria-label={t('foot.about')}>
            <p className="text-sm text-deep-soft">{t('foot.about')}</p>
            <ul className="flex flex-wrap gap-x-4">
              {INSIDE.map(({ key, href }) => (
                <li key={key}>
                  <a href={href} className={LINK}>
                    {t(`foot.${key}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <nav aria-label={t('foot.doors')}>
            <p className="text-sm text-deep-soft">{t('foot.doors')}</p>
            <ul className="flex flex-wrap gap-x-4">
              {DOORS.map(({ key, href }) => (
                <li key={key}>
                  <a href={href} rel="noreferrer external" className={LINK}>
                    {t(`foot.${key}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <Choice
            action={setPreference}
            name="bahasa"
            label={t('language.label')}
            chosen={locale}
            options={LOCALES.map((value) => ({ value, label: t(`language.${value}`), lang: value }))}
          />
          <Choice
            action={setPreference}
            name="tema"
            label={t('theme.label')}
            chosen={theme}
            options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          />
        </div>
      </div>
    </footer>
  )
}
