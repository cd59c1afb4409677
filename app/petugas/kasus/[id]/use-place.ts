import { useEffect, useRef } from 'react'

/**
 * A proposal's form goes when it is made, and its box when it is decided, and the button that was pressed goes along: whoever
 * reads on is taken to where the proposal stands now, or to the steps. Not where something else has the focus.
 */
export function usePlaceOf(proposal: string | undefined): void {
  const seen = useRef(proposal)
  useEffect(() => {
    if (seen.current === proposal) return
    seen.current = proposal
    if (document.activeElement === document.body) document.getElementById(proposal ? 'usulan' : 'langkah')?.focus()
  }, [proposal])
}
