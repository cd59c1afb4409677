'use client'
import { PlainReport, type PlainReportProps } from './plain-report'
import { Wizard, type WizardProps } from './wizard'

/**
 * The two ways to report. The one-page form stands in <noscript>: a browser that runs scripts never has it, so that
 * nothing can post what was written before this code is there to seal it. Where it does exist, the steps, which could not
 * work, are hidden (:has sees the form only then). `plain`: the reporter has asked for the one-page form.
 */
export function ReportDoor({ plain, ...props }: { plain: boolean } & PlainReportProps & WizardProps) {
  const { action, token, recoveryRecipient, ...shared } = props
  const form = <PlainReport action={action} token={token} {...shared} />
  if (plain) return form
  return (
    <div className="group/door">
      <noscript>
        <div data-plain>{form}</div>
      </noscript>
      <div className="group-has-[[data-plain]]/door:hidden">
        <Wizard recoveryRecipient={recoveryRecipient} {...shared} />
      </div>
    </div>
  )
}
