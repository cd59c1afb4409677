import pg from 'pg'
import { writeAudit, writeCaseLines } from '@/lib/data/audit'
import { verifyChain } from '@/lib/data/audit-chain'
import { db, inTransaction } from '@/lib/data/client'

const EVENT = { actor: 'system', action: 'test:audit', subject: 'test:audit' }

test('entries of transactions at the same time are chained in the order in which they were committed', async () => {
  const before = await db.auditEntry.count()
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      inTransaction(async (tx) => {
        await tx.setting.create({ data: { key: `test:audit:${n}`, value: '' } })
        await writeAudit(tx, { ...EVENT, detail: { n } })
      }),
    ),
  )
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  expect(await verifyChain(client)).toMatchObject({ ok: true, entries: before + 40 })
  await client.end()
})

test('one deed of many cases is a line in each, in their order and in the chain, however short the trail was', async () => {
  const before = await db.auditEntry.count()
  const ids = Array.from({ length: 500 }, (_, n) => `many-${n}`)
  const line = { at: new Date(), actor: 'system', action: 'test:many', detail: { officer: 'x' } }
  await inTransaction((tx) => writeCaseLines(tx, line, ids))
  await inTransaction((tx) => writeCaseLines(tx, line, []))
  const lines = await db.auditEntry.findMany({ where: { action: 'test:many' }, orderBy: { seq: 'asc' } })
  expect(lines.map(({ subject }) => subject)).toEqual(ids.map((id) => `case:${id}`))
  expect(new Set(lines.map(({ detail }) => JSON.stringify(detail)))).toEqual(new Set(['{"officer":"x"}']))
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  expect(await verifyChain(client)).toMatchObject({ ok: true, entries: before + 500 })
  // Planned over a few lines, the look-up of the last one would read the whole trail for each new one.
  const { rows } = await client.query(`SELECT proconfig FROM pg_proc WHERE proname = 'audit_chain'`)
  expect(rows).toEqual([{ proconfig: ['enable_seqscan=off'] }])
  await client.end()
})

test('a transaction that is rolled back leaves no entry and no gap', async () => {
  const before = await db.auditEntry.count()
  const broken = inTransaction(async (tx) => {
    await writeAudit(tx, EVENT)
    throw new Error('on purpose')
  })
  await expect(broken).rejects.toThrow('on purpose')
  await inTransaction((tx) => writeAudit(tx, EVENT))
  const last = await db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })
  expect(last.seq).toBe(BigInt(before + 1))
})

test('the moment is kept for officers; for reporters it is the midnight of the day in Kendari', async () => {
  const at = new Date('2026-11-24T17:30:12.345Z') // 01.30 on the 25th, WITA
  await inTransaction((tx) => writeAudit(tx, { ...EVENT, at, subject: 'test:officer', actor: 'somebody' }))
  await inTransaction((tx) => writeAudit(tx, { ...EVENT, at, subject: 'test:reporter', actor: 'reporter' }))
  const entry = (subject: string) => db.auditEntry.findFirstOrThrow({ where: { subject }, orderBy: { seq: 'desc' } })
  expect((await entry('test:officer')).at).toEqual(at)
  expect((await entry('test:reporter')).at).toEqual(new Date('2026-11-24T16:00:00Z'))
})

test.each([
  ['UPDATE', `UPDATE "AuditEntry" SET "actor" = 'x'`],
  ['DELETE', `DELETE FROM "AuditEntry"`],
  ['TRUNCATE', `TRUNCATE "AuditEntry"`],
])('%s is refused by the database', async (_, sql) => {
  await inTransaction((tx) => writeAudit(tx, EVENT))
  const before = await db.auditEntry.count()
  await expect(db.$executeRawUnsafe(sql)).rejects.toThrow('append-only')
  expect(await db.auditEntry.count()).toBe(before)
})
