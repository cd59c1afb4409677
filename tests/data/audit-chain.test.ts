import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { writeAudit } from '@/lib/data/audit'
import { verifyChain } from '@/lib/data/audit-chain'
import { db, inTransaction } from '@/lib/data/client'

const run = promisify(execFile)
let client: pg.Client

/** A copy of the trail as a table of its own would not do: this is the real one, tampered with and put back. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  for (let n = 1; n <= 12; n++)
    await inTransaction((tx) =>
      writeAudit(tx, {
        actor: 'system',
        action: 'test:chain',
        subject: 'test:chain',
        detail: { n, text: 'é "kutip" \\ 😀' },
      }),
    )
})

afterAll(() => client.end())

const last = async () => Number((await db.auditEntry.aggregate({ _max: { seq: true } }))._max.seq)

/** What a superuser can do: triggers off, rows changed, triggers on. Undone afterwards, in the same way. */
async function tampered(sql: string, params: unknown[], check: () => Promise<void>) {
  await client.query(`CREATE TEMP TABLE kept AS SELECT * FROM "AuditEntry"`)
  await client.query(`SET session_replication_role = replica`)
  try {
    await client.query(sql, params)
    await check()
  } finally {
    await client.query(`DELETE FROM "AuditEntry"`)
    await client.query(`INSERT INTO "AuditEntry" SELECT * FROM kept`)
    await client.query(`DROP TABLE kept`)
    await client.query(`SET session_replication_role = origin`)
  }
}

test('an untouched trail holds, whatever the size of a page, and its head is that of the last entry', async () => {
  const seq = await last()
  const { hash } = await db.auditEntry.findUniqueOrThrow({ where: { seq } })
  for (const pageSize of [1, 5, 1000])
    expect(await verifyChain(client, undefined, pageSize)).toEqual({
      ok: true,
      entries: seq,
      head: Buffer.from(hash).toString('hex'),
    })
})

describe('tampering by a superuser shows', () => {
  test.each([
    ['the detail', `"detail" = '{"n": 99}'`],
    ['the actor', `"actor" = 'somebody'`],
    ['the action', `"action" = 'case:open'`],
    ['the subject', `"subject" = 'case:x'`],
    ['the time', `"at" = "at" + interval '1 millisecond'`],
    ['its hash', `"hash" = sha256('x')`],
  ])('%s of an entry changed', async (_, change) => {
    const seq = (await last()) - 5
    await tampered(`UPDATE "AuditEntry" SET ${change} WHERE "seq" = $1`, [seq], async () =>
      expect(await verifyChain(client)).toEqual({ ok: false, broken: seq, why: 'hash' }),
    )
  })

  test('an entry in the middle removed', async () => {
    const seq = (await last()) - 5
    await tampered(`DELETE FROM "AuditEntry" WHERE "seq" = $1`, [seq], async () =>
      expect(await verifyChain(client)).toEqual({ ok: false, broken: seq, why: 'gap' }),
    )
  })

  test('an entry removed and those after it moved up', async () => {
    const seq = (await last()) - 5
    const sql = `WITH gone AS (DELETE FROM "AuditEntry" WHERE "seq" = ${seq})
      UPDATE "AuditEntry" SET "seq" = "seq" - 1000000 WHERE "seq" > ${seq}`
    await tampered(sql, [], async () => {
      await client.query(`UPDATE "AuditEntry" SET "seq" = "seq" + 999999 WHERE "seq" < 0`)
      expect(await verifyChain(client)).toEqual({ ok: false, broken: seq, why: 'link' })
    })
  })

  test('two entries swapped', async () => {
    const seq = (await last()) - 5
    await tampered(`UPDATE "AuditEntry" SET "seq" = -"seq" WHERE "seq" IN ($1, $2)`, [seq, seq + 1], async () => {
      await client.query(`UPDATE "AuditEntry" SET "seq" = $1::bigint * 2 + 1 + "seq" WHERE "seq" < 0`, [seq])
      expect(await verifyChain(client)).toEqual({ ok: false, broken: seq, why: 'link' })
    })
  })

  test('an entry rewritten with a hash that fits it: the next one gives it away', async () => {
    const seq = (await last()) - 5
    const sql = `UPDATE "AuditEntry" SET "actor" = 'somebody',
      "hash" = sha256("prevHash" || convert_to(audit_text("seq", "at", 'somebody', "action", "subject", "detail"), 'UTF8'))
      WHERE "seq" = $1`
    await tampered(sql, [seq], async () =>
      expect(await verifyChain(client)).toEqual({ ok: false, broken: seq + 1, why: 'link' }),
    )
  })

  test('entries cut off the end, or all of it written anew: only against a kept head', async () => {
    const seq = await last()
    const before = await verifyChain(client)
    if (!before.ok) throw new Error('broken')
    await tampered(`DELETE FROM "AuditEntry" WHERE "seq" > $1`, [seq - 3], async () => {
      expect((await verifyChain(client)).ok).toBe(true)
      expect(await verifyChain(client, before)).toEqual({ ok: false, broken: seq - 2, why: 'kept' })
    })
    expect(await verifyChain(client, before)).toEqual(before)
    expect(await verifyChain(client, { ...before, head: '0'.repeat(64) })).toEqual({
      ok: false,
      broken: seq,
      why: 'kept',
    })
  })

  test('a rewritten audit_text() does not blind the check', async () => {
    const seq = (await last()) - 5
    const { rows } = await client.query<{ source: string }>(
      `SELECT pg_get_functiondef('audit_text(bigint,timestamp,text,text,text,jsonb)'::regprocedure) AS source`,
    )
    const blind = rows[0]!.source.replace('actor, action', `'system'::text, action`)
    await tampered(`UPDATE "AuditEntry" SET "actor" = 'somebody' WHERE "seq" = $1`, [seq], async () => {
      await client.query(blind)
      expect(await verifyChain(client)).toEqual({ ok: false, broken: seq, why: 'hash' })
    }).finally(() => client.query(rows[0]!.source))
    expect(blind).not.toBe(rows[0]!.source)
  })
})

test('without a superuser’s triggers off, nothing of it can be changed at all', async () => {
  for (const sql of [`UPDATE "AuditEntry" SET "actor" = 'x'`, `DELETE FROM "AuditEntry"`, `TRUNCATE "AuditEntry"`])
    await expect(client.query(sql)).rejects.toThrow('append-only')
})

describe('npm run audit:verify', () => {
  const verify = (...args: string[]) =>
    run(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/audit-verify.ts', ...args], {
      env: process.env,
    })

  test('prints the count and the head; says where a trail is broken and ends with 1', async () => {
    const seq = await last()
    const { stdout } = await verify()
    expect(stdout).toMatch(new RegExp(`^${seq} entries, unbroken\\. Head: ${seq}:[0-9a-f]{64}\\n$`))
    await tampered(`DELETE FROM "AuditEntry" WHERE "seq" = $1`, [seq - 5], async () => {
      await expect(verify()).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(`BROKEN: entry ${seq - 5} is missing`),
      })
    })
    await expect(verify(`${seq}:${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 1 })
    await expect(verify('nonsense')).rejects.toMatchObject({ code: 2 })
  }, 60_000)
})
