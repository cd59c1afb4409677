import type { Metadata } from 'next'
import { ExitButton } from '@/components/exit-button'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { WaitingDoor } from '@/components/waiting/waiting-door'
import { dayOf } from '@/lib/domain/calendar'
import { getT } from '@/lib/locale'
import { vapid } from '@/lib/push/vapid'
import { trackPlain } from './actions'
import { TrackDoor } from './door'

/** Neutral: a title stays in histories and shows in a task list. */
export const metadata: Metadata = { title: { absolute: 'JARI' } }

/** A reporter comes back with the receipt. */
export default async function TrackPage() {
  const [t, common] = await Promise.all([getT('track'), getT('common')])
  const today = dayOf(new Date())
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      aside={<ExitButton label={common('exit.label')} hint={common('exit.hint')} />}
    >
      <Messages
        namespaces={[
          'track',
          'evidence',
          'errors',
          'report.details',
          'report.place',
          'report.readers',
          'waiting',
          'push',
          ...STATES,
        ]}
      >
        <WaitingDoor />
        <TrackDoor action={trackPlain} today={today} serverKey={vapid().publicKey} />
      </Messages>
    </Page>
  )
}

const STATES = [
  'states.reporter',
  'states.reporterState',
  'states.reporterNext',
  'states.outcome',
  'states.decline',
] as const
