'use client'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { formatShortDay } from '@/components/format'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import { type EvidenceMeta } from '@/lib/domain/evidence'
import { sizeText } from '@/lib/domain/evidence-limits'
import { FILE_KINDS } from '@/lib/domain/file-kind'
import { Forged } from '../../sealed-text'
import type { OpenedFile } from './open-file'
import type { EvidenceEntry } from './open-view'

type Props = { id: string; secret: string; entries: EvidenceEntry[] }

/** The files that the reporter sent. Each is fetched, opened and checked in this browser when its officer asks for it. */
export function Evidence({ id, secret, entries }: Props) {
  const t = useTranslations('case.evidence')
  if (entries.length === 0) return null
  const last = Math.max(...entries.map(({ number }) => number))
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]))
  return (
    <section aria-labelledby="bukti" className="flex flex-col gap-3">
      <h2 id="bukti" className="text-xl">
        {t('title')} <span className="text-base font-normal text-soft">{t('count', { count: entries.length })}</span>
      </h2>
      <ol className="flex flex-col gap-3">
        {Array.from({ length: last }, (_, i) => i + 1).map((number) => {
          const entry = byNumber.get(number)
          return (
            <li key={number}>
              {!entry ? (
                <Forged>{t('missing', { number })}</Forged>
              ) : entry.meta === null ? (
                <Forged>{t('forged')}</Forged>
              ) : (
                <File caseId={id} secret={secret} number={number} on={entry.on} meta={entry.meta} />
              )}
            </li>
          )
        })}
      </ol>
      <p className="text-sm text-soft">{t('noted')}</p>
    </section>
  )
}

type Shown = { stage: 'closed' } | { stage: 'opening'; done: number } | ({ stage: 'opened' } & OpenedFile)

function File({
  caseId,
  secret,
  number,
  on,
  meta,
}: {
  caseId: string
  secret: string
  number: number
  on: string
  meta: EvidenceMeta
}) {
  const t = useTranslations('case.evidence')
  const locale = useLocale()
  const [shown, setShown] = useState<Shown>({ stage: 'closed' })
  const url = useRef<string>(undefined)
  const forget = () => {
    if (url.current) URL.revokeObjectURL(url.current)
    url.current = undefined
  }
  useEffect(() => forget, [])

  async function open() {
    setShown({ stage: 'opening', done: 0 })
    const opened = await import('./open-file')
      .then(({ openFile }) => openFile(caseId, secret, number, meta, (done) => setShown({ stage: 'opening', done })))
      .catch((): OpenedFile => ({ ok: false, why: 'OFFLINE' }))
    if (opened.ok) url.current = opened.url
    setShown({ stage: 'opened', ...opened })
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
      <p className="text-sm text-soft">{t(meta.cleaned ? 'cleaned' : 'asIs')}</p>
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
          <Preview url={shown.url} meta={meta} />
          <a
            href={shown.url}
            download={meta.name}
            className="inline-flex min-h-11 items-center self-start font-semibold"
          >
            {t('download')}
          </a>
        </>
      )}
    </div>
  )
}

/** The file itself, as a picture, a recording or a document: elements that show and never run what they are given. */
function Preview({ url, meta }: { url: string; meta: EvidenceMeta }) {
  const t = useTranslations('case.evidence')
  const [unable, setUnable] = useState(false)
  const { family } = FILE_KINDS[meta.kind]
  const cannot = () => setUnable(true)
  const look = 'max-h-[80vh] max-w-full self-start rounded-md border border-line'
  if (unable || (family === 'pdf' && navigator.pdfViewerEnabled === false)) return <Notice>{t('noPreview')}</Notice>
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
      return <iframe src={url} title={meta.name} className="h-[80vh] w-full rounded-md border border-line" />
  }
}
