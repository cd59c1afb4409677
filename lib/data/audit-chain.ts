import 'server-only'
import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'

/** `broken` is the number of the first entry that does not hold; `kept` = an entry written down before is not there. */
export type ChainReport =
  { ok: true; entries: number; head: string } | { ok: false; broken: number; why: 'gap' | 'link' | 'hash' | 'kept' }
/** A head that was printed by an earlier check and kept elsewhere. */
export type KeptHead = { entries: number; head: string }

type Row = { entry: string; prev: Buffer; hash: Buffer; text: string }

const GENESIS = Buffer.alloc(32)

// The same text as audit_text() of the migration, but spelled out: whoever can alter entries can alter that function too.
const PAGE = `
  SELECT "seq"::text AS entry, "prevHash" AS prev, "hash" AS hash,
    pg_catalog.jsonb_build_array("seq", pg_catalog.to_char("at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      "actor", "action", "subject", "detail")::text AS text
  FROM "AuditEntry" WHERE "seq" > $1 ORDER BY "seq" LIMIT $2`

/**
 * Recomputes the audit trail from its first entry, a page at a time (memory does not grow with the trail), in one
 * read-only snapshot. Entries cut off the end leave a chain that holds: only a kept head, written down outside this
 * database, shows that. The client must not be in a transaction.
 */
export async function verifyChain(client: ClientBase, kept?: KeptHead, pageSize = 1000): Promise<ChainReport> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    return await walk(client, kept, pageSize)
  } finally {
    await client.query('ROLLBACK')
  }
}

async function walk(client: ClientBase, kept: KeptHead | undefined, pageSize: number): Promise<ChainReport> {
  let entries = 0
  let head: Buffer = GENESIS
  for (;;) {
    const { rows } = await client.query<Row>(PAGE, [entries, pageSize])
    for (const row of rows) {
      const next = entries + 1
      if (Number(row.entry) !== next) return { ok: false, broken: next, why: 'gap' }
      if (!row.prev.equals(head)) return { ok: false, broken: next, why: 'link' }
      const hash = createHash('sha256').update(head).update(row.text, 'utf8').digest()
      if (!row.hash.equals(hash)) return { ok: false, broken: next, why: 'hash' }
      if (kept?.entries === next && kept.head !== hash.toString('hex')) return { ok: false, broken: next, why: 'kept' }
      entries = next
      head = hash
    }
    if (rows.length < pageSize) break
  }
  if (kept && kept.entries > entries) return { ok: false, broken: entries + 1, why: 'kept' }
  return { ok: true, entries, head: head.toString('hex') }
}
