import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { formatDay } from '@/components/format'
import { PasswordField } from '@/components/password-field'
import { Working } from '@/components/working'
import type { Day } from '@/lib/domain/calendar'
import type { DraftLock } from '@/lib/sealing/draft-seal'
import { draftDay, forgetDraft, takeUpDraft, type DraftContent } from './draft'

export type TakenUp = { lock: DraftLock } & DraftContent

/** A draft lies on this phone: it is taken up again with its PIN, or thrown away. */
export function DraftReturn({ takeUp }: { takeUp: (draft: TakenUp) => void }) {
  const t = useTranslations('draft')
  const locale = useLocale()
  const [day, setDay] = useState<Day | null>(null)
  const [pin, setPin] = useState('')
  const [state, setState] = useState<'asking' | 'opening' | 'wrong' | 'sure'>('asking')
  useEffect(() => void draftDay().then(setDay, () => undefined), [])

  async function open() {
    setState('opening')
    const draft = await takeUpDraft(pin).catch(() => null)
    if (draft) takeUp(draft)
    else setState('wrong')
  }

  if (day === null) return null
  return (
    <section aria-labelledby="draf" className="flex flex-col gap-4 rounded-md border border-line bg-tint p-4">
      <h2 id="draf" className="text-lg">
        {t('found')}
      </h2>
      <p>{t('foundText', { day: formatDay(day, locale) })}</p>
      <form
        method="dialog"
        autoComplete="off"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <PasswordField
          id="pin"
          label={t('pin')}
          error={state === 'wrong' && t('wrong')}
          words={{ show: t('show'), hide: t('hide') }}
          autoComplete="off"
          value={pin}
          onChange={(event) => setPin(event.target.value)}
        />
        {state === 'opening' ? (
          <Working label={t('opening')} />
        ) : (
          <div className="flex flex-wrap gap-3">
            <Button type="submit">{t('open')}</Button>
            <Button variant="secondary" onClick={() => setState('sure')}>
              {t('forget')}
            </Button>
          </div>
        )}
      </form>
      {state === 'sure' && (
        <div role="group" aria-label={t('forget')} className="flex flex-wrap items-center gap-3">
          <p className="w-full font-semibold">{t('sure')}</p>
          <Button variant="secondary" onClick={() => void forgetDraft().then(() => setDay(null))}>
            {t('yes')}
          </Button>
          <Button variant="quiet" onClick={() => setState('asking')}>
            {t('no')}
          </Button>
        </div>
      )}
    </section>
  )
}
