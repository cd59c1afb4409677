import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page } from '@/components/page'
import { Bullets, Section } from '@/components/section'
import { TextLink } from '@/components/text-link'
import { retentionPeriods } from '@/lib/data/retention'
import { getT } from '@/lib/locale'
import { securityContact } from '@/lib/site'

const NEVER = ['address', 'name', 'time', 'before', 'trackers'] as const
const CAN = ['you', 'leads', 'inspectors'] as const
const CANNOT = ['host', 'office', 'mayor'] as const
const LIMITS = ['script', 'server', 'network', 'content'] as const

const bold = { b: (words: ReactNode) => <strong>{words}</strong> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('privacy')
  return { title: t('title') }
}

/** What is stored, what never is, who can read it, and where the promise ends (UU 27/2022). */
export default async function PrivacyPage() {
  const contact = securityContact()
  const [t, periods] = await Promise.all([getT('privacy'), retentionPeriods()])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('never.title')}>
        <Bullets items={NEVER.map((item) => t(`never.items.${item}`))} />
      </Section>
      <Section title={t('sealed.title')}>
        <p>{t('sealed.text')}</p>
      </Section>
      <Section title={t('open.title')}>
        <p>{t('open.text')}</p>
      </Section>
      <Section title={t('readers.title')}>
        <Bullets items={CAN.map((item) => t(`readers.can.${item}`))} />
        <p>{t('readers.recovery')}</p>
        <h3 className="mt-2 text-lg">{t('readers.cannotTitle')}</h3>
        <Bullets items={CANNOT.map((item) => t(`readers.cannot.${item}`))} />
      </Section>
      <Section title={t('limits.title')}>
        <Bullets items={LIMITS.map((item) => t.rich(`limits.items.${item}`, bold))} />
        <TextLink href="/aman" className="self-start">
          {t('limits.more')}
        </TextLink>
      </Section>
      <Section title={t('cookies.title')}>
        <p>{t('cookies.text')}</p>
      </Section>
      <Section title={t('keep.title')}>
        <p>{t('keep.text', { complaint: periods.COMPLAINT, spg: periods.SPG, insider: periods.INSIDER })}</p>
        <p>{t('keep.backups')}</p>
      </Section>
      <Section title={t('rights.title')}>
        <p>{t('rights.text')}</p>
        <p className="flex flex-wrap gap-x-6">
          <TextLink href="/lacak">{t('rights.track')}</TextLink>
          <TextLink href="https://inspektorat.kendarikota.go.id/" rel="noreferrer external">
            {t('rights.office')}
          </TextLink>
        </p>
      </Section>
      {contact && (
        <Section title={t('holes.title')}>
          <p>{t('holes.text')}</p>
          <TextLink href={contact} rel="noreferrer external" className="self-start">
            {contact.replace(/^mailto:/, '')}
          </TextLink>
        </Section>
      )}
    </Page>
  )
}
