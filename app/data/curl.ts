import type { OpenApi } from '@/lib/domain/openapi'

/** What the parts of an address are in an example: an office, service and item that every installation begins with. */
const EXAMPLES: Record<string, string> = { slug: 'disdukcapil', id: 'ktp-baru', item: 'blanko-ktp-el' }

/** A command that asks just this; the document's own address, and an example where the path has a name. */
export function curlOf(document: OpenApi, path: string, _method: string): string {
  const address =
    (document.servers[0]?.url ?? '') + path.replace(/\{(\w+)\}/g, (_, name: string) => EXAMPLES[name] ?? name)
  return `curl --compressed '${address}'`
}
