import type { Metadata } from 'next'
import { signOf } from '@/app/lapor/sign'
import { Page } from '@/components/page'
import { PrintButton } from '@/components/print-button'
import { recipients } from '@/lib/data/public-recipients'
import { getT } from '@/lib/locale'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { requireOfficer } from '@/lib/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('signs'))('title') }
}

/** The signs of the keys that new reports are sealed to, to be compared with the report form and printed on posters. */
export default async function SignsPage() {
  await requireOfficer('case:read')
  const [current, t, desk] = await Promise.all([recipients(), getT('signs'), getT('desk')])
  const { leads, recoveryRecipient } = current
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '/petugas/saya', label: desk('own') }}>
      <section aria-labelledby="bersama" className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4">
        <h2 id="bersama" className="text-xl">
          {t('all')}
        </h2>
        <p className="font-mono text-2xl font-bold break-all select-all">{signOf(current)}</p>
        <p className="text-soft">{t('allWhat')}</p>
      </section>
      <section aria-labelledby="masing-masing" className="flex flex-col gap-2">
        <h2 id="masing-masing" className="text-xl">
          {t('each')}
        </h2>
        <p className="text-soft">{t('eachWhat')}</p>
        <ul className="divide-y divide-line rounded-md border border-line bg-surface">
          {leads.map(({ id, name, title, recipient }) => (
            <Sign key={id} name={name} about={title} recipient={recipient} />
          ))}
          {recoveryRecipient && <Sign name={t('recovery')} about={t('recoveryWhat')} recipient={recoveryRecipient} />}
        </ul>
      </section>
      <PrintButton label={t('print')} />
    </Page>
  )
}

function Sign({ name, about, recipient }: { name: string; about: string; recipient: string }) {
  return (
    <li className="px-4 py-3">
      <p className="font-semibold">{name}</p>
      <p className="text-soft">{about}</p>
      <p className="font-mono font-bold select-all">{fingerprint([recipient])}</p>
    </li>
  )
}
