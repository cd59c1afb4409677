import { notFound } from 'next/navigation'
import { DeskForm } from '@/app/petugas/desk-form'
import { formatDay } from '@/components/format'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { readService } from '@/lib/data/service-admin'
import { stockItemNames } from '@/lib/data/stock-admin'
import { getLocale, getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { saveService } from '../actions'
import { serviceFields } from '../fields'
import { titled } from '../../titled'

export const generateMetadata = titled((t) => t('service.title'))

/** What is said of one service, and whose word it is. */
export default async function ServicePage({ params }: { params: Promise<{ service: string }> }) {
  const officer = await requireOfficer('unit:admin')
  const read = await readService(officer, (await params).service)
  if (!read.ok) notFound()
  const service = read.value
  const { id, version, confirmation } = service
  const [t, locale, fields] = [
    await getT('admin.service'),
    await getLocale(),
    await serviceFields(service, await stockItemNames(officer)),
  ]
  return (
    <Page title={service.name} back={{ href: '/petugas/kelola/layanan', label: t('title') }}>
      {confirmation ? (
        <Notice tone="success">
          {t('confirmedText', { day: formatDay(confirmation.on, locale), by: confirmation.by ?? '–' })}
        </Notice>
      ) : (
        <Notice tone="warning" title={t('waiting')}>
          {t('waitingText')}
        </Notice>
      )}
      <Messages namespaces={['deskForm', 'errors']}>
        <DeskForm id="layanan" action={saveService} hidden={{ id, version }} fields={fields} submit={t('save')} />
      </Messages>
    </Page>
  )
}
