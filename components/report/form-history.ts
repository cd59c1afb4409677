/**
 * The pages of the form in the browser's own history, so that its "back" leads to the page before and keeps everything.
 * An entry holds no answer and has the same address and title as the first: `step` names the page, `depth` counts the
 * entries above the first.
 */
type Entry = { step: string; depth: number }

/** An entry for a page that has just been reached. */
export function pushEntry(step: string): void {
  const entry: Entry = { step, depth: depthNow() + 1 }
  window.history.pushState({ report: entry }, '')
}

/** The page that a state of the history belongs to; null: the first. */
export function stepIn(state: unknown): string | null {
  return entryIn(state)?.step ?? null
}

/** How many entries of the form lie above its first page. */
export function depthNow(): number {
  return entryIn(window.history.state)?.depth ?? 0
}

/** Back to the form's first entry, so that one more "back" leaves it; `then` is called there, or at once. */
export function rewind(then: () => void = () => undefined): void {
  const depth = depthNow()
  if (depth === 0) return then()
  let done = false
  const finish = () => {
    if (done) return
    done = true
    then()
  }
  window.addEventListener('popstate', finish, { once: true })
  // A browser that has lost its entries never answers.
  setTimeout(finish, 300)
  window.history.go(-depth)
}

function entryIn(state: unknown): Entry | null {
  if (typeof state !== 'object' || state === null || !('report' in state)) return null
  const entry = state.report as Partial<Entry> | null
  return typeof entry?.step === 'string' && typeof entry.depth === 'number' ? (entry as Entry) : null
}
