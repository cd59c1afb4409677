import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { mailConfigured, readChoice } from '@/lib/data/notices'
import { getT } from '@/lib/locale'
import { requireSomeOfficer } from '@/lib/session'
import { DeskForm } from '../desk-form'
import { choose } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('notices'))('title') }
}

/** Which e-mails an officer wants. Of what a report says none ever speaks. */
export default async function NoticesPage() {
  const officer = await requireSomeOfficer()
  const [choice, t] = await Promise.all([readChoice(officer), getT('notices')])
  if (choice.length === 0) notFound()
  const options = choice.map(({ kind, on }) => ({ value: kind, label: t(`kinds.${kind}`), on }))
  return (
    <Page title={t('title')} lead={t('lead', { email: officer.email })}>
      {!mailConfigured() && <Notice tone="info">{t('off')}</Notice>}
      <Messages namespaces={['deskForm', 'errors']}>
        <DeskForm
          id="pemberitahuan"
          action={choose}
          fields={[{ kind: 'checks', name: 'kinds', label: t('which'), groups: [{ label: t('which'), options }] }]}
          submit={t('save')}
        />
      </Messages>
    </Page>
  )
}
