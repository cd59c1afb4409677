/**
 * `npm run audit:verify [-- <entries>:<head>]`: recomputes the audit trail and prints how many entries it has and the hash
 * of the last. Keep both where this database's keepers cannot reach, and give them again next time: entries that were cut
 * off the end, or a trail that was written anew, show by nothing else. Ends with 1 and the first
 * entry that does not hold, or with 2 where it can't be read.
 */
import pg from 'pg'
import { type ChainReport, type KeptHead, verifyChain } from '@/lib/data/audit-chain'

type Database = { url: string; stop?: () => Promise<void> }

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
  await database.stop?.()
}

function keptHead(argument: string | undefined): KeptHead | undefined {
  if (argument === undefined) return undefined
  const [, entries, head] = /^(\d+):([0-9a-f]{64})$/.exec(argument) ?? []
  if (entries && head) return { entries: Number(entries), head }
  console.error('usage: npm run audit:verify [-- <entries>:<head>], as an earlier run printed it')
  process.exit(2)
}

/** The database at DATABASE_URL, else the embedded one: started for this, or as it runs already. */
async function openDatabase(): Promise<Database> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL }
  const load = (file: string) => import(new URL(file, import.meta.url).href)
  const { startPostgres, AlreadyRunningError } = await load('./postgres.mjs')
  const { DATA_DIR } = await load('./project.mjs')
  try {
    return await startPostgres({ dataDir: DATA_DIR })
  } catch (error) {
    const running = error instanceof AlreadyRunningError ? (error as { databaseUrl?: string }).databaseUrl : undefined
    if (running) return { url: running }
    throw error
  }
}
