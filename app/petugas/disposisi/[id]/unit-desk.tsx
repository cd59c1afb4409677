'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import type { DispositionFacts } from '@/lib/data/dispositions'
import { isAwaited, takesFiles } from '@/lib/domain/disposition'
import { useOfficerKey } from '../../key'
import { answer, openForUnit } from '../actions'
import { Attachments, AttachFiles } from '../attachments'
import { LetterForm } from '../letter-form'
import { Letters } from '../letters'
import { useDisposition } from '../use-disposition'

/** What the inspector asks, and the unit's answer. */
export function UnitDesk({ facts }: { facts: DispositionFacts }) {
  const t = useTranslations('disposition')
  const heldKey = useOfficerKey()
  const [key] = useState(heldKey) // the vault hands out a new object of the same key now and then
  const router = useRouter()
  const { id, state, version } = facts
  const { now, open, send } = useDisposition(id, 'UNIT', key, () => openForUnit({ disposition: id }))
  const [sent, setSent] = useState(false)
  const begun = useRef(false)

  useEffect(() => {
    // Each opening is written into the trail: once for a page, however often React runs this.
    if (begun.current) return
    begun.current = true
    void open()
  })

  if (now.status === 'failed')
    return (
      <>
        <Notice tone="warning" live>
          {t(`failed.${now.why}`)}
        </Notice>
        {now.why === 'UNAVAILABLE' && (
          <Button className="self-start" onClick={() => void open()}>
            {t('retry')}
          </Button>
        )}
      </>
    )
  if (now.status !== 'open') return <Working label={t('opening')} />
  return (
    <>
      <Letters letters={now.letters} side="UNIT" />
      <Attachments id={id} secret={now.secret} files={now.files} />
      {sent && !isAwaited(state) && (
        <Notice tone="success" live>
          {t('answer.sent')}
        </Notice>
      )}
      {takesFiles(state) && (
        <AttachFiles
          {...{ id, secret: now.secret, count: now.files.length }}
          read={async () => {
            const next = await open()
            return next.status === 'open' ? next.files.length : now.files.length
          }}
        />
      )}
      {isAwaited(state) && (
        <LetterForm
          key={version}
          draft={{ place: `${id}:jawab`, secret: now.secret }}
          words={{ label: t('answer.label'), hint: t('answer.hint'), submit: t('answer.submit') }}
          days={null}
          send={async (text) => {
            const result = await send(text, (letter) => answer({ disposition: id, version, letter }))
            setSent(result.ok)
            router.refresh()
            return result
          }}
        />
      )}
      <p className="text-sm text-soft">{t('noted')}</p>
    </>
  )
}
