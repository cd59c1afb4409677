import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { formatDay } from '@/components/format'
import { Notice } from '@/components/notice'
import { TextLink } from '@/components/text-link'
import { Working } from '@/components/working'
import type { WaitingReport } from '@/lib/domain/waiting'
import { outbox, OUTBOX, sendWaiting } from './outbox'

const bold = (words: ReactNode) => <b>{words}</b>
const TONE = { waiting: 'warning', sent: 'success', refused: 'danger' } as const

/** The sealed reports that wait here: sent as soon as there is a signal, and told of until the reporter has read it. */
export function WaitingReports() {
  const t = useTranslations('waiting')
  const [reports, setReports] = useState<readonly WaitingReport[]>([])
  const [sending, setSending] = useState(true)

  const send = useCallback(async () => {
    setSending(true)
    setReports(await sendWaiting().catch(() => outbox.all()))
    setSending(false)
  }, [])
  useEffect(() => {
    const channel = new BroadcastChannel(OUTBOX)
    channel.onmessage = () => void outbox.all().then(setReports)
    const first = outbox.all().then(setReports).then(send)
    const again = () => void send()
    window.addEventListener('online', again)
    return () => {
      channel.close()
      window.removeEventListener('online', again)
      void first.catch(() => undefined)
    }
  }, [send])

  async function remove(id: string) {
    await outbox.remove(id)
    setReports(await outbox.all())
  }

  if (reports.length === 0) return null
  return (
    <section aria-label={t('label')} className="flex flex-col gap-3">
      {reports.map((report) => (
        <Notice key={report.id} tone={TONE[report.state]} title={t(`${report.state}.title`)} live>
          <Story report={report} />
          <div className="mt-2 flex flex-wrap items-center gap-3">
            {report.state === 'waiting' &&
              (sending ? <Working label={t('sending')} /> : <Button onClick={() => void send()}>{t('send')}</Button>)}
            {report.state !== 'waiting' && <Button onClick={() => void remove(report.id)}>{t('read')}</Button>}
            {report.state === 'refused' && <TextLink href="/lapor">{t('anew')}</TextLink>}
            {report.state === 'waiting' && <Discard discard={() => remove(report.id)} />}
          </div>
        </Notice>
      ))}
    </section>
  )
}

function Story({ report: { state, on, reference, verifyBy, withoutFiles } }: { report: WaitingReport }) {
  const t = useTranslations('waiting')
  const locale = useLocale()
  if (state !== 'sent') return <p>{t(`${state}.body`, { day: formatDay(on, locale) })}</p>
  return (
    <>
      <p>
        {t.rich('sent.body', {
          b: bold,
          reference: reference ?? '',
          date: verifyBy ? formatDay(verifyBy, locale) : '',
        })}
      </p>
      {withoutFiles && <p>{t('sent.withoutFiles')}</p>}
    </>
  )
}

/** Nobody has the report but this phone: thrown away only after a second press. */
function Discard({ discard }: { discard: () => Promise<void> }) {
  const t = useTranslations('waiting')
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <Button variant="secondary" onClick={() => setAsked(true)}>
        {t('discard')}
      </Button>
    )
  return (
    <div role="group" aria-label={t('discard')} className="flex w-full flex-wrap items-center gap-3">
      <p className="w-full font-semibold">{t('discardSure')}</p>
      <Button variant="secondary" onClick={() => void discard()}>
        {t('discardYes')}
      </Button>
      <Button variant="quiet" onClick={() => setAsked(false)}>
        {t('discardNo')}
      </Button>
    </div>
  )
}
