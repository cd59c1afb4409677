import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

type Stored = { body: Buffer; meta: [string, string][] }

/**
 * As much of S3's REST protocol as an upload needs, in memory, as the API reference describes it (no package from npm has
 * the listing of parts). `objects`: what lies in the bucket. A request that is not signed gets 403.
 */
export async function s3Server() {
  const objects = new Map<string, Stored>()
  const uploads = new Map<string, { key: string; parts: Map<number, Buffer> }>()
  let drawn = 0

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://s3')
    const key = pathname.split('/').slice(2).join('/')
    const upload = uploads.get(query.get('uploadId') ?? '')
    const body = await buffer(request)
    const say = (status: number, xml = '', headers = {}) => response.writeHead(status, headers).end(xml && XML + xml)
    const missing = (code: string) => say(404, `<Error><Code>${code}</Code></Error>`)
    if (!/^AWS4-HMAC-SHA256 Credential=KEY\//.test(request.headers.authorization ?? ''))
      return void say(403, '<Error><Code>AccessDenied</Code></Error>')
    const found = objects.get(key)
    switch (`${request.method} ${['uploads', 'uploadId'].find((name) => query.has(name)) ?? 'object'}`) {
      case 'POST uploads': {
        const id = `upload-${++drawn}`
        uploads.set(id, { key, parts: new Map() })
        const name = `<Bucket>b</Bucket><Key>${key}</Key><UploadId>${id}</UploadId>`
        return void say(200, `<InitiateMultipartUploadResult>${name}</InitiateMultipartUploadResult>`)
      }
      case 'PUT uploadId':
        if (!upload) return void missing('NoSuchUpload')
        upload.parts.set(Number(query.get('partNumber')), body)
        return void say(200, '', { ETag: `"${query.get('partNumber')}"` })
      case 'GET uploadId': {
        if (!upload) return void missing('NoSuchUpload')
        const parts = sorted(upload.parts).map(
          ([number, part]) =>
            `<Part><PartNumber>${number}</PartNumber><ETag>"${number}"</ETag><Size>${part.length}</Size></Part>`,
        )
        return void say(200, `<ListPartsResult><IsTruncated>false</IsTruncated>${parts.join('')}</ListPartsResult>`)
      }
      case 'POST uploadId': {
        if (!upload) return void missing('NoSuchUpload')
        const parts = sorted(upload.parts).map(([, part]) => part)
        if (parts.slice(0, -1).some(({ length }) => length < 5 * 2 ** 20))
          return void say(400, '<Error><Code>EntityTooSmall</Code></Error>')
        objects.set(key, { body: Buffer.concat(parts), meta: [] })
        uploads.delete(query.get('uploadId')!)
        const done = `<Location>/b/${key}</Location><Bucket>b</Bucket><Key>${key}</Key><ETag>"x"</ETag>`
        return void say(200, `<CompleteMultipartUploadResult>${done}</CompleteMultipartUploadResult>`)
      }
      case 'DELETE uploadId':
        if (!upload) return void missing('NoSuchUpload')
        uploads.delete(query.get('uploadId')!)
        return void say(204)
      case 'PUT object': {
        const meta = Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-meta-'))
        objects.set(key, { body, meta: meta as [string, string][] })
        return void say(200, '', { ETag: '"x"' })
      }
      case 'DELETE object':
        objects.delete(key)
        return void say(204)
      case 'GET object':
      case 'HEAD object':
        if (!found) return void missing('NoSuchKey')
        response.writeHead(200, { ...Object.fromEntries(found.meta), 'Content-Length': found.body.length })
        return void response.end(request.method === 'HEAD' ? undefined : found.body)
      default:
        return void say(501, '<Error><Code>NotImplemented</Code></Error>')
    }
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://KEY:secret@127.0.0.1:${(server.address() as AddressInfo).port}/bukti`,
    objects,
    uploads,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const sorted = (parts: Map<number, Buffer>) => [...parts].sort(([one], [other]) => one - other)
