'use client'
import { useEffect } from 'react'
import { letGoOfEverything } from './leaving'
import { rewind } from './report/form-history'
import { Leave } from './icons'

/** A neutral page of another house: BMKG's weather. The reporter's own browser goes there; we ask it for nothing. */
export const EXIT_ADDRESS = 'https://www.bmkg.go.id/'

const PRESSES = 3
const WITHIN_MS = 2000

const replacePage = (address: string) => window.location.replace(address)

function leave(go: (address: string) => void) {
  // Blank first: the next page may take seconds to come on a slow line.
  document.title = ''
  document.documentElement.hidden = true
  letGoOfEverything()
  // From the form's first entry: what lies before it is then one "back" away, and not the form's own pages.
  rewind(() => go(EXIT_ADDRESS))
}

/**
 * "Keluar cepat", on every page of a reporter. A plain link without JavaScript; with it, the screen goes blank at once,
 * this page leaves the history, what the tab holds is cleared, and Esc pressed three times does the same. It keeps a row of its own at the top, so
 * that it hides nothing, and stays there while the page scrolls. First child of a tall box (<Page aside>). `go` is for
 * tests.
 */
export function ExitButton({
  label,
  hint,
  go = replacePage,
}: {
  label: string
  hint: string
  go?: (address: string) => void
}) {
  useEffect(() => {
    let presses: number[] = []
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Escape') presses = []
      else if (!event.repeat) presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at <= WITHIN_MS)
      if (presses.length >= PRESSES) leave(go)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [go])

  return (
    <div
      data-noprint
      data-exit
      className="sticky top-0 z-20 flex justify-end border-b border-line bg-paper px-4 py-1.5 sm:px-6"
    >
      <a
        href={EXIT_ADDRESS}
        rel="noreferrer nofollow external"
        title={hint}
        className="inline-flex min-h-11 items-center gap-2 rounded-md border border-edge bg-surface px-4 font-semibold text-ink no-underline hover:bg-tint"
        onClick={(event) => {
          event.preventDefault()
          leave(go)
        }}
      >
        <Leave /> {label}
      </a>
    </div>
  )
}
