import { useTranslations } from 'use-intl'
import { Notice } from '@/components/notice'

/** How many files lie on this phone and still have to be sent, and how; nothing where there is none. */
export function Aside({ count }: { count: number }) {
  const t = useTranslations('evidence.aside')
  if (count === 0) return null
  return (
    <Notice tone="warning" title={t('title', { count })}>
      {t('how')}
    </Notice>
  )
}
