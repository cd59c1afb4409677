'use client'
import { useRouter } from 'next/navigation'
import { type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { Print, Lock } from '@/components/icons'
import { Notice } from '@/components/notice'
import { saveAs } from '@/components/save-as'
import { Working } from '@/components/working'
import type { CaseState } from '@/lib/domain/case-states'
import type { Export } from '@/lib/domain/case-work'
import { exported } from '../../actions'
import type { EvidenceEntry } from '../open-view'
import { type Trouble, TroubleNotice } from '../trouble'
import type { Hashes } from './use-hashes'

/** A dossier that two officers let out. `sign`: of the key; null: on paper only. `until`: a day in words. */
export type Approved = {
  id: string
  agency: string
  named: boolean
  recipient: string | null
  by: string
  and: string
  sign: string | null
  until: string
}

type Props = {
  id: string
  reference: string
  state: CaseState
  approved: Approved
  secret: string
  evidence: EvidenceEntry[]
  hashes: Hashes
  sheet: RefObject<HTMLElement | null>
  /** lets the dossier be printed, once that is written down */
  release: () => void
}

/** Hands the dossier over as it is shown: to the printer, or as a zip that only the agency opens. Written down first. */
export function ExportBox({ id, reference, state, approved, secret, evidence, hashes, sheet, release }: Props) {
  const t = useTranslations('dossier.export')
  const failed = useTranslations('dossier.hash')
  const router = useRouter()
  const [done, setDone] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [broken, setBroken] = useState<{ number: number; why: Parameters<typeof failed>[0] } | null>(null)
  const [sealed, setSealed] = useState<{ sha256: string } | null>(null)

  async function noted(how: Pick<Export, 'form' | 'sha256'>): Promise<boolean> {
    const result = await exported({ id, proposal: approved.id, ...how }).catch(
      () => ({ ok: false, error: { code: 'OFFLINE' } }) as const,
    )
    setTrouble(result.ok ? null : result.error)
    router.refresh()
    return result.ok
  }

  async function seal(recipient: string) {
    if (!sheet.current || done !== null) return
    setBroken(null)
    setSealed(null)
    setDone(0)
    try {
      const { packDossier } = await import('./pack')
      const packed = await packDossier({
        ...{ id, secret, recipient, reference, evidence, sheet: sheet.current, onProgress: setDone },
        onFile: (number, hashed) => flushSync(() => hashes.set(number, hashed)),
      })
      if (!packed.ok) return setBroken(packed)
      if (!(await noted({ form: 'SEALED', sha256: packed.sha256 }))) return
      saveAs(packed.blob, `${reference}.zip.age`)
      setSealed(packed)
    } catch {
      setTrouble({ code: 'OFFLINE' })
    } finally {
      setDone(null)
    }
  }

  return (
    <div className="flex flex-col gap-3 rounded-md border-2 border-primary bg-surface p-4">
      <p>
        <strong className="block">{t('approved', { agency: approved.agency })}</strong>
        <span className="text-soft">
          {t(approved.named ? 'named' : 'unnamed')} {t('until', { day: approved.until })}
        </span>
      </p>
      {approved.sign ? (
        <p>
          {t('sign')} <span className="font-mono font-bold">{approved.sign}</span>
        </p>
      ) : (
        <p className="text-soft">{t('paperOnly')}</p>
      )}
      {trouble && <TroubleNotice trouble={trouble} state={state} />}
      {broken && (
        <Notice tone="danger" live>
          {t('broken', { number: broken.number })} {failed(broken.why)}
        </Notice>
      )}
      {sealed && (
        <Notice tone="success" title={t('sealed')} live>
          {t('sealedHow')} <code className="break-all">{sealed.sha256}</code>
        </Notice>
      )}
      {done !== null && <Working label={t('sealing')} done={done} />}
      <div className="flex flex-wrap gap-2">
        {approved.recipient && (
          <Button aria-disabled={done !== null || undefined} onClick={() => void seal(approved.recipient ?? '')}>
            <Lock /> {t('seal')}
          </Button>
        )}
        <Button
          variant={approved.recipient ? 'secondary' : 'primary'}
          onClick={async () => {
            if (!(await noted({ form: 'PRINT' }))) return
            flushSync(release)
            window.print()
          }}
        >
          <Print /> {t('print')}
        </Button>
      </div>
    </div>
  )
}
