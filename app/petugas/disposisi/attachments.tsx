'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { AddEvidence } from '@/components/evidence/add-evidence'
import type { Given, Uploaded } from '@/components/evidence/item'
import { attach } from './actions'
import { Forged } from '../sealed-text'
import { SealedFile } from '../sealed-file'
import type { AttachmentEntry } from './seal'

type Props = { id: string; secret: string; files: AttachmentEntry[] }

/** The files that a unit attached; each is fetched and opened in this browser when asked for. */
export function Attachments({ id, secret, files }: Props) {
  const t = useTranslations('disposition.files')
  if (files.length === 0) return null
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <p aria-hidden className="font-semibold">
        {t('title')}
      </p>
      <ol className="flex flex-col gap-3">
        {files.map(({ number, on, meta }) => (
          <li key={number}>
            {meta === null ? (
              <Forged>{t('forged')}</Forged>
            ) : (
              <SealedFile address={`/petugas/disposisi/${id}/berkas/${number}`} {...{ secret, on, meta }} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Adds files to the unit's answer: sealed to the disposition, sent at once. `read`: reads the letters again. */
export function AttachFiles({
  id,
  secret,
  count,
  read,
}: Omit<Props, 'files'> & { count: number; read: () => Promise<number> }) {
  const t = useTranslations('disposition.files')

  // Files follow each other faster than this is drawn anew.
  const last = useRef(count)
  useEffect(() => {
    last.current = count
  }, [count])

  async function give({ blob, part }: Uploaded): Promise<Given> {
    const { evidenceWire } = await import('@/lib/sealing/case-seal')
    for (let again = true; ; again = false) {
      const evidence = evidenceWire({ caseId: id, secret }, blob, part, last.current + 1)
      const result = await attach({
        disposition: id,
        evidence: { ...evidence, part: { ...evidence.part, kind: 'EVIDENCE' } },
      }).catch(() => null)
      if (!result) return 'OFFLINE'
      const taken = !result.ok && result.error.fields?.part !== undefined
      if (result.ok || taken) last.current = await read()
      if (!taken || !again) return result.ok ? 'OK' : refusalOf(result.error)
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <p className="text-soft">{t('hint')}</p>
      <AddEvidence atDesk keys={async () => ({ caseId: id, secret })} give={give} />
    </div>
  )
}

function refusalOf({ code, fields }: Extract<Awaited<ReturnType<typeof attach>>, { ok: false }>['error']): Given {
  if (code === 'UNAVAILABLE') return 'OFFLINE'
  if (code === 'TOO_LARGE') return 'FULL'
  return fields?.evidence ? 'GONE' : 'REFUSED'
}
