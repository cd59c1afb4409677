'use client'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { Working } from '@/components/working'

/** What a page may cost to draw, in points of the canvas, however large its maker says that it is. */
const MAX_POINTS = 16 * 2 ** 20

/**
 * A PDF, drawn page by page onto a canvas by pdf.js in a worker: of the document nothing is run, no frame holds it, and no
 * link, form or script in it does anything. What stands on the page is there as text too, for whoever listens to it.
 */
export function PdfPages({ blob, name, onError }: { blob: Blob; name: string; onError: () => void }) {
  const t = useTranslations('case.evidence')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null)
  const [number, setNumber] = useState(1)
  const [drawn, setDrawn] = useState<{ number: number; text: string } | null>(null)
  const failed = useRef(onError)
  useEffect(() => void (failed.current = onError), [onError])

  useEffect(() => {
    let gone = false
    const closing: (() => unknown)[] = []
    void (async () => {
      const [pdfjs, data] = await Promise.all([import('pdfjs-dist'), blob.arrayBuffer()])
      if (gone) return
      const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' })
      closing.push(() => port.terminate())
      const task = pdfjs.getDocument({
        ...{ data: new Uint8Array(data), worker: pdfjs.PDFWorker.create({ port }) },
        ...{ isEvalSupported: false, enableXfa: false, useWasm: false, useWorkerFetch: false },
        maxImageSize: MAX_POINTS,
      })
      closing.unshift(() => task.destroy())
      const opened = await task.promise
      if (!gone) setDocument(opened)
    })().catch(() => !gone && failed.current())
    return () => {
      gone = true
      for (const close of closing) close()
    }
  }, [blob])

  useEffect(() => {
    if (!document) return
    let gone = false
    let stop = () => {}
    void (async () => {
      const page = await document.getPage(number)
      const place = canvas.current
      if (gone || !place) return
      const whole = page.getViewport({ scale: 1 })
      const wanted = ((place.parentElement?.clientWidth ?? whole.width) * window.devicePixelRatio) / whole.width
      const scale = Math.min(wanted, Math.sqrt(MAX_POINTS / (whole.width * whole.height)))
      const viewport = page.getViewport({ scale })
      place.width = Math.floor(viewport.width)
      place.height = Math.floor(viewport.height)
      const drawing = page.render({ canvas: place, viewport })
      stop = () => drawing.cancel()
      await drawing.promise
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      if (!gone) setDrawn({ number, text: text.trim() })
    })().catch(() => !gone && failed.current())
    return () => {
      gone = true
      stop()
    }
  }, [document, number])

  const pages = document?.numPages ?? 0
  const busy = drawn?.number !== number
  return (
    <div className="flex flex-col gap-2" aria-busy={busy}>
      {!document && <Working label={t('drawing')} />}
      {pages > 1 && (
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="secondary" disabled={number === 1} onClick={() => setNumber(number - 1)}>
            {t('before')}
          </Button>
          <Button variant="secondary" disabled={number === pages} onClick={() => setNumber(number + 1)}>
            {t('next')}
          </Button>
          <span role="status">{t('page', { number, pages })}</span>
        </div>
      )}
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('pageOf', { name, number })}
        hidden={!document}
        className="w-full rounded-md border border-line bg-white"
      />
      {drawn && (
        <details hidden={drawn.text === ''}>
          <summary className="min-h-11 py-2.5 font-semibold">{t('pageText')}</summary>
          <p className="wrap-anywhere whitespace-pre-line">{busy ? '' : drawn.text}</p>
        </details>
      )}
    </div>
  )
}
