'use client'
import { lazy } from 'react'
import type { PlainTrackerProps } from './plain-tracker'
import { Tracker } from './tracker'

// The server renders it; a browser that runs scripts does not even load it.
const PlainTracker = lazy(async () => ({ default: (await import('./plain-tracker')).PlainTracker }))

/** The two ways to come back, as at /lapor. `plain`: the reporter has asked for the form that is posted. */
export function TrackDoor({
  plain,
  action,
  today,
  serverKey,
}: PlainTrackerProps & { plain: boolean; serverKey: string }) {
  if (plain) return <PlainTracker action={action} today={today} />
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
