import { createHash, randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/generated/prisma/client'

/** A database of the test's own: what it counts, no other test file has written to. */
export type OwnDatabase = { db: PrismaClient; url: string; drop: () => Promise<void> }

/** A copy of the migrated template, with its reference data. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const name = `own_${randomUUID().replaceAll('-', '')}`
  const url = new URL(process.env.JARI_TEST_SERVER ?? '')
  await onServer(`CREATE DATABASE ${name} TEMPLATE template`)
  url.pathname = `/${name}`
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url.href, max: 2 }) })
  const drop = async () => {
    await db.$disconnect()
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { db, url: url.href, drop }
}

/** A database with nothing in it, not even tables. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  await onServer(`CREATE DATABASE ${name}`)
  const url = new URL(process.env.JARI_TEST_SERVER ?? '')
  url.pathname = `/${name}`
  return { url: url.href, drop: async () => void (await onServer(`DROP DATABASE ${name} WITH (FORCE)`)) }
}

/** Every row of every table as one text, in a fixed order. */
export async function dump(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    )
    const texts: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM "${name}" t ORDER BY 1`)
      texts.push(name, ...rows.map(({ text }) => text))
    }
    return texts.join('\n')
  })
}

/** The same in short, to compare. */
export async function digest(url: string): Promise<string> {
  return createHash('sha256')
    .update(await dump(url))
    .digest('hex')
}

export async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return run(client).finally(() => client.end())
}

function onServer(sql: string) {
  return withClient(process.env.JARI_TEST_SERVER ?? '', (client) => client.query(sql))
}
