import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Check } from '@/components/icons'
import { Notice } from '@/components/notice'
import type { usePush } from './use-push'

/** One press to be told, one to stop. Draws nothing where the browser cannot. */
export function PushSwitch({ push, follow, stop }: { push: ReturnType<typeof usePush>; follow: string; stop: string }) {
  const t = useTranslations('push')
  const { standing, following, busy, trouble } = push
  if (standing === 'refused') return <Notice title={t('refused.title')}>{t('refused.text')}</Notice>
  if (standing !== 'ready') return null
  return (
    <div className="flex flex-col items-start gap-3">
      <div role="status">
        {following && (
          <p className="flex items-center gap-1.5 font-semibold text-open">
            <Check /> {t('following')}
          </p>
        )}
      </div>
      {trouble && (
        <Notice tone="danger" live>
          {t(`trouble.${trouble}`)}
        </Notice>
      )}
      <Button
        variant={following ? 'secondary' : 'primary'}
        aria-disabled={busy || undefined}
        onClick={() => void (following ? push.stop() : push.follow())}
      >
        {busy ? t('pending') : following ? stop : follow}
      </Button>
    </div>
  )
}
