'use client'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl/react'

const PANELS = ['thread', 'facts', 'work'] as const

/**
 * The three parts of a case: columns on a wide screen, one at a time on a phone. All are in the page; a phone's buttons
 * only choose which is seen.
 */
export function Panels(parts: Record<(typeof PANELS)[number], ReactNode>) {
  const t = useTranslations('case.panels')
  const [shown, setShown] = useState<(typeof PANELS)[number]>('thread')
  const place = {
    facts: 'lg:col-start-1 lg:row-start-1',
    thread: 'lg:col-start-1 lg:row-start-2 xl:col-start-2 xl:row-start-1',
    work: 'lg:col-start-2 lg:row-start-1 lg:row-span-2 xl:col-start-3 xl:row-span-1',
  }
  return (
    <>
      <div
        role="group"
        aria-label={t('label')}
        data-noprint
        className="sticky top-0 z-10 grid grid-cols-3 gap-1 bg-paper py-1 lg:hidden"
      >
        {PANELS.map((panel) => (
          <button
            key={panel}
            type="button"
            aria-pressed={shown === panel}
            aria-controls={`bagian-${panel}`}
            onClick={() => setShown(panel)}
            className="min-h-11 cursor-pointer rounded-md border border-edge bg-surface px-2 font-semibold text-link aria-pressed:border-primary aria-pressed:bg-primary aria-pressed:text-white"
          >
            {t(panel)}
          </button>
        ))}
      </div>
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_19rem] xl:grid-cols-[16rem_minmax(0,1fr)_19rem]">
        {(['facts', 'thread', 'work'] as const).map((panel) => (
          <div
            key={panel}
            id={`bagian-${panel}`}
            className={`min-w-0 flex-col gap-6 lg:flex print:flex ${place[panel]} ${shown === panel ? 'flex' : 'hidden'}`}
          >
            {parts[panel]}
          </div>
        ))}
      </div>
    </>
  )
}
