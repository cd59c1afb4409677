'use client'
import { lazy } from 'react'
import type { PlainTrackerProps } from './plain-tracker'
import { Tracker } from './tracker'

// The server renders it; a browser that runs scripts does not even load it.
const PlainTracker = lazy(async () => ({ default: (await import('./plain-tracker')).PlainTracker }))

/** The two ways to come back, as at /lapor: the form that is posted exists only where no script runs. */
export function TrackDoor({ action, today, serverKey }: PlainTrackerProps & { serverKey: string }) {
  return (
    <div className="group/door">
      <noscript>
        <div data-plain>
          <PlainTracker action={action} today={today} />
        </div>
      </noscript>
      <div className="group-has-[[data-plain]]/door:hidden">
        <Tracker today={today} serverKey={serverKey} />
      </div>
    </div>
  )
}
