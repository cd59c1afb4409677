import type { BrowserContext } from '@playwright/test'
import pg from 'pg'

/** Every form in which a text could lie about: as it is, in an address, as bytes in hex, in base64 at any offset. */
export function formsOf(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8')
  const inBase64 = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first characters mix with what stands before, the last with what follows.
    return whole.slice(Math.ceil((offset * 4) / 3), -2)
  })
  return [
    ...[text, encodeURIComponent(text), bytes.toString('hex')],
    ...inBase64,
    ...inBase64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ]
}

/** Where in `haystack` one of the texts lies in any form. */
export function tracesIn(haystack: string, texts: readonly string[]): string[] {
  return texts.flatMap(formsOf).filter((form) => haystack.includes(form))
}

/** All that a browser sends from now on: addresses, headers, bodies. */
export function recordTraffic(context: BrowserContext): () => string {
  const sent: string[] = []
  context.on('request', (request) => {
    sent.push(request.method(), request.url(), JSON.stringify(request.headers()))
    sent.push(request.postDataBuffer()?.toString('latin1') ?? '')
  })
  return () => sent.join('\n')
}

/** Every row of every table as text; bytes are in hex. */
export async function dumpDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    )
    const rows: string[] = []
    for (const { name } of tables.rows) {
      const found = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)
      rows.push(...found.rows.map(({ row }) => row))
    }
    return rows.join('\n')
  } finally {
    await client.end()
  }
}
