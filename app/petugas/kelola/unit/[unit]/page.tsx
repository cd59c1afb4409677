import { notFound } from 'next/navigation'
import { DeskForm } from '@/app/petugas/desk-form'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { listDistricts, readUnit } from '@/lib/data/unit-admin'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import { saveUnit, switchUnit } from '../actions'
import { unitFields } from '../fields'
import { titled } from '../../titled'

export const generateMetadata = titled((t) => t('unit.title'))

/** What is said of one unit, and the way to its hours, services, closures and ledgers. */
export default async function UnitPage({ params }: { params: Promise<{ unit: string }> }) {
  const officer = await requireOfficer('unit:admin')
  const read = await readUnit(officer, (await params).unit)
  if (!read.ok) notFound()
  const unit = read.value
  const { id, version, active } = unit
  const [t, fields] = [await getT('admin.unit'), await unitFields(unit, await listDistricts(officer))]
  const here = `/petugas/kelola/unit/${id}`
  return (
    <Page title={unit.name} lead={unit.fullName} back={{ href: '/petugas/kelola/unit', label: t('title') }}>
      {!active && <Notice tone="warning">{t('offText')}</Notice>}
      <nav aria-label={t('parts')} className="flex flex-wrap gap-x-6">
        <TextLink href={`${here}/jam`}>{t('hours')}</TextLink>
        <TextLink href={`${here}/layanan`}>{t('offerings')}</TextLink>
        <TextLink href={`${here}/libur`}>{t('closures')}</TextLink>
        <TextLink href={`${here}/stok`}>{t('stock')}</TextLink>
        {active && <TextLink href={`/layanan/${unit.slug}`}>{t('board')}</TextLink>}
      </nav>
      <Messages namespaces={['deskForm', 'errors']}>
        <DeskForm id="unit" action={saveUnit} hidden={{ id, version }} fields={fields} submit={t('save')} />
        <section aria-labelledby="nyala" className="flex flex-col gap-2 border-t border-line pt-5">
          <h2 id="nyala" className="text-xl">
            {t('switch')}
          </h2>
          <DeskForm
            id="nyala"
            action={switchUnit}
            hidden={{ id, version, to: active ? 'off' : 'on' }}
            submit={t(active ? 'switchOff' : 'switchOn')}
            variant={active ? 'danger' : 'secondary'}
            ask={active ? { summary: t('askOff'), text: t('offConsequence') } : undefined}
          />
        </section>
      </Messages>
    </Page>
  )
}
