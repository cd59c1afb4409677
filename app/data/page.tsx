import type { Metadata } from 'next'
import { documentIn } from '@/app/api/v1/document'
import { Page } from '@/components/page'
import { Bullets, Section } from '@/components/section'
import { TextLink } from '@/components/text-link'
import { getLocale, getT } from '@/lib/locale'
import { absolute } from '@/lib/site'
import { Code } from './code'
import { Operation } from './operation'

const HOW = ['open', 'fresh', 'grow', 'trouble'] as const
const WRITING = ['token', 'once', 'trail'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('data'))('title') }
}

/** What other programs can read, and how a board comes into another site: made of the same document that they read. */
export default async function DataPage() {
  const [t, locale] = await Promise.all([getT('data'), getLocale()])
  const document = documentIn(locale)
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const shown = (one: (typeof operations)[number]) => (
    <Operation key={`${one.method} ${one.path}`} document={document} {...one} />
  )
  const city = absolute('/api/v1')
  const unit = absolute('/api/v1/units/disdukcapil')
  const etag = `curl --compressed -i -H 'If-None-Match: W/"…"' '${unit}'`
  const frame = `<iframe src="${absolute('/sematan/disdukcapil')}" title="${t('widget.frame')}" width="360" height="560" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox allow-scripts"></iframe>`
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '/layanan', label: t('back') }}>
      <Section title={t('how.title')}>
        <Bullets items={HOW.map((item) => t(`how.${item}`))} />
        <Code>{etag}</Code>
        <TextLink href={`/api/v1/openapi.json${locale === 'id' ? '' : `?bahasa=${locale}`}`} className="self-start">
          {t('how.document')}
        </TextLink>
      </Section>
      <section aria-labelledby="operasi" className="flex flex-col gap-2">
        <h2 id="operasi" className="text-xl">
          {t('operations')}
        </h2>
        <h3 className="text-lg">{t('read')}</h3>
        {operations.filter(({ operation }) => !operation.security).map(shown)}
        <h3 className="mt-2 text-lg">{t('write')}</h3>
        <Bullets items={WRITING.map((item) => t(`writing.${item}`))} />
        {operations.filter(({ operation }) => operation.security).map(shown)}
      </section>
      <Section title={t('feeds.title')}>
        <p>{t('feeds.text')}</p>
        <Code>{`${city}/feed.atom`}</Code>
        <Code>{`${unit}/feed.json`}</Code>
        <p>{t('feeds.calendar')}</p>
        <Code>{`${unit}/closures.ics`}</Code>
      </Section>
      <Section title={t('widget.title')}>
        <p>{t('widget.text')}</p>
        <Code>{frame}</Code>
        <p>{t('widget.options')}</p>
        <TextLink href="/sematan/disdukcapil" className="self-start">
          {t('widget.look')}
        </TextLink>
      </Section>
    </Page>
  )
}
