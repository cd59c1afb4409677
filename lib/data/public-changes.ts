import 'server-only'
import { Client } from 'pg'
import { TAGS } from '@/lib/data/public-boards'
import { forget, forgetAll } from '@/lib/data/public-memory'
import { env } from '@/lib/env'

const CHANNEL = 'jari_public'
const RETRY_MS = { first: 500, most: 15_000 }

/**
 * Hears from the database what any process changed of what the public reads (trigger `tell_public`), and forgets it here:
 * a change is public everywhere with its commit. Connects again when the line is lost; whatever was said meanwhile
 * went unheard, so that everything is forgotten then. Without a line, memory's own short life is what remains.
 *
 * @returns ends the listening; resolves when the line is closed
 */
export function followChanges(): () => Promise<void> {
  let line: Client | null = null
  let ended = false
  let pause = RETRY_MS.first
  let retry: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const client = new Client({ connectionString: env().databaseUrl, keepAlive: true, application_name: 'jari boards' })
    line = client
    client.on('notification', ({ payload = '' }) => heard(payload))
    client.on('error', () => {}) // its end follows
    client.once('end', again)
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      forgetAll()
      pause = RETRY_MS.first
    } catch {
      await client.end().catch(() => {})
    }
  }

  function again(): void {
    if (ended) return
    clearTimeout(retry)
    retry = setTimeout(connect, pause).unref()
    pause = Math.min(pause * 2, RETRY_MS.most)
  }

  void connect()
  return async () => {
    ended = true
    clearTimeout(retry)
    await line?.end().catch(() => {})
  }
}

// A board's own facts are part of the list of all boards.
function heard(tag: string): void {
  if (tag.startsWith('board:')) forget(tag, TAGS.boards)
  else forget(tag)
}
