import type { Metadata } from 'next'
import Link from 'next/link'
import { ButtonLink } from '@/components/button'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { listGratuities } from '@/lib/data/gratuities'
import { readHolidays } from '@/lib/data/holidays'
import { dayOf } from '@/lib/domain/calendar'
import { GRATUITY_STATES, gratuityStateSchema } from '@/lib/domain/gratuity'
import { can } from '@/lib/domain/roles'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { Standing } from './standing'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const HERE = '/petugas/gratifikasi'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('gratuity'))('title') }
}

/** What an officer declared; for a lead the whole register. */
export default async function GratuitiesPage({ searchParams }: Props) {
  const officer = await requireOfficer('gift:declare')
  const { keadaan, after } = await searchParams
  const lead = can(officer.role, 'gift:review')
  const state = gratuityStateSchema.safeParse(keadaan).data
  const [t, { rows, next }, holidays] = await Promise.all([
    getT('gratuity'),
    listGratuities(officer, { state, after: typeof after === 'string' ? after : undefined }),
    readHolidays(),
  ])
  const today = dayOf(new Date())
  const address = (of: Record<string, string | undefined>) => {
    const query = new URLSearchParams(Object.entries(of).flatMap(([name, value]) => (value ? [[name, value]] : [])))
    return query.size > 0 ? `${HERE}?${query}` : HERE
  }
  return (
    <Page title={t(lead ? 'register' : 'title')} lead={t(lead ? 'registerLead' : 'lead')}>
      <ButtonLink href={`${HERE}/baru`} className="self-start">
        {t('declare')}
      </ButtonLink>
      {lead && (
        <nav aria-label={t('filter')} className="-ml-3">
          <ul className="flex flex-wrap">
            {[undefined, ...GRATUITY_STATES].map((one) => (
              <li key={one ?? 'all'}>
                <Link
                  href={address({ keadaan: one })}
                  prefetch={false}
                  aria-current={one === state ? 'page' : undefined}
                  className="inline-flex min-h-11 items-center border-b-4 border-transparent px-3 pt-1 text-link no-underline hover:underline aria-[current]:border-primary aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  {one ? t(`state.${one}`) : t('all')}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {rows.length === 0 && <p className="text-lg">{t(state ? 'noneIn' : 'none')}</p>}
      <ul className="flex flex-col gap-3 empty:hidden">
        {rows.map((facts) => (
          <li
            key={facts.id}
            className="relative flex flex-col gap-1 rounded-md border border-line bg-surface px-4 py-3 hover:border-edge"
          >
            <Link
              href={`${HERE}/${facts.id}`}
              prefetch={false}
              className="self-start font-mono text-lg font-semibold text-link after:absolute after:inset-0"
            >
              {facts.reference}
            </Link>
            {lead && <span>{facts.declarant ? t('of', { name: facts.declarant.name }) : t('noAccount')}</span>}
            <Standing facts={facts} today={today} holidays={holidays} />
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2 empty:hidden">
        {after !== undefined && <TextLink href={address({ keadaan: state })}>{t('newest')}</TextLink>}
        {next && (
          <ButtonLink variant="secondary" rel="next" href={address({ keadaan: state, after: next })}>
            {t('more')}
          </ButtonLink>
        )}
      </p>
      <p className="text-sm text-soft">{t('kept')}</p>
    </Page>
  )
}
