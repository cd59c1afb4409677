import type { Metadata } from 'next'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { secondFactorOf } from '@/lib/data/second-factor'
import { getT } from '@/lib/locale'
import { requireSomeOfficer } from '@/lib/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('ownAccount'))('title') }
}

/** An officer's own account. */
export default async function OwnAccountPage() {
  const officer = await requireSomeOfficer()
  const [{ on, codesLeft }, t] = await Promise.all([secondFactorOf(officer), getT('ownAccount')])
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
    </Page>
  )
}
