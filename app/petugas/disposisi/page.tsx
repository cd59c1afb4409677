import type { Metadata } from 'next'
import Link from 'next/link'
import { ButtonLink } from '@/components/button'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { countAwaited, listDispositions } from '@/lib/data/disposition-desk'
import { readHolidays } from '@/lib/data/holidays'
import { dayOf } from '@/lib/domain/calendar'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { Standing } from './standing'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('desk'))('desks.dispositions') }
}

/** What the Inspektorat asks of an operator's unit: what waits, and what was answered. */
export default async function DispositionsPage({ searchParams }: Props) {
  const officer = await requireOfficer('disposition:answer')
  const { lihat, after } = await searchParams
  const open = lihat !== 'riwayat'
  const [t, { rows, next }, waiting, holidays] = await Promise.all([
    getT('disposition.desk'),
    listDispositions(officer, { open, after: typeof after === 'string' ? after : undefined }),
    countAwaited(officer),
    readHolidays(),
  ])
  const today = dayOf(new Date())
  const base = open ? '/petugas/disposisi' : '/petugas/disposisi?lihat=riwayat'
  return (
    <Page title={t(open ? 'title' : 'history')} lead={t('lead')}>
      <p>
        {open ? (
          <TextLink href="/petugas/disposisi?lihat=riwayat">{t('toHistory')}</TextLink>
        ) : (
          <TextLink href="/petugas/disposisi">{t('toWaiting', { count: waiting })}</TextLink>
        )}
      </p>
      {rows.length === 0 && <p className="text-lg">{t(open ? 'empty' : 'emptyHistory')}</p>}
      <ul className="flex flex-col gap-3">
        {rows.map((facts) => (
          <li
            key={facts.id}
            className="relative flex flex-col gap-2 rounded-md border border-line bg-surface px-4 py-3 hover:border-edge"
          >
            <Link
              href={`/petugas/disposisi/${facts.id}`}
              prefetch={false}
              className="self-start font-mono text-lg font-semibold text-link after:absolute after:inset-0"
            >
              {facts.reference}
            </Link>
            <Standing facts={facts} today={today} holidays={holidays} />
          </li>
        ))}
      </ul>
      {next && (
        <ButtonLink
          variant="secondary"
          rel="next"
          href={`${base}${open ? '?' : '&'}after=${next}`}
          className="self-start"
        >
          {t('more')}
        </ButtonLink>
      )}
    </Page>
  )
}
