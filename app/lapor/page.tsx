import { randomBytes } from 'node:crypto'
import type { Metadata } from 'next'
import { ExitButton } from '@/components/exit-button'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ReportDoor } from '@/components/report/door'
import { unitNamed } from '@/lib/data/public-boards'
import { places } from '@/lib/data/public-places'
import { recipients } from '@/lib/data/public-recipients'
import { dayOf } from '@/lib/domain/calendar'
import { WaitingDoor } from '@/components/waiting/waiting-door'
import { getT } from '@/lib/locale'
import { submitPlain } from './actions'
import { signOf } from './sign'

/** Neutral: a title stays in histories and shows in a task list. */
export const metadata: Metadata = { title: { absolute: 'JARI' } }

/** What can be wrong with a report (lib/domain/report.ts, lib/data/intake.ts): most of "errors" is about officers' forms. */
const ERRORS = [
  ...['errors.summary', 'errors.kept', 'errors.failure', 'errors.REQUIRED', 'errors.INVALID', 'errors.TOO_LONG'],
  ...['errors.CHOICE', 'errors.DATE', 'errors.FUTURE', 'errors.AMOUNT', 'errors.UNKNOWN_UNIT', 'errors.NOT_OFFERED'],
  ...['errors.UNKNOWN_SERVICE', 'errors.ALL_EXCLUDED', 'errors.RECIPIENTS'],
] as const

/** A report begins here. `?unit=slug` chooses the office; `?cara=polos` asks for the form on one page. */
export default async function ReportPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const [{ unit: slug, cara }, readers, offered, t, common] = await Promise.all([
    searchParams,
    recipients(),
    places(),
    getT('report'),
    getT('common'),
  ])
  return (
    <Page title={t('title')} aside={<ExitButton label={common('exit.label')} hint={common('exit.hint')} />}>
      {readers.ready ? (
        <Messages namespaces={['report', 'evidence', ...ERRORS, 'waiting', 'draft']}>
          <WaitingDoor />
          <ReportDoor
            plain={cara === 'polos'}
            action={submitPlain}
            token={randomBytes(16).toString('base64url')}
            today={dayOf(new Date())}
            unitId={typeof slug === 'string' ? ((await unitNamed(slug))?.id ?? '') : ''}
            places={offered}
            leads={readers.leads}
            recoveryRecipient={readers.recoveryRecipient}
            sign={signOf(readers)}
          />
        </Messages>
      ) : (
        <Notice tone="warning" title={t('notReady.title')}>
          {t('notReady.body')}
        </Notice>
      )}
    </Page>
  )
}
