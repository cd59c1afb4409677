'use client'
import { useSyncExternalStore } from 'react'
import { Button } from '@/components/button'
import { FAILURE } from '@/messages/failure.mjs'

const never = () => () => {}

function onConnection(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** The digest is a hash by which the server's log line is found; of anything else in an error nothing is shown. */
function referenceOf(error: unknown): string | null {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
  return /^\d+$/.test(digest) ? digest.slice(0, 10) : null
}

/** What happened, what was kept, what to do; or, without a connection, that. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const lang = useSyncExternalStore(
    never,
    () => document.documentElement.lang,
    () => 'id',
  )
  const online = useSyncExternalStore(
    onConnection,
    () => navigator.onLine,
    () => true,
  )
  const words = FAILURE[lang === 'en' ? 'en' : 'id']
  const reference = referenceOf(error)
  return (
    <main id="isi" tabIndex={-1} className="mx-auto flex w-full max-w-2xl flex-1 flex-col gap-4 px-4 py-8 sm:px-6">
      <h1 className="text-2xl sm:text-3xl">{online ? words.title : words.offlineTitle}</h1>
      <p className="text-lg text-soft">{online ? words.lead : words.offlineLead}</p>
      <p>{words.kept}</p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={retry}>{words.retry}</Button>
        {/* A plain link: it loads everything anew, also what failed. */}
        {/* eslint-disable-next-line @next/next/no-html-link-for-pages */}
        <a href="/" className="inline-flex min-h-11 items-center px-2 font-medium text-link underline">
          {words.home}
        </a>
      </div>
      {online && reference && (
        <p className="text-soft">
          {words.reference}: <span className="font-mono">{reference}</span>
        </p>
      )}
    </main>
  )
}
