import { Client } from 'pg'
import { db } from '@/lib/data/client'
import { publicBoard } from '@/lib/data/public-board'
import { listBoards } from '@/lib/data/public-boards'
import { followChanges } from '@/lib/data/public-changes'
import { forgetAll, remember, rememberPast } from '@/lib/data/public-memory'

// Another process is another connection that never calls this process's `forget`.
const elsewhere = new Client({ connectionString: process.env.DATABASE_URL })
const NOW = new Date('2026-11-24T02:00:00Z')
const SLUG = 'kelurahan-andonohu'
let stop: () => Promise<void>

beforeAll(async () => {
  await elsewhere.connect()
  stop = followChanges()
  await listening(1)
})
afterAll(async () => {
  await stop()
  await elsewhere.end()
})

/** Resolves when the line stands (`count` 1) or is gone (0). */
async function listening(count: number): Promise<void> {
  await until(async () => {
    const { rows } = await elsewhere.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'jari boards' AND query LIKE 'LISTEN%'
         AND datname = current_database()`,
    )
    return rows[0].n === count
  })
}

async function until(holds: () => Promise<boolean>, limit = 5_000): Promise<number> {
  const begun = performance.now()
  while (!(await holds())) {
    if (performance.now() - begun > limit) throw new Error(`not within ${limit} ms`)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return performance.now() - begun
}

async function unitId(): Promise<string> {
  return (await db.unit.findUniqueOrThrow({ where: { slug: SLUG } })).id
}

const noticeNow = async () => (await publicBoard(SLUG, NOW))?.notice?.text ?? null

test('what another process changes of a board is public here within a second', async () => {
  expect(await noticeNow()).toBeNull()
  const text = `Antrean pindah ke aula ${crypto.randomUUID()}`
  await elsewhere.query(
    `INSERT INTO "Board" ("unitId", "notice") VALUES ($1, $2) ON CONFLICT ("unitId") DO UPDATE SET "notice" = $2`,
    [await unitId(), text],
  )
  expect(await until(async () => (await noticeNow()) === text)).toBeLessThan(1_000)
  await elsewhere.query(`UPDATE "Board" SET "notice" = NULL WHERE "unitId" = $1`, [await unitId()])
  expect(await until(async () => (await noticeNow()) === null)).toBeLessThan(1_000)
})

test('so is what it changes of units, services, hours and calendar; a change that is rolled back is none', async () => {
  const named = async () => (await listBoards(NOW)).units.find(({ unit }) => unit.slug === SLUG)!.unit.name
  const before = await named()
  await elsewhere.query('BEGIN')
  await elsewhere.query(`UPDATE "Unit" SET "name" = 'Salah' WHERE "slug" = $1`, [SLUG])
  await elsewhere.query('ROLLBACK')
  await elsewhere.query(`UPDATE "Unit" SET "name" = $2 WHERE "slug" = $1`, [SLUG, `${before} Baru`])
  await until(async () => (await named()) !== before)
  expect(await named()).toBe(`${before} Baru`)
  await elsewhere.query(`UPDATE "Unit" SET "name" = $2 WHERE "slug" = $1`, [SLUG, before])
  await until(async () => (await named()) === before)
})

test('what was not changed stays in memory', async () => {
  let reads = 0
  const read = async () => ++reads
  await remember('untouched', ['board:somewhere-else'], read)
  await elsewhere.query(`UPDATE "Board" SET "notice" = 'x' WHERE "unitId" = $1`, [await unitId()])
  await until(async () => (await noticeNow()) === 'x')
  await elsewhere.query(`UPDATE "Board" SET "notice" = NULL WHERE "unitId" = $1`, [await unitId()])
  await until(async () => (await noticeNow()) === null)
  expect(await remember('untouched', ['board:somewhere-else'], read)).toBe(1)
})

test('a lost line is found again, and what was missed meanwhile is seen', async () => {
  await noticeNow()
  await elsewhere.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'jari boards' AND datname = current_database()`,
  )
  await listening(0)
  await elsewhere.query(`UPDATE "Board" SET "notice" = 'sementara putus' WHERE "unitId" = $1`, [await unitId()])
  await listening(1)
  await until(async () => (await noticeNow()) === 'sementara putus')
  await elsewhere.query(`UPDATE "Board" SET "notice" = NULL WHERE "unitId" = $1`, [await unitId()])
  await until(async () => (await noticeNow()) === null)
})

test('what is over is read once a day, and not again every few seconds', async () => {
  const read = jest.fn(async () => ({}))
  const [morning, evening] = [Date.UTC(2026, 10, 24), Date.UTC(2026, 10, 24, 12)]
  const first = await rememberPast('over:2026-11-24', read, morning)
  expect(await rememberPast('over:2026-11-24', read, evening)).toBe(first)
  expect(read).toHaveBeenCalledTimes(1)
  await rememberPast('over:2026-11-25', read, evening)
  forgetAll()
  await rememberPast('over:2026-11-25', read, evening)
  expect(read).toHaveBeenCalledTimes(3)
})
