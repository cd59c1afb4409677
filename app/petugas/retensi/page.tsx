import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { formatDay } from '@/components/format'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { TextLink } from '@/components/text-link'
import { readRetention } from '@/lib/data/retention'
import { CHANNELS } from '@/lib/domain/case-states'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { DeskForm } from '../desk-form'
import { keep } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('retention'))('title') }
}

/** How long cases are kept once they have ended. */
export default async function RetentionPage() {
  const officer = await requireOfficer('case:decide')
  const [read, t, states, locale] = await Promise.all([
    readRetention(officer),
    getT('retention'),
    getT('states.channel'),
    getLocale(),
  ])
  if (!read.ok) notFound()
  const { periods, erased, held, asked } = read.value
  return (
    <Page title={t('title')} lead={t('lead')}>
      <p>{t('law')}</p>
      <Messages namespaces={['deskForm', 'errors']}>
        <DeskForm
          id="retensi"
          action={keep}
          fields={CHANNELS.map((channel) => ({
            ...{ kind: 'number', name: channel, value: String(periods[channel]) },
            ...{ label: t('months', { channel: states(channel) }), hint: t('hint') },
          }))}
          submit={t('save')}
        />
      </Messages>
      <p>{t('erased', { count: erased })}</p>
      <p>{t('held', { count: held })}</p>
      <Section title={t('requests')}>
        {asked.length === 0 && <p className="text-soft">{t('noRequests')}</p>}
        <ul className="flex flex-col gap-2">
          {asked.map(({ id, reference, on }) => (
            <li key={id}>
              <TextLink href={`/petugas/kasus/${id}`}>{reference}</TextLink> · {formatDay(on, locale)}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
