import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { PasswordField } from '@/components/password-field'
import { TextLink } from '@/components/text-link'
import { Working } from '@/components/working'
import { isLongEnough } from '@/lib/domain/draft'
import type { ReportForm } from '@/lib/domain/report-form'
import type { DraftState } from './use-draft'

/** "Simpan di HP ini": asked for by the reporter, under a PIN of theirs, with what that protects and what not. */
export function DraftBox({ draft, answers }: { draft: DraftState; answers: () => ReportForm }) {
  const t = useTranslations('draft')
  const [pin, setPin] = useState('')
  const [short, setShort] = useState(false)
  const [busy, setBusy] = useState(false)

  async function keep() {
    setShort(!isLongEnough(pin))
    if (!isLongEnough(pin) || busy) return
    setBusy(true)
    await draft.begin(pin, answers())
    setBusy(false)
    setPin('')
  }

  if (draft.state === 'kept')
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="text-soft">
          {t('kept')}
        </p>
        <Button variant="quiet" onClick={() => void draft.forget()}>
          {t('forget')}
        </Button>
        <TextLink href="/aman#jejak">{t('eraseAll')}</TextLink>
      </div>
    )
  return (
    <details className="rounded-md border border-line bg-surface px-4">
      <summary className="min-h-11 cursor-pointer py-2.5 font-medium text-link">{t('ask')}</summary>
      <form
        method="dialog"
        autoComplete="off"
        className="flex flex-col gap-4 pb-4"
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <p>{t('about')}</p>
        <p>{t('weak')}</p>
        <PasswordField
          id="pin-baru"
          label={t('newPin')}
          hint={t('pinHint')}
          error={short && t('short')}
          words={{ show: t('show'), hide: t('hide') }}
          autoComplete="off"
          value={pin}
          onChange={(event) => setPin(event.target.value)}
        />
        {draft.state === 'failed' && (
          <Notice tone="danger" live>
            {t('failed')}
          </Notice>
        )}
        {busy ? (
          <Working label={t('locking')} />
        ) : (
          <Button type="submit" variant="secondary" className="self-start">
            {t('keep')}
          </Button>
        )}
      </form>
    </details>
  )
}
