import { createContext, type ReactNode, use, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { type DeedName, RATINGS } from '@/lib/domain/reporter-deeds'
import { Deeds, type DeedFrame } from './deeds'
import type { OpenedThread } from './open-thread'
import type { DeedOutcome } from './use-thread'

type Run = (deed: DeedName, form: FormData) => void
const Running = createContext<{ busy: boolean; run: Run }>({ busy: false, run: () => undefined })

/** The reporter's decisions where scripts run: sent by this page, with the look-up alone. */
export function LiveDeeds({
  thread,
  decide,
}: {
  thread: OpenedThread
  decide: (deed: { deed: DeedName; rating?: number }) => Promise<DeedOutcome>
}) {
  const [said, setSaid] = useState<DeedOutcome | 'busy' | null>(null)
  const busy = said === 'busy'
  const run: Run = (deed, form) => {
    if (busy) return
    setSaid('busy')
    const rating = RATINGS.find((mark) => String(mark) === form.get('rating'))
    void decide({ deed, ...(rating && { rating }) }).then(setSaid)
  }
  return (
    <Running value={{ busy, run }}>
      <Deeds thread={thread} Frame={LiveFrame} said={<DeedSaid said={said} />} />
    </Running>
  )
}

/** What became of a decision, in words. */
export function DeedSaid({ said }: { said: DeedOutcome | 'busy' | null }): ReactNode {
  const t = useTranslations('track.deeds.said')
  return (
    <div role="status">
      {said && said !== 'busy' && <Notice tone={said === 'done' ? 'success' : 'warning'}>{t(said)}</Notice>}
    </div>
  )
}

const LiveFrame: DeedFrame = ({ deed, button, variant, children }) => <Frame {...{ deed, button, variant, children }} />

function Frame({ deed, button, variant, children }: Parameters<DeedFrame>[0]) {
  const { busy, run } = use(Running)
  return (
    <form
      method="dialog"
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        run(deed, new FormData(event.currentTarget))
      }}
    >
      {children}
      <Button type="submit" variant={variant} aria-disabled={busy || undefined}>
        {button}
      </Button>
    </form>
  )
}
