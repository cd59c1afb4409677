import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { publicPublications } from '@/lib/data/public-board'
import { unitNamed } from '@/lib/data/public-boards'
import { getT } from '@/lib/locale'
import { FixedList } from '../fixed'
import { cursorAsked, type Params } from '../riwayat/query'

type Props = { params: Promise<{ unit: string }>; searchParams: Promise<Params> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [unit, t] = await Promise.all([unitNamed((await params).unit), getT('unit.fixed')])
  return { title: unit ? t('titleOf', { unit: unit.name }) : undefined }
}

/** All that complaints have changed at one office, newest first. */
export default async function FixedPage({ params, searchParams }: Props) {
  const [{ unit: slug }, asked, t] = await Promise.all([params, searchParams, getT('unit.fixed')])
  const before = cursorAsked(asked)
  const found = await publicPublications(slug, before)
  if (!found) notFound()
  const { unit, page } = found
  const address = `/layanan/${unit.slug}/diperbaiki`
  return (
    <Page
      title={t('titleOf', { unit: unit.name })}
      lead={t('lead')}
      back={{ href: `/layanan/${unit.slug}`, label: unit.name }}
    >
      {page.rows.length === 0 ? <p>{t('none')}</p> : <FixedList rows={page.rows} />}
      <p className="flex flex-wrap gap-x-6 empty:hidden">
        {before !== undefined && <TextLink href={address}>{t('newest')}</TextLink>}
        {page.next !== null && (
          <TextLink href={`${address}?sebelum=${page.next}`} rel="nofollow">
            {t('older')}
          </TextLink>
        )}
      </p>
    </Page>
  )
}
