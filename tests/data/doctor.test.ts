import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeAudit } from '@/lib/data/audit'
import { diskFinding, examine } from '@/scripts/doctor/checks'
import { evidenceIn } from '@/scripts/evidence-place'
import { ownDatabase, withClient, type OwnDatabase } from './own-database'

let own: OwnDatabase
let dataDir: string
let evidenceDir: string
const caseId = randomUUID()
const giftId = randomUUID()
const leads = [randomUUID(), randomUUID()]
const blob = randomUUID()

const look = () => withClient(own.url, (client) => examine(client, evidenceIn(evidenceDir), dataDir))
const wrong = async () => (await look()).filter(({ ok }) => !ok).map(({ what, words }) => `${what}: ${words}`)
const sql = (text: string) =>
  withClient(own.url, (client) => client.query(`SET session_replication_role = replica; ${text}`))

beforeAll(async () => {
  own = await ownDatabase()
  dataDir = mkdtempSync(join(tmpdir(), 'jari-doctor-'))
  evidenceDir = join(dataDir, 'bukti')
  mkdirSync(evidenceDir)
  const today = new Date('2026-11-24')
  for (const id of leads)
    await own.db.officer.create({
      data: { id, email: `${id}@test`, name: 'X', title: 'X', role: 'LEAD', authHash: '-', recipient: 'age1x' },
    })
  await own.db.case.create({
    data: {
      ...{ id: caseId, reference: 'JK-TEST-0001', channel: 'COMPLAINT', category: 'demanded', sealedBy: 'BROWSER' },
      ...{ stateOn: today, receivedOn: today, clockFrom: today, recipient: 'age1y', lookup: 'x' },
      receiptSealed: Buffer.from('x'),
      grants: { create: leads.map((officerId) => ({ officerId, sealed: Buffer.from('x') })) },
      evidence: { create: { id: blob, size: 100, number: 1, on: today } },
    },
  })
  await own.db.gratuity.create({
    data: {
      ...{ id: giftId, reference: 'GR-TEST-0001', refused: true, happenedOn: today, stateOn: today, enteredOn: today },
      ...{ recipient: 'age1z', enteredById: leads[0]!, declarantId: leads[0]! },
      grants: { create: leads.map((officerId) => ({ officerId, sealed: Buffer.from('x') })) },
    },
  })
  writeFileSync(join(evidenceDir, blob), Buffer.alloc(100))
  for (let n = 1; n <= 3; n++)
    await own.db.$transaction((tx) => writeAudit(tx, { actor: 'system', action: 'test', subject: 'x', detail: { n } }))
})

afterAll(async () => {
  await own?.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a well installation is well, and each part was looked at', async () => {
  expect(await wrong()).toEqual([])
  expect((await look()).map(({ what }) => what)).toEqual([
    ...['migrations', 'audit trail', 'keys', 'recovery key', 'clock', 'messages', 'evidence', 'disk'],
  ])
})

test.each<[string, string, string, string]>([
  [
    'a lead who has left',
    `UPDATE "Officer" SET active = false WHERE id = '${leads[0]}'`,
    `UPDATE "Officer" SET active = true`,
    'keys: fewer than two leads can open GR-TEST-0001, JK-TEST-0001',
  ],
  [
    'a grant that is gone',
    `DELETE FROM "KeyGrant" WHERE "officerId" = '${leads[1]}'`,
    `INSERT INTO "KeyGrant" VALUES ('${caseId}', '${leads[1]}', 'x')`,
    'keys: fewer than two leads',
  ],
  [
    'a lead who is kept from the case and holds a key all the same',
    `INSERT INTO "CaseExclusion" ("caseId", "officerId") VALUES ('${caseId}', '${leads[0]}')`,
    `DELETE FROM "CaseExclusion"`,
    'keys: fewer than two leads can open JK-TEST-0001',
  ],
  [
    'a key to a gratuity that is gone',
    `DELETE FROM "GratuityGrant" WHERE "officerId" = '${leads[1]}'`,
    `INSERT INTO "GratuityGrant" VALUES ('${giftId}', '${leads[1]}', 'x')`,
    'keys: fewer than two leads can open GR-TEST-0001',
  ],
  [
    'a recovery key that was replaced',
    `INSERT INTO "Setting" VALUES ('recoveryRecipient', 'age1new'); UPDATE "Case" SET "recoveryTo" = 'age1new'`,
    `UPDATE "Gratuity" SET "recoveryTo" = 'age1new'`,
    'recovery key: does not open GR-TEST-0001: a lead',
  ],
  [
    'a report that does not say to which recovery key it is sealed',
    `UPDATE "Case" SET "recoveryTo" = NULL`,
    `UPDATE "Case" SET "recoveryTo" = 'age1new'`,
    'recovery key: does not open JK-TEST-0001: a lead',
  ],
  [
    'an entry of the trail changed',
    `UPDATE "AuditEntry" SET actor = 'x' WHERE seq = 2`,
    `UPDATE "AuditEntry" SET actor = 'system'`,
    'audit trail: BROKEN at entry 2',
  ],
  [
    'a migration that is not applied',
    `UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE migration_name = '20261124000000_house'`,
    `UPDATE "_prisma_migrations" SET rolled_back_at = NULL`,
    'migrations: not applied: 20261124000000_house',
  ],
  [
    'a migration broken off',
    `UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = '20261124000000_house'`,
    `UPDATE "_prisma_migrations" SET finished_at = now()`,
    'migrations: broken off half-way: 20261124000000_house',
  ],
  [
    'an address that refused its e-mails for a day',
    `INSERT INTO "Notice" ("officerId", kind, key, attempts, "nextAt") VALUES ('${leads[0]}', 'NEW', 'a', 30, NULL), ('${leads[0]}', 'NEW', 'b', 30, NULL),
       ('${leads[1]}', 'NEW', 'dropped', 0, NULL), ('${leads[1]}', 'NEW', 'waits', 40, now())`,
    `INSERT INTO "Notice" ("officerId", kind, key, attempts, "nextAt", "sentAt") VALUES ('${leads[0]}', 'NEW', 'c', 1, NULL, now() + interval '1 s')`,
    `messages: 2 e-mails were given up, refused by the mail server for a day: to ${leads[0]}@test.`,
  ],
])('%s is told', async (_, harm, mend, words) => {
  await sql(harm)
  expect(await wrong()).toEqual([expect.stringContaining(words)])
  await sql(mend)
  expect(await wrong()).toEqual([])
})

test('a disk that fills is told, be it the data’s or the database’s', async () => {
  const GIB = 2 ** 30
  expect(diskFinding([{ what: 'data', free: 3 * GIB }])).toEqual({ what: 'disk', ok: true, words: '3.0 GiB free' })
  const [data, database] = [
    { what: 'data' as const, free: 90 * GIB },
    { what: 'database' as const, free: GIB },
  ]
  const words = expect.stringContaining('90.0 GiB free for the data, 1.0 GiB free for the database')
  expect(diskFinding([data, database])).toMatchObject({ ok: false, words })
  mkdirSync(join(dataDir, 'pg')) // on the same disk: told once
  expect((await look()).find(({ what }) => what === 'disk')?.words).toMatch(/^[\d.]+ GiB free$/)
  rmSync(join(dataDir, 'pg'), { recursive: true })
})

test('what else lies in a bucket is not said to be nothing', async () => {
  const bucket = { ...evidenceIn(evidenceDir), names: async () => null }
  const found = await withClient(own.url, (client) => examine(client, bucket, dataDir))
  const words = expect.stringContaining('whether a bucket holds others was not looked at')
  expect(found).toContainEqual({ what: 'evidence', ok: true, words })
})

test('a clock that differs from the database’s is told, and one that the trail is ahead of', async () => {
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 60_000)
  expect(await wrong()).toEqual([expect.stringContaining('clock: this machine and the database differ')])
  now.mockRestore()
  const { at } = (await own.db.auditEntry.findFirst({ orderBy: { seq: 'desc' } }))!
  await sql(`UPDATE "AuditEntry" SET "at" = "at" + interval '1 hour' WHERE seq = (SELECT max(seq) FROM "AuditEntry")`)
  expect(await wrong()).toContainEqual(expect.stringContaining('clock: the trail has entries from the future'))
  await own.db.$transaction([
    own.db.$executeRaw`SET LOCAL session_replication_role = replica`,
    own.db.$executeRaw`UPDATE "AuditEntry" SET "at" = ${at} WHERE seq = (SELECT max(seq) FROM "AuditEntry")`,
  ])
  expect(await wrong()).toEqual([])
})

test('evidence that is cut short, and files that nobody knows, are told', async () => {
  writeFileSync(join(evidenceDir, 'asing'), 'x')
  expect(await wrong()).toEqual([expect.stringContaining('evidence: files that nothing in the database knows: asing')])
  rmSync(join(evidenceDir, 'asing'))
  truncateSync(join(evidenceDir, blob), 99)
  expect(await wrong()).toEqual([
    expect.stringContaining(`evidence: missing or not whole, though a case or a disposition has it: ${blob}`),
  ])
  writeFileSync(join(evidenceDir, blob), Buffer.alloc(100))
  expect(await wrong()).toEqual([])
})

test('npm run doctor says a line on each, and ends with 1 when something needs a hand, with 2 when it cannot look', async () => {
  const doctor = (url: string) =>
    promisify(execFile)(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/doctor.ts'], {
      env: { ...process.env, DATABASE_URL: url, JARI_DATA: dataDir },
    })
  const { stdout } = (await doctor(own.url).catch((error: unknown) => error)) as { stdout: string }
  expect(stdout).toMatch(/^ok {3}migrations: all \d+ applied\nok {3}audit trail: 3 entries/)
  expect(stdout.match(/^BAD {2}\w+/gm)).toEqual(['BAD  durability']) // the tests' own database writes when it likes
  expect(stdout).toMatch(/^ok {3}certificate: .*\nok {3}mail: /m)
  rmSync(join(evidenceDir, blob))
  await expect(doctor(own.url)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('BAD  evidence: missing'),
  })
  await expect(doctor('postgresql://rahasia@127.0.0.1:1/x')).rejects.toMatchObject({
    code: 2,
    stderr: expect.not.stringContaining('rahasia'),
  })
})
