'use client'
import { createContext, type KeyboardEvent, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl/react'

type Chosen = {
  has: (id: string) => boolean
  toggle: (id: string) => void
  set: (ids: string[]) => void
  ids: string[]
}

const Selection = createContext<Chosen | null>(null)

/** The cases of this page that are ticked; null where nothing can be ticked. */
export const useSelection = () => useContext(Selection)

const LINK = 'a[data-case]'

/**
 * The rows of a page: what is ticked of them, and the keys that work while one of them has the focus (and only then, so
 * that they are in nobody's way): arrows or J and K go from case to case, X ticks, Enter opens as with any link.
 */
export function QueueList({ ids, selectable, children }: { ids: string[]; selectable: boolean; children: ReactNode }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback((id: string) => {
    setTicked((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])
  const selection = useMemo<Chosen>(() => {
    const here = ids.filter((id) => ticked.has(id)) // what has left the page is not ticked any more
    return { ids: here, has: (id) => here.includes(id), toggle, set: (some) => setTicked(new Set(some)) }
  }, [ids, ticked, toggle])

  function press(event: KeyboardEvent<HTMLDivElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = event.target instanceof Element ? event.target.closest('tr') : null
    const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>(LINK)]
    const at = links.findIndex((link) => row?.contains(link))
    if (at < 0) return
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    const id = links[at]?.dataset.case
    if (step) links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus()
    else if (event.key === 'x' && selectable && id) toggle(id)
    else return
    event.preventDefault()
  }

  return (
    <Selection.Provider value={selectable ? selection : null}>
      <div onKeyDown={press}>{children}</div>
    </Selection.Provider>
  )
}

/** A row's tick box; its area is as large as a finger. */
export function Tick({ id, label }: { id: string; label: string }) {
  const selection = useSelection()
  if (!selection) return null
  return (
    <label className="relative z-10 -m-2.5 mr-0 inline-flex size-11 cursor-pointer items-center justify-center">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        checked={selection.has(id)}
        onChange={() => selection.toggle(id)}
        className="size-5 accent-primary"
      />
    </label>
  )
}

/** Ticks every case of the page, or none. */
export function TickAll({ ids }: { ids: string[] }) {
  const t = useTranslations('cases.bulk')
  const selection = useSelection()
  if (!selection) return null
  const all = selection.ids.length === ids.length
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = !all && selection.ids.length > 0
        }}
        onChange={() => selection.set(all ? [] : ids)}
        className="size-5 accent-primary"
      />
      {t('all')}
    </label>
  )
}
