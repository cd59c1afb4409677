import { createContext, use } from 'react'
import { Button } from '@/components/button'
import { Deeds, type DeedFrame } from './deeds'
import { DeedSaid } from './live-deeds'
import type { PlainTrack } from './plain-state'

type State = Extract<PlainTrack, { phase: 'thread' }>
type Posting = { receipt: string; submit: (form: FormData) => void }
const Posted = createContext<Posting>({ receipt: '', submit: () => undefined })

/** The reporter's decisions without JavaScript: forms that are posted. */
export function PlainDeeds({ state, submit }: { state: State; submit: Posting['submit'] }) {
  return (
    <Posted value={{ receipt: state.receipt, submit }}>
      <Deeds thread={state.thread} Frame={PlainFrame} said={<DeedSaid said={state.decided} />} />
    </Posted>
  )
}

const PlainFrame: DeedFrame = (props) => <Frame {...props} />

function Frame({ deed, button, variant, children }: Parameters<DeedFrame>[0]) {
  const { receipt, submit } = use(Posted)
  return (
    <form action={submit} className="flex flex-col items-start gap-3">
      <input type="hidden" name="kode" value={receipt} />
      <input type="hidden" name="intent" value="putusan" />
      <input type="hidden" name="deed" value={deed} />
      {children}
      <Button type="submit" variant={variant}>
        {button}
      </Button>
    </form>
  )
}
