'use client'
import { lazy } from 'react'
import type { PlainReportProps } from './plain-report'
import { Start, type StartProps } from './start'

// The server renders it; a browser that runs scripts does not even load it.
const PlainReport = lazy(async () => ({ default: (await import('./plain-report')).PlainReport }))

/**
 * The two ways to report. The one-page form stands in <noscript>: a browser that runs scripts never has it, so that
 * nothing can post what was written before this code is there to seal it. Where it does exist, the steps, which could not
 * work, are hidden (:has sees the form only then). `plain`: the reporter has asked for the one-page form.
 */
export function ReportDoor({ plain, action, token, ...props }: { plain: boolean } & PlainReportProps & StartProps) {
  const { places, leads, today, sign, unitId } = props
  const form = <PlainReport {...{ action, token, places, leads, today, sign, unitId }} />
  if (plain) return form
  return (
    <div className="group/door">
      <noscript>
        <div data-plain>{form}</div>
      </noscript>
      <div className="group-has-[[data-plain]]/door:hidden">
        <Start {...props} />
      </div>
    </div>
  )
}
