import type { Metadata } from 'next'
import { ExitButton } from '@/components/exit-button'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { dayOf } from '@/lib/domain/calendar'
import { getT } from '@/lib/locale'
import { trackPlain } from './actions'
import { PlainTracker } from './plain-tracker'
import { Tracker } from './tracker'

/** Neutral: a title stays in histories and shows in a task list. */
export const metadata: Metadata = { title: { absolute: 'JARI' } }

/** A reporter comes back. As at /lapor, the form that is posted exists only where no script runs. */
export default async function TrackPage() {
  const [t, common] = await Promise.all([getT('track'), getT('common')])
  const today = dayOf(new Date())
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      aside={<ExitButton label={common('exit.label')} hint={common('exit.hint')} />}
    >
      <Messages namespaces={['track', 'errors', 'report.details', 'report.place', 'report.readers', ...STATES]}>
        <div className="group/door">
          <noscript>
            <div data-plain>
              <PlainTracker action={trackPlain} today={today} />
            </div>
          </noscript>
          <div className="group-has-[[data-plain]]/door:hidden">
            <Tracker today={today} />
          </div>
        </div>
      </Messages>
    </Page>
  )
}

const STATES = ['states.reporter', 'states.reporterState', 'states.outcome', 'states.decline', 'states.agency'] as const
