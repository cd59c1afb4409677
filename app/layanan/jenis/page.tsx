import type { Metadata } from 'next'
import { Page } from '@/components/page'
import { TextLink } from '@/components/text-link'
import { listBoards } from '@/lib/data/public-boards'
import { getT } from '@/lib/locale'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('kind'))('all') }
}

/** Every service of the city by its category, each with a page of its own. */
export default async function KindsPage() {
  const [{ services }, t] = await Promise.all([listBoards(new Date()), getT('kind')])
  const categories = [...new Set(services.map(({ category }) => category))]
  return (
    <Page title={t('all')} lead={t('allLead')} back={{ href: '/layanan', label: t('back') }}>
      {categories.map((category) => (
        <section key={category} aria-label={category}>
          <h2 className="text-xl">{category}</h2>
          <ul>
            {services
              .filter((service) => service.category === category)
              .map(({ id, name }) => (
                <li key={id}>
                  <TextLink href={`/layanan/jenis/${id}`}>{name}</TextLink>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
