import { useTranslations } from 'use-intl'

/** The sign of the recipients' keys, for whoever wants to compare it with a printed poster (SECURITY.md). */
export function Fingerprint({ sign }: { sign: string }) {
  const t = useTranslations('report')
  return (
    <details className="text-sm text-soft">
      <summary className="min-h-11 py-2.5">
        <span>
          {t('fingerprint')} <span className="font-mono whitespace-nowrap">{sign}</span>
        </span>
      </summary>
      <p>{t('fingerprintHint')}</p>
    </details>
  )
}
