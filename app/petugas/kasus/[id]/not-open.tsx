'use client'
import { useTranslations } from 'use-intl/react'
import { Button, ButtonLink } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Working } from '@/components/working'
import { ReturnKey } from './return-key'
import type { Opening } from './use-case'

type Props = {
  title: string
  subtitle: string
  back: { href: string; label: string }
  opening: Exclude<Opening, { status: 'open' }>
  retry: () => void
  /** the case of a lead, who can hand back a key that does not open it */
  returns?: string | null
}

/** A case that is being opened in this browser, or can't be: why, and what to do. */
export function NotOpen({ title, subtitle, back, opening, retry, returns }: Props) {
  const t = useTranslations('case')
  return (
    <Page title={title} lead={subtitle} back={back} width="wide">
      {opening.status === 'opening' ? (
        <Working label={t('opening')} />
      ) : (
        <>
          <Notice tone="warning" title={t(`failed.${opening.why}.title`)} live>
            {t(`failed.${opening.why}.lead`)}
          </Notice>
          {opening.why === 'KEY' && returns && <ReturnKey id={returns} />}
          <div className="flex flex-wrap gap-2">
            {opening.why === 'UNAVAILABLE' && <Button onClick={retry}>{t('retry')}</Button>}
            <ButtonLink href="/petugas/kasus" variant="secondary">
              {t('toQueue')}
            </ButtonLink>
          </div>
        </>
      )}
    </Page>
  )
}
