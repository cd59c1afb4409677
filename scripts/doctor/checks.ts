import { existsSync, readdirSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { verifyChain } from '@/lib/data/audit-chain'
import { ENDED } from '@/lib/domain/queue'
import type { EvidencePlace } from '../evidence-place'
import { currentHome } from '../postgres/place.mjs'

/** What was looked at and found; `ok: false` needs somebody's hand. */
export type Finding = { what: string; ok: boolean; words: string }

const FREE_BYTES = 2 * 2 ** 30
const CLOCK_MS = 5_000
/** Cases that are named; beyond these, only how many there are. */
const NAMED = 10

/** Everything that can be told to be wrong from the database, the evidence and this machine's disk. */
export async function examine(client: Client, place: EvidencePlace, dataDir: string): Promise<Finding[]> {
  const findings = [await migrations(client)]
  // Without the tables of this version the other questions have no answer.
  if (!findings[0]?.ok) return findings
  for (const check of [trail, coverage, recovery, clock, messages]) findings.push(await check(client))
  return [...findings, await evidence(client, place), await disk(dataDir)]
}

async function migrations(client: Client): Promise<Finding> {
  const known = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = known.map(({ name }) => name)
  const { rows: there } = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS ok`)
  const { rows } = there[0].ok
    ? await client.query<{ name: string; done: boolean }>(
        `SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
      )
    : { rows: [] }
  const half = rows.filter(({ done }) => !done).map(({ name }) => name)
  const missing = names.filter((name) => !rows.some((row) => row.name === name))
  const strange = rows.map(({ name }) => name).filter((name) => !names.includes(name))
  if (half.length > 0)
    return bad('migrations', `broken off half-way: ${half.join(', ')}. Restore a backup, or ask who made it.`)
  if (missing.length > 0) return bad('migrations', `not applied: ${missing.join(', ')}. npm start applies them.`)
  if (strange.length > 0) return bad('migrations', `of a newer version of JARI: ${strange.join(', ')}.`)
  return good('migrations', `all ${names.length} applied`)
}

async function trail(client: Client): Promise<Finding> {
  const report = await verifyChain(client)
  if (!report.ok) return bad('audit trail', `BROKEN at entry ${report.broken}; npm run audit:verify says how.`)
  return good('audit trail', `${report.entries} entries, unbroken. Head: ${report.entries}:${report.head}`)
}

async function coverage(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ reference: string }>(
    `SELECT c."reference" FROM "Case" c WHERE c."state"::text <> ALL($1) AND (
       SELECT count(*) FROM "KeyGrant" g JOIN "Officer" o ON o."id" = g."officerId"
       WHERE g."caseId" = c."id" AND o."role" = 'LEAD' AND o."active" AND o."recipient" IS NOT NULL
         AND NOT EXISTS (SELECT FROM "CaseExclusion" x WHERE x."caseId" = c."id" AND x."officerId" = o."id")) < 2
     UNION ALL SELECT d."reference" FROM "Gratuity" d WHERE d."state" <> 'DONE' AND (
       SELECT count(*) FROM "GratuityGrant" g JOIN "Officer" o ON o."id" = g."officerId"
       WHERE g."gratuityId" = d."id" AND o."role" = 'LEAD' AND o."active" AND o."recipient" IS NOT NULL) < 2
     ORDER BY 1`,
    [[...ENDED]],
  )
  if (rows.length === 0) return good('keys', 'every open case and gratuity can be opened by two leads or more')
  return bad(
    'keys',
    `fewer than two leads can open ${some(rows.map(({ reference }) => reference))}. If one is lost, so may be what it says.`,
  )
}

/** What was sealed to a recovery key that has been replaced since. Before the set-up there is none, and nothing to seal. */
async function recovery(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ reference: string }>(
    `SELECT row."reference" FROM "Setting" s CROSS JOIN LATERAL (
       SELECT c."reference", c."recoveryTo" FROM "Case" c WHERE c."state"::text <> ALL($1)
       UNION ALL SELECT d."reference", d."recoveryTo" FROM "Gratuity" d WHERE d."state" <> 'DONE') row
     WHERE s."key" = 'recoveryRecipient' AND row."recoveryTo" IS DISTINCT FROM s."value" ORDER BY 1`,
    [[...ENDED]],
  )
  if (rows.length === 0) return good('recovery key', 'opens every open case and gratuity')
  return bad(
    'recovery key',
    `does not open ${some(rows.map(({ reference }) => reference))}: a lead seals them to it at /petugas/tim/kunci.`,
  )
}

async function clock(client: Client): Promise<Finding> {
  const asked = Date.now()
  const { rows } = await client.query<{ now: Date; newest: Date | null }>(
    `SELECT clock_timestamp() AS now, (SELECT max("at") AT TIME ZONE 'UTC' FROM "AuditEntry") AS newest`,
  )
  const [answer] = rows
  const between = (asked + Date.now()) / 2
  if (!answer || Math.abs(answer.now.getTime() - between) > CLOCK_MS)
    return bad('clock', 'this machine and the database differ by more than 5 seconds: keep both by NTP.')
  if (answer.newest && answer.newest.getTime() > between + CLOCK_MS)
    return bad('clock', 'the trail has entries from the future: this clock is slow, or was fast. Deadlines go by it.')
  return good('clock', 'agrees with the database and the trail')
}

/** E-mails that were given up, of officers to whom none has gone out since. */
async function messages(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ email: string; count: number }>(
    `SELECT o."email", count(*)::int AS "count" FROM "Notice" n JOIN "Officer" o ON o."id" = n."officerId"
     WHERE n."via" = '' AND n."nextAt" IS NULL AND n."sentAt" IS NULL AND n."attempts" > 0 AND o."active"
       AND NOT EXISTS (SELECT FROM "Notice" s WHERE s."officerId" = o."id" AND s."via" = '' AND s."sentAt" > n."createdAt")
     GROUP BY o."email" ORDER BY 1`,
  )
  if (rows.length === 0) return good('messages', 'none was given up')
  const count = rows.reduce((sum, row) => sum + row.count, 0)
  const to = some(rows.map(({ email }) => email))
  return bad('messages', `${count} e-mails were given up, refused by the mail server for a day: to ${to}.`)
}

async function evidence(client: Client, place: EvidencePlace): Promise<Finding> {
  const { rows } = await client.query<{ id: string; size: number; owner: string | null }>(
    `SELECT "id", "size", coalesce("caseId", "dispositionId") AS "owner" FROM "Evidence"`,
  )
  const known = new Set(rows.map(({ id }) => id))
  const lost: string[] = []
  for (const { id, size, owner } of rows) if (owner && (await place.size(id)) !== size) lost.push(id)
  const there = await place.names()
  const strangers = (there ?? []).filter((name) => !known.has(name))
  if (lost.length > 0)
    return bad(
      'evidence',
      `missing or not whole, though a case or a disposition has it: ${some(lost)}. Look for it in a backup.`,
    )
  if (strangers.length > 0) return bad('evidence', `files that nothing in the database knows: ${some(strangers)}.`)
  const unseen = there ? '' : '; whether a bucket holds others was not looked at'
  return good('evidence', `${rows.length} files known, all where they should be${unseen}`)
}

/** What is free where the data lie and, where it runs from here, the database: on one disk or on two. */
async function disk(dataDir: string): Promise<Finding> {
  const database = join(currentHome(dataDir), 'pg')
  const disks = new Map<number, Disk>()
  for (const [what, path] of [['data', dataDir] as const, ['database', database] as const]) {
    if (!existsSync(path)) continue
    const { dev } = await stat(path)
    const { bavail, bsize } = await statfs(path)
    if (!disks.has(dev)) disks.set(dev, { what, free: bavail * bsize })
  }
  return diskFinding([...disks.values()])
}

type Disk = { what: 'data' | 'database'; free: number }

/** What is to be said of the room on these disks. */
export function diskFinding(disks: readonly Disk[]): Finding {
  const each = disks.map(({ what, free }) => `${(free / 2 ** 30).toFixed(1)} GiB free for the ${what}`)
  const words = disks.length === 1 ? each.join().replace(/ for the .*/, '') : each.join(', ')
  if (disks.every(({ free }) => free >= FREE_BYTES)) return good('disk', words)
  return bad('disk', `${words}: below 0.5 GiB no evidence is taken any more, and a full database takes no report.`)
}

export const good = (what: string, words: string): Finding => ({ what, ok: true, words })
export const bad = (what: string, words: string): Finding => ({ what, ok: false, words })

function some(names: string[]): string {
  const more = names.length - NAMED
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
