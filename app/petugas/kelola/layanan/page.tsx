import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/button'
import { formatShortDay } from '@/components/format'
import { Check, Question } from '@/components/icons'
import { Page } from '@/components/page'
import { TickBox } from '@/components/tick-box'
import { listServices } from '@/lib/data/service-admin'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { addressWith, LinkRow, ListSearch, only, Rows, type Address } from '../list'
import { titled } from '../titled'

const PATH = '/petugas/kelola/layanan'

export const generateMetadata = titled((t) => t('service.title'))

/** Every service of the city, and whether its unit has confirmed what is said of it. */
export default async function ServicesPage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('unit:admin')
  const { q: typed, setelah, menunggu } = await searchParams
  const [q, waiting] = [only(typed), only(menunggu) === '1']
  const [t, locale, list] = await Promise.all([
    getT('admin'),
    getLocale(),
    listServices(officer, { q, waiting, after: only(setelah) }),
  ])
  if (!list.ok) notFound()
  const { rows, next } = list.value
  return (
    <Page
      title={t('service.title')}
      lead={t('service.lead')}
      width="wide"
      back={{ href: '/petugas/kelola', label: t('back') }}
    >
      <ButtonLink href={`${PATH}/baru`} className="self-start">
        {t('service.add')}
      </ButtonLink>
      <ListSearch action={PATH} label={t('service.search')} submit={t('search')} q={q ?? ''}>
        <TickBox label={t('service.waitingOnly')} name="menunggu" value="1" defaultChecked={waiting} />
      </ListSearch>
      <Rows
        empty={rows.length === 0 ? t('none') : null}
        next={next && addressWith(PATH, { q, menunggu: waiting ? '1' : undefined, setelah: next })}
      >
        {rows.map(({ id, name, category, unitKind, confirmedOn }) => (
          <LinkRow
            key={id}
            href={`${PATH}/${id}`}
            name={name}
            about={`${category} · ${t(`unit.kinds.${unitKind}`)}`}
            mark={
              <p className={`flex items-center gap-1.5 font-semibold ${confirmedOn ? 'text-open' : 'text-stale'}`}>
                {confirmedOn ? <Check /> : <Question />}
                {confirmedOn
                  ? t('service.confirmed', { day: formatShortDay(confirmedOn, locale) })
                  : t('service.waiting')}
              </p>
            }
          />
        ))}
      </Rows>
    </Page>
  )
}
