import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Lock } from '@/components/icons'
import { EvidenceField } from './evidence-field'
import { useEvidence } from './use-evidence'
import { isWorking, type Given, type Uploaded } from './item'
import type { CaseSecret } from './engine'

/** Adds evidence to a report that was sent: chosen and looked at here, sealed and sent at the press of a button. */
export function AddEvidence({
  keys,
  give,
  atDesk,
}: {
  keys: () => Promise<CaseSecret>
  give: (sent: Uploaded) => Promise<Given>
  atDesk?: boolean
}) {
  const t = useTranslations('evidence')
  const evidence = useEvidence(keys, give)
  const { items, given, recall, run } = evidence
  const [open, setOpen] = useState(false)
  const recalled = useRef(false)
  useEffect(() => {
    if (recalled.current) return
    recalled.current = true
    recall().catch(() => undefined)
  }, [recall])
  const waiting = items.filter(({ stage }) => stage === 'ready' || stage === 'paused').length
  const working = items.some(isWorking)
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="font-semibold text-open">
        {given > 0 && t('given', { count: given })}
      </p>
      {open || items.length > 0 ? (
        <>
          <EvidenceField evidence={evidence} sendsAtOnce={false} atDesk={atDesk} />
          {waiting > 0 && (
            <Button className="self-start" aria-disabled={working || undefined} onClick={() => void run()}>
              <Lock /> {t('send', { count: waiting })}
            </Button>
          )}
        </>
      ) : (
        <Button variant="secondary" className="self-start" onClick={() => setOpen(true)}>
          {t('add')}
        </Button>
      )}
    </div>
  )
}
