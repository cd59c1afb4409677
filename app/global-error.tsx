'use client'
import { Failure } from './failure'
import './globals.css'

/** When the layout itself failed: no header, no choice of language, the page's own document. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="id">
      <body>
        <title>JARI</title>
        <Failure error={error} retry={retry} />
      </body>
    </html>
  )
}
