import { useEffect } from 'react'

/**
 * While `active`, the browser asks before this page is left. Not when the quick exit has already blanked the screen:
 * nothing may hold that up.
 */
export function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return
    function warn(event: BeforeUnloadEvent) {
      if (!document.documentElement.hidden) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [active])
}
