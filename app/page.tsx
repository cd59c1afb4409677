import type { Metadata } from 'next'
import { Lock } from '@/components/icons'
import { GUTTER } from '@/components/page'
import { Ridges } from '@/components/ridges'
import { TextLink } from '@/components/text-link'
import { getT } from '@/lib/locale'
import { CityTodayFacts } from './city-today'
import { Door } from './door'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('common')
  return { title: { absolute: `${t('name')} – ${t('tagline')}` } }
}

/** Two doors, a way back to one's own report, the city today, and who reads a report. */
export default async function HomePage() {
  const t = await getT('home')
  return (
    <main id="isi" tabIndex={-1} className="flex-1 pb-12">
      <div className="on-deep relative overflow-hidden bg-deep text-white">
        <Ridges />
        <div className={`${GUTTER} relative max-w-6xl pt-3 pb-16 sm:pt-10 sm:pb-28`}>
          <h1 className="max-w-2xl text-2xl sm:text-4xl">{t('title')}</h1>
        </div>
      </div>
      <div className={`${GUTTER} flex max-w-6xl flex-col gap-8`}>
        <nav aria-label={t('doors')} className="relative -mt-12 sm:-mt-20">
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,17rem),1fr))] gap-3 sm:gap-4">
            <Door href="/lapor" look="strong" title={t('report.title')} lead={t('report.lead')} />
            <Door href="/layanan" look="plain" title={t('services.title')} lead={t('services.lead')} />
          </div>
          <TextLink href="/lacak" className="mt-1">
            {t('track')}
          </TextLink>
        </nav>
        <div className="grid gap-8 lg:grid-cols-[5fr_3fr] lg:gap-12">
          <CityTodayFacts now={new Date()} />
          <section aria-labelledby="pembaca" className="flex max-w-2xl gap-4">
            <Lock className="mt-0.5 size-8 text-link" />
            <div className="flex flex-col gap-1">
              <h2 id="pembaca" className="text-xl">
                {t('who.title')}
              </h2>
              <p>{t('who.text')}</p>
              <TextLink href="/aman" className="self-start">
                {t('who.more')}
              </TextLink>
            </div>
          </section>
        </div>
      </div>
    </main>
  )
}
