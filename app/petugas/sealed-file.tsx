'use client'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { formatShortDay } from '@/components/format'
import { Notice } from '@/components/notice'
import { saveAs } from '@/components/save-as'
import { Working } from '@/components/working'
import { type EvidenceMeta } from '@/lib/domain/evidence'
import { sizeText } from '@/lib/domain/evidence-limits'
import { FILE_KINDS } from '@/lib/domain/file-kind'
import type { OpenedFile } from './kasus/[id]/open-file'
import { PdfPages } from './pdf-pages'

type Shown = { stage: 'closed' } | { stage: 'opening'; done: number } | ({ stage: 'opened' } & OpenedFile)

type Props = {
  /** whose POST hands out the ciphertext */
  address: string
  /** what opens it */
  secret: string
  on: string
  meta: EvidenceMeta
  /** whether it is said what may stand in a photo */
  origin?: boolean
  /** writes down that the file is kept on this computer; without it nothing is */
  onSave?: () => Promise<{ ok: boolean }>
}

/** A sealed file, opened in this browser when asked for. */
export function SealedFile({ address, secret, on, meta, origin = false, onSave }: Props) {
  const t = useTranslations('case.evidence')
  const locale = useLocale()
  const [shown, setShown] = useState<Shown>({ stage: 'closed' })
  const [unsaved, setUnsaved] = useState(false)
  const url = useRef<string>(undefined)
  const forget = () => {
    if (url.current) URL.revokeObjectURL(url.current)
    url.current = undefined
  }
  useEffect(() => forget, [])

  async function open() {
    setShown({ stage: 'opening', done: 0 })
    const opened = await import('./kasus/[id]/open-file')
      .then(({ openFile }) => openFile(address, secret, meta, (done) => setShown({ stage: 'opening', done })))
      .catch((): OpenedFile => ({ ok: false, why: 'OFFLINE' }))
    if (opened.ok) url.current = opened.url
    setShown({ stage: 'opened', ...opened })
  }

  async function save(event: MouseEvent, blob: Blob) {
    if (!onSave) return
    event.preventDefault()
    const { ok } = await onSave().catch(() => ({ ok: false }))
    setUnsaved(!ok)
    if (ok) saveAs(blob, meta.name)
  }

  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-48">
          <bdi className="font-semibold break-all">{meta.name}</bdi>
          <span className="block text-sm text-soft">
            {sizeText(meta.size, locale)} · <time dateTime={on}>{formatShortDay(on, locale)}</time>
          </span>
        </p>
        {shown.stage === 'closed' && (
          <Button variant="secondary" aria-label={t('openNamed', { name: meta.name })} onClick={() => void open()}>
            {t('open')}
          </Button>
        )}
        {shown.stage === 'opened' && shown.ok && (
          <Button
            variant="secondary"
            onClick={() => {
              forget()
              setShown({ stage: 'closed' })
            }}
          >
            {t('close')}
          </Button>
        )}
      </div>
      <p className="text-sm text-soft">
        {t('hash')}: <code className="break-all">{meta.sha256}</code>
      </p>
      {origin && <p className="text-sm text-soft">{t(meta.cleaned ? 'cleaned' : 'asIs')}</p>}
      {shown.stage === 'opening' && <Working label={t('loading')} done={shown.done} />}
      {shown.stage === 'opened' && !shown.ok && (
        <>
          <Notice tone={shown.why === 'ALTERED' ? 'danger' : 'warning'} live>
            {t(`failed.${shown.why}`)}
          </Notice>
          {shown.why === 'OFFLINE' && (
            <Button variant="secondary" className="self-start" onClick={() => void open()}>
              {t('again')}
            </Button>
          )}
        </>
      )}
      {shown.stage === 'opened' && shown.ok && (
        <>
          {shown.drawable ? <Preview {...shown} meta={meta} /> : <Notice tone="warning">{t('tooLarge')}</Notice>}
          <a
            href={shown.url}
            download={meta.name}
            onClick={(event) => void save(event, shown.blob)}
            className="inline-flex min-h-11 items-center self-start font-semibold"
          >
            {t('download')}
          </a>
          {unsaved && (
            <Notice tone="warning" live>
              {t('unsaved')}
            </Notice>
          )}
        </>
      )}
    </div>
  )
}

/** The file itself, as a picture, a recording or drawn pages: nothing here runs what it is given. */
function Preview({ url, blob, meta }: { url: string; blob: Blob; meta: EvidenceMeta }) {
  const t = useTranslations('case.evidence')
  const [unable, setUnable] = useState(false)
  const { family } = FILE_KINDS[meta.kind]
  const cannot = () => setUnable(true)
  const look = 'max-h-[80vh] max-w-full self-start rounded-md border border-line'
  if (unable) return <Notice>{t('noPreview')}</Notice>
  switch (family) {
    case 'image':
      // A blob of this page: there is nothing for next/image to do.
      // eslint-disable-next-line @next/next/no-img-element
      return <img src={url} alt={meta.name} className={look} onError={cannot} />
    case 'video':
      return (
        <video
          src={url}
          controls
          playsInline
          preload="metadata"
          aria-label={meta.name}
          className={look}
          onError={cannot}
        />
      )
    case 'audio':
      return <audio src={url} controls preload="metadata" aria-label={meta.name} className="w-full" onError={cannot} />
    case 'pdf':
      return <PdfPages blob={blob} name={meta.name} onError={cannot} />
  }
}
