import type { Metadata } from 'next'
import { formatMoment } from '@/components/format'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { secondFactorOf } from '@/lib/data/second-factor'
import { listSessions } from '@/lib/data/sessions'
import { can } from '@/lib/domain/roles'
import { getLocale, getT } from '@/lib/locale'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { requireSomeOfficer, sessionHandle } from '@/lib/session'
import { DeskForm } from '../desk-form'
import { end, endOthers } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('ownAccount'))('title') }
}

/** An officer's own account: the second factor, the sign of their key, and where they are signed in. */
export default async function OwnAccountPage() {
  const officer = await requireSomeOfficer()
  const [{ on, codesLeft }, sessions, here, t, password, locale] = await Promise.all([
    secondFactorOf(officer),
    listSessions(officer),
    sessionHandle(),
    getT('ownAccount'),
    getT('ownPassword'),
    getLocale(),
  ])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <p className="wrap-anywhere">{officer.email}</p>
      <section aria-labelledby="kode-dua-langkah" className="flex flex-col gap-2 border-t border-line pt-5">
        <h2 id="kode-dua-langkah" className="text-xl">
          {t('factor.title')}
        </h2>
        <p>{on ? t('factor.on', { count: codesLeft }) : t('factor.off')}</p>
        <TextLink href="/petugas/kode" className="self-start">
          {t(on ? 'factor.change' : 'factor.setUp')}
        </TextLink>
      </section>
      <section aria-labelledby="ganti-sandi" className="flex flex-col gap-2 border-t border-line pt-5">
        <h2 id="ganti-sandi" className="text-xl">
          {password('heading')}
        </h2>
        <p>{password('what')}</p>
        <TextLink href="/petugas/saya/sandi" className="self-start">
          {password('title')}
        </TextLink>
      </section>
      {officer.recipient && (
        <section aria-labelledby="sidik" className="flex flex-col gap-2 border-t border-line pt-5">
          <h2 id="sidik" className="text-xl">
            {t('key.title')}
          </h2>
          <p className="font-mono text-lg font-bold select-all">{fingerprint([officer.recipient])}</p>
          <p className="text-soft">{t('key.what')}</p>
          {can(officer.role, 'case:read') && (
            <TextLink href="/petugas/sidik" className="self-start">
              {t('key.all')}
            </TextLink>
          )}
        </section>
      )}
      <section aria-labelledby="sesi" className="flex flex-col gap-3 border-t border-line pt-5">
        <h2 id="sesi" className="text-xl">
          {t('sessions.title')}
        </h2>
        <p className="text-soft">{t('sessions.what')}</p>
        <Messages namespaces={['deskForm', 'errors']}>
          <ul className="divide-y divide-line rounded-md border border-line bg-surface">
            {sessions.map(({ handle, device, createdAt, seenAt, expiresAt }) => {
              const name = device
                ? t('sessions.device', {
                    kind: t(`sessions.kinds.${device.kind}`),
                    browser: t(`sessions.browsers.${device.browser}`),
                  })
                : t('sessions.unknown')
              return (
                <li key={handle} className="flex flex-col gap-1 px-4 py-3">
                  <h3 className="text-lg">
                    {name}
                    {handle === here && <span className="font-normal text-soft"> – {t('sessions.here')}</span>}
                  </h3>
                  <p className="text-soft">
                    {t('sessions.times', {
                      since: formatMoment(createdAt, locale),
                      seen: formatMoment(seenAt, locale),
                      until: formatMoment(expiresAt, locale),
                    })}
                  </p>
                  {handle !== here && (
                    <DeskForm
                      id={`akhiri-${handle}`}
                      action={end}
                      hidden={{ handle }}
                      submit={t('sessions.end')}
                      of={`${name}, ${formatMoment(createdAt, locale)}`}
                      variant="secondary"
                    />
                  )}
                </li>
              )
            })}
          </ul>
          {sessions.length > 1 && (
            <DeskForm id="akhiri-lain" action={endOthers} submit={t('sessions.endOthers')} variant="danger" />
          )}
        </Messages>
      </section>
    </Page>
  )
}
