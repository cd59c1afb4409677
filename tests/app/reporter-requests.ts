/** A request of a reporter's page to the app, as a browser of this origin sends it. */
export function pageRequest(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** A body of so many bytes that does not say how long it is. */
export function streamOf(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      const size = Math.min(left, 65_536)
      if (size === 0) return controller.close()
      left -= size
      controller.enqueue(new Uint8Array(size).fill(0x20))
    },
  })
}

/** Status and members of a problem. */
export async function problemIn(response: Response) {
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const body = (await response.json()) as Record<string, unknown>
  expect(body.status).toBe(response.status)
  return { status: response.status, ...body } as {
    status: number
    code: string
    title: string
    detail?: string
    fields?: Record<string, { key: string }>
    recipients?: { leads: { id: string }[] }
  }
}
