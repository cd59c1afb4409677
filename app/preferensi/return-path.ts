const HOME = '/'
// Any base will do: it only shows whether an address stays on the host it is read on.
const BASE = 'http://jari.invalid'

/**
 * Where a form without JavaScript goes back to: path and query of the page it was sent from, never another host,
 * whatever the Referer says. The home page when it says nothing usable.
 */
export function returnPath(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return HOME
  const { protocol, pathname, search } = new URL(referer)
  if (protocol !== 'http:' && protocol !== 'https:') return HOME
  const path = pathname + search
  // '//host' and '/\host' would be read as another host.
  if (!path.startsWith('/') || /^\/[/\\]/.test(path)) return HOME
  return new URL(path, BASE).origin === BASE ? path : HOME
}
