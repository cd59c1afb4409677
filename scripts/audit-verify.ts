/**
 * `npm run audit:verify [-- <entries>:<head>]`: recomputes the audit trail and prints how many entries it has and the hash
 * of the last. Keep both where this database's keepers cannot reach, and give them again next time: entries that were cut
 * off the end, or a trail that was written anew, show by nothing else. Ends with 1 and the first
 * entry that does not hold, or with 2 where it can't be read.
 */
import pg from 'pg'
import { type ChainReport, type KeptHead, verifyChain } from '@/lib/data/audit-chain'
import { openDatabase } from './postgres/open.mjs'

const WHY: Record<Extract<ChainReport, { ok: false }>['why'], string> = {
  gap: 'is missing: an entry was removed, or entries were put in another order',
  link: 'does not follow from the one before it',
  hash: 'does not match its own hash: it was changed after it was written',
  kept: 'is not the one that was kept: entries were removed, or the trail was written anew',
}

const kept = keptHead(process.argv[2])
const database = await openDatabase()
try {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const report = await verifyChain(client, kept).finally(() => client.end())
  if (report.ok) console.log(`${report.entries} entries, unbroken. Head: ${report.entries}:${report.head}`)
  else {
    console.error(`BROKEN: entry ${report.broken} ${WHY[report.why]}.`)
    process.exitCode = 1
  }
} catch (error) {
  console.error(`The trail could not be read: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
} finally {
  await database.stop()
}

function keptHead(argument: string | undefined): KeptHead | undefined {
  if (argument === undefined) return undefined
  const [, entries, head] = /^(\d+):([0-9a-f]{64})$/.exec(argument) ?? []
  if (entries && head) return { entries: Number(entries), head }
  console.error('usage: npm run audit:verify [-- <entries>:<head>], as an earlier run printed it')
  process.exit(2)
}
