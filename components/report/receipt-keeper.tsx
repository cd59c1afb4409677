'use client'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/components/button'
import { CopyButton } from '@/components/copy-button'
import { formatDay } from '@/components/format'
import { Download, Print } from '@/components/icons'
import { TickBox } from '@/components/tick-box'
import { Receipt, type ReceiptFacts } from './receipt'
import { saveReceiptImage } from './receipt-image'
import { useLeaveWarning } from './use-leave-warning'

/** The receipt with its tools; there is no way on, and leaving is warned of, before "I have saved it" is ticked. */
export function ReceiptKeeper({ facts }: { facts: ReceiptFacts }) {
  const t = useTranslations('report.receipt')
  const locale = useLocale()
  const [saved, setSaved] = useState(false)
  const [asked, setAsked] = useState(false)
  const [picture, setPicture] = useState<'imageSaved' | 'imageFailed' | null>(null)
  useLeaveWarning(!saved)

  async function savePicture() {
    const lines = [t('warning'), `${facts.reference} · ${formatDay(facts.verifyBy, locale)}`]
    try {
      await saveReceiptImage({ heading: t('code'), groups: facts.code.split('-'), lines }, `${t('imageFile')}.png`)
      setPicture('imageSaved')
    } catch {
      setPicture('imageFailed')
    }
  }

  return (
    <Receipt
      facts={facts}
      tools={
        <div data-noprint className="flex flex-wrap items-start gap-2">
          <CopyButton text={facts.code} labels={{ copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }} />
          <Button variant="secondary" onClick={savePicture}>
            <Download /> {t('image')}
          </Button>
          <Button variant="secondary" onClick={() => window.print()}>
            <Print /> {t('print')}
          </Button>
          <p role="status" className="w-full">
            {picture && t(picture)}
          </p>
        </div>
      }
      onward={
        <div data-noprint className="flex flex-col gap-3">
          <TickBox strong label={t('saved')} checked={saved} onChange={({ target }) => setSaved(target.checked)} />
          {saved ? (
            <ButtonLink href="/lacak" className="self-start">
              {t('track')}
            </ButtonLink>
          ) : (
            <Button className="self-start" aria-disabled onClick={() => setAsked(true)}>
              {t('track')}
            </Button>
          )}
          <p role="status">{asked && !saved && t('savedFirst')}</p>
        </div>
      }
    />
  )
}
