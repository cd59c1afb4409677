import { useTranslations } from 'use-intl'
import { CopyButton } from '@/components/copy-button'
import { Notice } from '@/components/notice'
import { Aside } from './aside'
import { ReceiptCode } from './receipt'

/**
 * A sealed report that could not be sent and waits on this phone: that it was not sent, why, and the code that it will have.
 * `busyFor`: there is a signal, and the server is asked again in so many minutes.
 */
export function Unsent({ code, aside, busyFor }: { code: string; aside: number; busyFor: number | null }) {
  const [t, receipt] = [useTranslations('report.unsent'), useTranslations('report.receipt')]
  return (
    <>
      <Notice tone="danger" title={t('title')} live>
        <p>{busyFor === null ? t('body') : t('busy', { minutes: busyFor })}</p>
      </Notice>
      <Aside count={aside} />
      <section
        aria-labelledby="kode-judul"
        className="flex flex-col gap-3 rounded-md border-2 border-limited bg-surface p-4"
      >
        <h3 id="kode-judul" className="text-lg">
          {receipt('code')}
        </h3>
        <ReceiptCode code={code} />
        <p>
          <strong>{receipt('warning')}</strong> {t('code')}
        </p>
        <div>
          <CopyButton
            text={code}
            labels={{ copy: receipt('copy'), copied: receipt('copied'), failed: receipt('copyFailed') }}
          />
        </div>
      </section>
    </>
  )
}
