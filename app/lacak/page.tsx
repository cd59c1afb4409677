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

/** A reporter comes back with the receipt. `?cara=polos` asks for the forms that are posted: an old browser runs no others. */
export default async function TrackPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const [{ cara }, t, common] = await Promise.all([searchParams, getT('track'), getT('common')])
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
          'report.experience',
          'report.complaint',
          'report.paid',
          'report.source',
          'report.readers',
          'waiting',
          'push',
          'erase',
          ...STATES,
        ]}
      >
        <WaitingDoor />
        <TrackDoor plain={cara === 'polos'} action={trackPlain} today={today} serverKey={vapid().publicKey} />
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
