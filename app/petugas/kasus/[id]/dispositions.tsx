'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import type { CaseDisposition } from '@/lib/data/dispositions'
import { ANSWER_DAYS, isAwaited } from '@/lib/domain/disposition'
import { openForCase, sendBack, settle } from '../../disposisi/actions'
import { Attachments } from '../../disposisi/attachments'
import { LetterForm } from '../../disposisi/letter-form'
import { DispositionTrouble, Letters } from '../../disposisi/letters'
import { type Sent, useDisposition } from '../../disposisi/use-disposition'
import { DispositionForm } from './disposition-form'
import { MoreAddressees } from './more-addressees'

export type ShownDisposition = CaseDisposition & { standing: ReactNode }

type Props = {
  id: string
  secret: string
  /** a complaint's unit may know that it is asked; whoever is accused may be warned by it */
  warns: boolean
  unitId: string | null
  items: ShownDisposition[]
}

/** What this case's officers ask of units, in words of their own. */
export function Dispositions({ id, secret, warns, unitId, items }: Props) {
  const t = useTranslations('disposition')
  return (
    <section aria-labelledby="disposisi" className="flex flex-col gap-3">
      <h2 id="disposisi" className="text-xl">
        {t('section')}
      </h2>
      <p className="text-soft">{t('what')}</p>
      {items.length > 0 && (
        <ol className="flex flex-col gap-3">
          {items.map((item) => (
            <li key={item.id} className="flex flex-col gap-3 rounded-md border border-line bg-surface px-4 py-3">
              <One caseId={id} secret={secret} item={item} />
            </li>
          ))}
        </ol>
      )}
      <DispositionForm id={id} secret={secret} warns={warns} unitId={unitId} />
    </section>
  )
}

function One({ caseId, secret, item }: { caseId: string; secret: string; item: ShownDisposition }) {
  const t = useTranslations('disposition')
  const { id, state, version } = item
  const router = useRouter()
  const place = { id: caseId, disposition: id }
  const { now, open, send } = useDisposition(id, 'INSPECTOR', secret, () => openForCase(place))
  const [trouble, setTrouble] = useState<Extract<Sent, { ok: false }>['error'] | null>(null)
  const [busy, setBusy] = useState(false)

  async function end(deed: 'accept' | 'withdraw') {
    if (busy) return
    setBusy(true)
    setTrouble(null)
    const result = await settle({ ...place, version, deed }).catch((): Sent => ({
      ok: false,
      error: { code: 'OFFLINE' },
    }))
    setBusy(false)
    if (!result.ok) setTrouble(result.error)
    router.refresh()
  }

  return (
    <>
      <div className="flex flex-col gap-1">
        <h3>
          {item.unit} <span className="font-mono text-sm font-normal text-soft">{item.reference}</span>
        </h3>
        {item.standing}
        <p className="text-sm text-soft">
          {item.readers.length > 0 ? t('readers', { names: item.readers.join(', ') }) : t('noReaders')}
        </p>
      </div>
      {now.status === 'failed' && (
        <Notice tone="warning" live>
          {t(`failed.${now.why}`)}
        </Notice>
      )}
      {now.status === 'opening' && <Working label={t('opening')} />}
      {(now.status === 'closed' || now.status === 'failed') && (
        <Button
          variant="secondary"
          className="self-start"
          aria-label={t('openNamed', { reference: item.reference })}
          onClick={() => void open()}
        >
          {t('open')}
        </Button>
      )}
      {trouble && <DispositionTrouble trouble={trouble} />}
      {now.status === 'open' && (
        <>
          <Letters letters={now.letters} side="INSPECTOR" />
          <Attachments id={id} secret={now.secret} files={now.files} />
          {state === 'ANSWERED' && (
            <>
              <Button className="self-start" aria-disabled={busy || undefined} onClick={() => void end('accept')}>
                {t('accept')}
              </Button>
              <details>
                <summary className="inline-flex min-h-11 items-center text-link underline">{t('return.ask')}</summary>
                <LetterForm
                  key={version}
                  draft={{ place: `${id}:kembali`, secret: now.secret }}
                  words={{ label: t('return.label'), hint: t('return.hint'), submit: t('return.submit') }}
                  days={ANSWER_DAYS.usual}
                  send={async (text, days) => {
                    const result = await send(text, (letter) => sendBack({ ...place, version, days, letter }))
                    router.refresh()
                    return result
                  }}
                />
              </details>
            </>
          )}
          {state !== 'WITHDRAWN' && item.others.length > 0 && (
            <MoreAddressees place={place} secret={now.secret} operators={item.others} />
          )}
          {isAwaited(state) && (
            <details>
              <summary className="inline-flex min-h-11 items-center text-link underline">{t('withdraw.ask')}</summary>
              <p className="pb-2 text-soft">{t('withdraw.what')}</p>
              <Button variant="danger" aria-disabled={busy || undefined} onClick={() => void end('withdraw')}>
                {t('withdraw.submit')}
              </Button>
            </details>
          )}
        </>
      )}
    </>
  )
}
