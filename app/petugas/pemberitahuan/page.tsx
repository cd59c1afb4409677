import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatMoment } from '@/components/format'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Bullets, Section } from '@/components/section'
import { mailConfigured, readChoice } from '@/lib/data/notices'
import { ownBrowsers } from '@/lib/data/officer-push'
import { getLocale, getT } from '@/lib/locale'
import { vapid } from '@/lib/push/vapid'
import { requireSomeOfficer } from '@/lib/session'
import { DeskForm } from '../desk-form'
import { choose, drop } from './actions'
import { OfficerPush } from './push'

const SAID = ['what', 'screen', 'ends'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('notices'))('title') }
}

/** What an officer is told of, by e-mail and in which browsers. Of what a report says nothing ever speaks. */
export default async function NoticesPage() {
  const officer = await requireSomeOfficer()
  const [choice, browsers, t, device, locale] = await Promise.all([
    ...([
      readChoice(officer),
      ownBrowsers(officer),
      getT('notices'),
      getT('ownAccount.sessions'),
      getLocale(),
    ] as const),
  ])
  if (choice.length === 0) notFound()
  const options = choice.map(({ kind, on }) => ({ value: kind, label: t(`kinds.${kind}`), on }))
  return (
    <Page title={t('title')} lead={t('lead', { email: officer.email })}>
      {!mailConfigured() && <Notice tone="info">{t('off')}</Notice>}
      <Messages namespaces={['deskForm', 'errors', 'push', 'notices.push']}>
        <DeskForm
          id="pemberitahuan"
          action={choose}
          fields={[{ kind: 'checks', name: 'kinds', label: t('which'), groups: [{ label: t('which'), options }] }]}
          submit={t('save')}
        />
        <Section title={t('push.title')}>
          <Bullets items={SAID.map((one) => t(`push.${one}`))} />
          <noscript>
            <Notice>{t('push.noScript')}</Notice>
          </noscript>
          <OfficerPush key={browsers.map(({ id }) => id).join()} serverKey={vapid().publicKey} />
          {browsers.length > 0 && (
            <>
              <h3 className="text-lg">{t('push.where')}</h3>
              <ul className="divide-y divide-line rounded-md border border-line bg-surface">
                {browsers.map(({ id, device: of, since }) => {
                  const name = of
                    ? device('device', { kind: device(`kinds.${of.kind}`), browser: device(`browsers.${of.browser}`) })
                    : device('unknown')
                  const begun = formatMoment(since, locale)
                  return (
                    <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
                      <p>
                        <b>{name}</b> <span className="text-soft">{t('push.since', { since: begun })}</span>
                      </p>
                      <DeskForm
                        id={`henti-${id}`}
                        action={drop}
                        hidden={{ id }}
                        submit={t('push.drop')}
                        of={`${name}, ${begun}`}
                        variant="secondary"
                      />
                    </li>
                  )
                })}
              </ul>
            </>
          )}
        </Section>
      </Messages>
    </Page>
  )
}
