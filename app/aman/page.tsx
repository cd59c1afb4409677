import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/button'
import { Eraser } from '@/components/erase/eraser'
import { ExitButton } from '@/components/exit-button'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { Bullets, Section } from '@/components/section'
import { getT } from '@/lib/locale'

const bold = { b: (words: ReactNode) => <strong>{words}</strong> }

// The title stays neutral: whoever looks at a task list or a history is not to learn what was read here.
export const metadata: Metadata = { title: { absolute: 'JARI' } }

/** How to report so that nobody learns of it: before, during, after. */
export default async function SafetyPage() {
  const [t, common] = await Promise.all([getT('safety'), getT('common')])
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      aside={<ExitButton label={common('exit.label')} hint={common('exit.hint')} />}
    >
      <Section title={t('device.title')}>
        <Bullets items={[t('device.items.own'), t('device.items.place')]} />
      </Section>
      <Section title={t('window.title')}>
        <Bullets items={[t.rich('window.items.how', bold), t('window.items.then')]} />
      </Section>
      <Section title={t('tor.title')}>
        <Bullets items={[t('tor.items.what'), t('tor.items.works')]} />
      </Section>
      <Section title={t('story.title')}>
        <Bullets items={[t('story.items.detail'), t('story.items.name'), t('story.items.reader')]} />
      </Section>
      <Section title={t('code.title')}>
        <Bullets items={[t('code.items.only'), t('code.items.paper'), t('code.items.never')]} />
      </Section>
      <Section title={t('traces.title')}>
        <Bullets items={[t.rich('traces.items.history', bold), t('traces.items.draft')]} />
      </Section>
      <div id="jejak">
        <Section title={t('erase.title')}>
          <p>{t('erase.text')}</p>
          <Messages namespaces={['erase']}>
            <Eraser />
          </Messages>
        </Section>
      </div>
      <Section title={t('exit.title')}>
        <Bullets items={[t('exit.items.what'), t('exit.items.not')]} />
      </Section>
      <Section title={t('law.title')}>
        <p>{t('law.text')}</p>
      </Section>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/lapor">{t('start')}</ButtonLink>
        <ButtonLink href="/privasi" variant="secondary">
          {t('privacy')}
        </ButtonLink>
      </div>
    </Page>
  )
}
