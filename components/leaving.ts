/** Told to the page when it is left in a hurry: whoever holds something of the reporter's lets go of it. */
const LEAVING = 'jari:leaving'

export function onLeaving(letGo: () => void): () => void {
  window.addEventListener(LEAVING, letGo)
  return () => window.removeEventListener(LEAVING, letGo)
}

/** Empties the tab: forms, what it keeps in storage, and whatever listens. A page that a browser brings back loads anew. */
export function letGoOfEverything(): void {
  window.dispatchEvent(new Event(LEAVING))
  for (const form of document.forms) form.reset()
  try {
    sessionStorage.clear()
  } catch {
    // A browser that keeps nothing for us has nothing to clear.
  }
  window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload())
}
