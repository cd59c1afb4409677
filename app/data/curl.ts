import type { OpenApi } from '@/lib/domain/openapi'

/** What the parts of an address are in an example: an office, service and item that every installation begins with. */
const EXAMPLES: Record<string, string> = { slug: 'disdukcapil', id: 'ktp-baru', item: 'blanko-ktp-el' }

/** Bodies for the examples; tests/app/api-write.test.ts sends them. */
export const BODIES: Record<string, Record<string, unknown>> = {
  setStatus: { status: 'DISRUPTED', reason: 'SIAK lambat', instead: 'Datang setelah pukul 13.00' },
  addStockEntry: { kind: 'RECEIVED', quantity: 500, note: 'Kiriman Ditjen Dukcapil' },
  setNotice: { text: 'Antre di loket 2', until: '2027-01-04T16:00:00+08:00' },
}

/** A command that asks just this; the document's own address, and an example where the path has a name. */
export function curlOf(document: OpenApi, path: string, method: string, { operationId, security }: Asked): string {
  const server = document.servers[0]?.url ?? ''
  const address = `'${server}${path.replace(/\{(\w+)\}/g, (_, name: string) => EXAMPLES[name] ?? name)}'`
  if (!security) return `curl --compressed ${address}`
  const body = BODIES[operationId]
  return [
    `curl -X ${method.toUpperCase()} ${address}`,
    `-H "Authorization: Bearer $JARI_TOKEN"`,
    `-H "Idempotency-Key: $(uuidgen)"`,
    ...(body ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body)}'`] : []),
  ].join(' \\\n  ')
}

type Asked = { operationId: string; security?: unknown }
