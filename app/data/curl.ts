import type { OpenApi } from '@/lib/domain/openapi'

type Asked = OpenApi['paths'][string][string]

/** A command that asks just this: the document's own address and examples. */
export function curlOf(document: OpenApi, path: string, method: string, asked: Asked): string {
  const server = document.servers[0]?.url ?? ''
  const example = (name: string) => asked.parameters.find((one) => one.name === name)?.schema.examples?.[0] ?? name
  const address = `'${server}${path.replace(/\{(\w+)\}/g, (_, name: string) => String(example(name)))}'`
  if (!asked.security) return `curl --compressed ${address}`
  const body = asked.requestBody?.content['application/json'].example
  return [
    `curl -X ${method.toUpperCase()} ${address}`,
    `-H "Authorization: Bearer $JARI_TOKEN"`,
    `-H "Idempotency-Key: $(uuidgen)"`,
    ...(body ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body)}'`] : []),
  ].join(' \\\n  ')
}
