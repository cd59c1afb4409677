import type { ClientBase } from 'pg'
import { readTables } from '@/scripts/backup/tables'

type Column = { name: string; type: string; label: string | null; table: string | null; of: string | null }

const COLUMNS = `
  SELECT DISTINCT ON (a.attnum) a.attname::text AS name, format_type(a.atttypid, NULL) AS type,
    (SELECT enumlabel::text FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY enumsortorder LIMIT 1) AS label,
    f.relname::text AS "table", r.attname::text AS "of"
  FROM pg_attribute a
  LEFT JOIN pg_constraint k ON k.contype = 'f' AND k.conrelid = a.attrelid AND a.attnum = ANY(k.conkey)
  LEFT JOIN pg_class f ON f.oid = k.confrelid
  LEFT JOIN pg_attribute r ON r.attrelid = k.confrelid AND r.attnum = k.confkey[array_position(k.conkey, a.attnum)]
  WHERE a.attrelid = format('public.%I', $1::text)::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND NOT a.atthasdef
  ORDER BY a.attnum, cardinality(k.conkey) DESC NULLS LAST`

/** Puts a row into each table that has none, with whatever its columns take. Answers which they were. */
export async function fillTables(client: ClientBase): Promise<string[]> {
  const filled: string[] = []
  for (const { name } of await readTables(client)) {
    if ((await client.query(`SELECT FROM "${name}" LIMIT 1`)).rowCount) continue
    const { rows } = await client.query<Column>(COLUMNS, [name])
    const values = rows.map(valueOf).join(', ')
    await client.query(
      `INSERT INTO "${name}" (${rows.map((column) => `"${column.name}"`).join(', ')}) SELECT ${values}`,
    )
    filled.push(name)
  }
  return filled
}

function valueOf({ type, label, table, of }: Column): string {
  if (table) return `(SELECT "${of}" FROM "${table}" ORDER BY ctid LIMIT 1)` // of one row for all of a key
  if (label) return `'${label}'::${type}`
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type === 'bytea') return `'\\x00ff5c0a'::bytea`
  if (type === 'boolean') return 'true'
  if (type === 'jsonb') return `'{"a": "b\\nc"}'::jsonb`
  if (type.endsWith('[]')) return `'{}'::${type}`
  if (/^(date|time)/.test(type)) return `'2026-11-24'::${type}`
  return type === 'text' ? `'isi'` : '1'
}
