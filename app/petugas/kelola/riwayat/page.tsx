import { notFound } from 'next/navigation'
import { formatDay, formatMoment } from '@/components/format'
import { Page } from '@/components/page'
import { readAdminTrail, type TrailEntry } from '@/lib/data/admin-trail'
import { RECOVERY } from '@/lib/domain/recovery'
import { isDay } from '@/lib/domain/report-form'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { addressWith, only, Rows, type Address } from '../list'
import { titled } from '../titled'

const PATH = '/petugas/kelola/riwayat'

export const generateMetadata = titled((t) => t('trail.title'))

/** What administrators changed, newest first. */
export default async function TrailPage({ searchParams }: { searchParams: Address }) {
  const officer = await requireOfficer('unit:admin')
  const [trail, t, roles, scopes, locale] = await Promise.all([
    readAdminTrail(officer, only((await searchParams).sebelum)),
    getT('admin'),
    getT('desk.roles'),
    getT('access.scope'),
    getLocale(),
  ])
  if (!trail.ok) notFound()
  const { rows, next } = trail.value
  const shown = (field: string, value: string | null): string => {
    if (!value) return '–'
    if (isDay(value)) return formatDay(value, locale)
    if (field === 'to' && value === RECOVERY) return t('trail.recovery')
    if (value === 'true' || value === 'false') return t(`trail.${value}`)
    if (field === 'scopes')
      return value
        .split(' ')
        .map((one) => (scopes.has(one as 'stock:write') ? scopes(one as 'stock:write') : one))
        .join(' · ')
    if (field === 'role' && roles.has(value as 'LEAD')) return roles(value as 'LEAD')
    if (field !== 'kind' && field !== 'unitKind') return value
    if (t.has(`calendar.kinds.${value as 'LOCAL'}`)) return t(`calendar.kinds.${value as 'LOCAL'}`)
    return t.has(`unit.kinds.${value as 'DINAS'}`) ? t(`unit.kinds.${value as 'DINAS'}`) : value
  }
  /** A calendar's subject is a day, an invitation's a number: their details say what it was. */
  const nameOf = ({ subject: { kind, id, name } }: TrailEntry): string | null =>
    name ?? (kind === 'calendar' && isDay(id) ? formatDay(id, locale) : null)
  return (
    <Page title={t('trail.title')} lead={t('trail.lead')} back={{ href: '/petugas/kelola', label: t('back') }}>
      <Rows empty={rows.length === 0 ? t('trail.none') : null} next={next && addressWith(PATH, { sebelum: next })}>
        {rows.map((entry) => (
          <li key={entry.seq} className="flex flex-col gap-1 px-4 py-3">
            <p className="font-semibold">
              {t(`trail.actions.${entry.action}`)}
              {nameOf(entry) && `: ${nameOf(entry)}`}
            </p>
            <p className="text-soft">
              {formatMoment(entry.at, locale)} · {entry.by ?? t('trail.system')}
            </p>
            {entry.changes.length > 0 && (
              <ul className="flex flex-col gap-1">
                {entry.changes
                  .filter(({ field }) => field !== 'invitation')
                  .map(({ field, from, to }) => (
                    <li key={field} className="wrap-anywhere">
                      <span className="text-soft">{t.has(known(field)) ? t(known(field)) : field}:</span>{' '}
                      {from !== null && (
                        <>
                          <s>{shown(field, from)}</s> <span className="sr-only">{t('trail.became')}</span>
                          <span aria-hidden="true">→</span>{' '}
                        </>
                      )}
                      {shown(field, to)}
                    </li>
                  ))}
              </ul>
            )}
          </li>
        ))}
      </Rows>
    </Page>
  )
}

const known = (field: string) => `trail.fields.${field}` as 'trail.fields.name'
