import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Messages } from '@/components/messages'
import { GUTTER } from '@/components/page'
import { unitNameOf } from '@/lib/data/officers'
import { TextLink } from '@/components/text-link'
import { desksOf } from '@/lib/domain/desks'
import { noticesOf } from '@/lib/domain/notices'
import { getT } from '@/lib/locale'
import { currentOfficer, requireSignedInOfficer } from '@/lib/session'
import { DeskNav } from './desk-nav'
import { KeyWatch } from './key-watch'
import { SignOut } from './sign-out'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('desk'))('title'), robots: { index: false } }
}

/**
 * Whose desk this is, the other desks (none before a second factor that is owed), the way out. It lets nobody in: each page
 * asks for its own permission, since a layout is not rendered again when one goes from page to page.
 */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const officer = await requireSignedInOfficer()
  const [t, unit, atWork] = await Promise.all([getT('desk'), unitNameOf(officer), currentOfficer()])
  const desks = atWork ? desksOf(officer.role).map(({ id, path }) => ({ path, label: t(`desks.${id}`) })) : []
  return (
    <div data-desk className="flex flex-1 flex-col">
      <KeyWatch />
      <div data-noprint className="border-b border-line bg-surface">
        <div className={`${GUTTER} flex max-w-6xl flex-wrap-reverse items-center gap-x-6 py-1`}>
          <DeskNav label={t('nav')} desks={desks} />
          <section
            aria-label={t('you')}
            className="flex min-w-0 flex-auto items-center justify-between gap-4 sm:justify-end"
          >
            <p className="min-w-0 py-1 text-sm sm:text-right">
              <strong className="block">{officer.name}</strong>
              <span className="text-soft">
                {[t(`roles.${officer.role}`), officer.title, unit].filter(Boolean).join(' · ')}
              </span>
              {atWork && (
                <span className="flex flex-wrap gap-x-4 sm:justify-end">
                  <TextLink href="/petugas/saya">{t('own')}</TextLink>
                  {noticesOf(officer.role).length > 0 && (
                    <TextLink href="/petugas/pemberitahuan">{t('notices')}</TextLink>
                  )}
                </span>
              )}
            </p>
            <Messages namespaces={['desk.signOut']}>
              <SignOut />
            </Messages>
          </section>
        </div>
      </div>
      {children}
    </div>
  )
}
