import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/button'
import { formatDay } from '@/components/format'
import { PrintButton } from '@/components/print-button'
import { Receipt } from '@/components/report/receipt'
import { useLeaveWarning } from '@/components/report/use-leave-warning'
import { TickBox } from '@/components/tick-box'
import type { Filed } from './use-walk-in'

/**
 * What the person takes home: the code is shown here once and kept nowhere. It can be printed and not copied, so that it
 * stays on no clipboard and in no folder of an officer's. `track`: where they come back, written out for paper.
 */
export function Slip({ filed: { came, ...facts }, track }: { filed: Filed; track: string }) {
  const t = useTranslations('walkIn')
  const ways = useTranslations('states.walkIn')
  const locale = useLocale()
  const [handed, setHanded] = useState(false)
  useLeaveWarning(!handed)
  return (
    <Receipt
      facts={facts}
      tools={
        <>
          <p>{t('slip.track', { address: track })}</p>
          <div data-noprint className="flex flex-col gap-2">
            <PrintButton label={t('slip.print')} />
            <p className="text-sm text-soft">{t('slip.hint')}</p>
          </div>
        </>
      }
      onward={
        <>
          <p>{t('slip.came', { via: ways(came.via), day: formatDay(came.receivedOn, locale) })}</p>
          <div data-noprint className="flex flex-col gap-3">
            <TickBox
              strong
              label={t('slip.handed')}
              checked={handed}
              onChange={({ target }) => setHanded(target.checked)}
            />
            {handed && (
              <ButtonLink href="/petugas/kasus" className="self-start">
                {t('slip.done')}
              </ButtonLink>
            )}
          </div>
        </>
      }
    />
  )
}
