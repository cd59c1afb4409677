import { useTranslations } from 'use-intl'
import { PushSwitch } from '@/components/push/push-switch'
import { type PushSource, usePush } from '@/components/push/use-push'
import { Bullets } from '@/components/section'

const SAID = ['screen', 'phone', 'service', 'server', 'late'] as const

/** To hear of news on this phone: what that gives away is said before anything is asked. Not there where a browser cannot. */
export function ReplyAlert(source: PushSource) {
  const t = useTranslations('track.alert')
  const push = usePush(source)
  if (push.standing === 'asking' || push.standing === 'unsupported') return null
  return (
    <details className="rounded-md border border-line px-4 print:hidden">
      <summary className="min-h-11 py-2.5 font-semibold">{t('title')}</summary>
      <div className="flex flex-col items-start gap-4 pb-4">
        <Bullets items={SAID.map((one) => t(`said.${one}`))} />
        <PushSwitch push={push} follow={t('follow')} stop={t('stop')} />
      </div>
    </details>
  )
}
