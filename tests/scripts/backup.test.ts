import { randomBytes, randomUUID } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeAudit } from '@/lib/data/audit'
import { newIdentity, type Identity } from '@/lib/sealing/identity'
import { sealBytes } from '@/lib/sealing/envelope'
import { startPostgres } from '@/scripts/postgres.mjs'
import { command, contents } from '../support/commands'
import { s3Server } from '../support/s3-server'
import { dump, emptyDatabase, ownDatabase, withClient, type OwnDatabase } from '../data/own-database'

jest.setTimeout(300_000) // a cluster is made, and each command is a process of its own

const SECRET = 'b'.repeat(43)
let folder: string
let full: OwnDatabase
let recovery: Identity
let dataDir: string
let archive: string
let before: string
let passing: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jari-backup-'))
  dataDir = join(folder, 'data')
  full = await ownDatabase()
  recovery = await newIdentity()
  const { db } = full
  await db.setting.create({ data: { key: 'recoveryRecipient', value: recovery.recipient } })
  for (let n = 1; n <= 20; n++)
    await db.$transaction((tx) =>
      writeAudit(tx, {
        actor: 'system',
        action: 'test:backup',
        subject: 'x',
        detail: { n, text: 'é\t"kutip" \\N \\ 😀\n' },
      }),
    )
  // Larger than one piece of the archive, and with bytes that COPY must escape.
  const big = 'baris\tdengan\\tab\n'.repeat(20_000)
  for (let n = 0; n < 30; n++) await db.setting.create({ data: { key: `besar-${n}`, value: `${n}${big}` } })
  await db.officer.create({
    data: {
      ...{ email: 'x@test', name: 'X', title: 'X', role: 'LEAD', authHash: '-' },
      ...{ recipient: recovery.recipient, sealedIdentity: randomBytes(300) },
    },
  })
  mkdirSync(join(dataDir, 'bukti'), { recursive: true })
  for (const size of [0, 1, 511, 512, 70_000, 5_000_000]) {
    const id = randomUUID()
    await db.evidence.create({ data: { id, size, on: new Date('2026-11-24') } })
    writeFileSync(join(dataDir, 'bukti', id), randomBytes(size))
    utimesSync(join(dataDir, 'bukti', id), new Date('2026-11-23T16:00:00Z'), new Date('2026-11-23T16:00:00Z'))
  }
  before = await dump(full.url)
  // What is of an hour or a day, and of visitors, is in no backup.
  await db.rateLimiterFlexible.create({ data: { key: 'lookup:visitor', points: 1 } })
  await db.spentProof.create({ data: { id: 'x', report: 'x', until: new Date('2026-11-24') } })
  await db.daySalt.create({ data: { on: new Date('2026-11-24'), salt: randomBytes(32) } })
  passing = await dump(full.url)

  // Somebody writes all the while: a backup is of one moment.
  let writing = true
  const noise = (async () => {
    for (let n = 0; writing; n++) await db.setting.create({ data: { key: `waktu-${n}`, value: 'kemudian' } })
    await db.setting.deleteMany({ where: { key: { startsWith: 'waktu-' } } })
  })()
  const made = await command('backup', [join(folder, 'out')], {
    DATABASE_URL: full.url,
    JARI_DATA: dataDir,
    JARI_SECRET: SECRET,
    JARI_MAIL_FROM: 'jari@test.go.id',
  })
  writing = false
  await noise
  expect(made).toMatchObject({ code: 0, stderr: '' })
  archive = made.stdout.split('\n')[0]!
})

afterAll(async () => {
  await full?.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('the file is whole, private and sealed: nothing of it can be read', () => {
  expect(readdirSync(join(folder, 'out'))).toEqual([archive.split('/').at(-1)])
  expect(statSync(archive).mode & 0o777).toBe(0o600)
  const bytes = readFileSync(archive)
  expect(bytes.subarray(0, 22).toString()).toBe('age-encryption.org/v1\n')
  for (const word of [SECRET, 'x@test', 'recoveryRecipient', 'Kendari']) expect(bytes.includes(word)).toBe(false)
})

test('restored on an empty folder, every row, number and file is as it was, and the trail still refuses changes', async () => {
  const target = join(folder, 'restored')
  // As on a server, where the folder is also the home of its user.
  mkdirSync(join(target, '.npm'), { recursive: true })
  writeFileSync(join(target, '.npm/_update-notifier'), 'x')
  const restored = await command('restore', [archive], { JARI_DATA: target }, `${recovery.secret}\n`)
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(contents(join(target, 'bukti'))).toEqual(contents(join(dataDir, 'bukti')))
  expect(readFileSync(join(target, '.npm/_update-notifier'), 'utf8')).toBe('x')
  expect(readFileSync(join(target, 'secret'), 'utf8')).toBe(SECRET)
  expect(readFileSync(join(target, 'configuration.env'), 'utf8')).toContain('JARI_MAIL_FROM=jari@test.go.id\n')

  const server = await startPostgres({ dataDir: target })
  try {
    const after = await dump(server.url)
    const without = after.split('\n').filter((line) => !/^\(waktu-\d+,/.test(line))
    expect(without.join('\n') === before).toBe(true)
    await withClient(server.url, async (client) => {
      await expect(client.query('DELETE FROM "AuditEntry"')).rejects.toThrow('append-only')
      // The next numbers go on from those given out: a second row of the same number would be refused.
      await client.query(`INSERT INTO "Holiday" ("date", "name", "kind") VALUES ('2031-01-01', 'x', 'LOCAL')`)
      const { rows } = await client.query(
        `SELECT last_value::int AS n FROM pg_sequences WHERE sequencename = 'OpeningHours_id_seq'`,
      )
      const { rows: hours } = await client.query(`SELECT max(id)::int AS n FROM "OpeningHours"`)
      expect(rows[0].n).toBeGreaterThanOrEqual(hours[0].n)
    })
    const verified = await command('audit-verify', [], { DATABASE_URL: server.url })
    expect(verified.stdout).toContain('20 entries, unbroken')
  } finally {
    await server.stop()
  }
  const again = await command('restore', [archive], { JARI_DATA: target }, `${recovery.secret}\n`)
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('not empty') })
})

test('evidence in a bucket is in the file as well, and comes back into a bucket or a folder, as is wanted then', async () => {
  const [one, other] = [await s3Server(), await s3Server()]
  try {
    const [absent, ...ids] = readdirSync(join(dataDir, 'bukti')).sort()
    const files = ids.map((id) => [id, readFileSync(join(dataDir, 'bukti', id))] as const)
    for (const [id, body] of files) one.objects.set(id, { body, meta: [] })
    const bare = join(folder, 'bucket')
    const made = await command('backup', [join(bare, 'out')], {
      ...{ DATABASE_URL: full.url, JARI_DATA: join(bare, 'data'), JARI_SECRET: SECRET, JARI_S3_URL: one.url },
    })
    expect(made).toMatchObject({ code: 0 })
    expect(made.stdout).toContain('5 files of evidence')
    expect(made.stdout).toContain('1 files were not there')
    const file = made.stdout.split('\n')[0]!

    const [filled, plain] = [join(bare, 'filled'), join(bare, 'plain')]
    const env = { JARI_DATA: filled, JARI_S3_URL: other.url }
    expect(await command('restore', [file], env, recovery.secret)).toMatchObject({ code: 0 })
    expect([...other.objects].map(([id, { body }]) => [id, body.toString('base64')]).sort()).toEqual(
      files.map(([id, body]) => [id, body.toString('base64')]),
    )
    expect(readdirSync(filled)).not.toContain('bukti.restoring')
    expect(readFileSync(join(filled, 'configuration.env'), 'utf8')).toContain(`JARI_S3_URL=${one.url}\n`)

    const beside = await command('restore', [file], { JARI_DATA: plain }, recovery.secret)
    expect(beside).toMatchObject({ code: 0 })
    expect(beside.stdout).toContain('restore with JARI_S3_URL')
    const there = contents(join(dataDir, 'bukti')).filter(([name]) => name !== absent)
    expect(contents(join(plain, 'bukti')).sort()).toEqual(there.sort())
    expect(readFileSync(join(plain, 'configuration.env'), 'utf8')).not.toContain('JARI_S3_URL')

    other.close()
    const away = join(bare, 'away')
    const refused = await command('restore', [file], { ...env, JARI_DATA: away }, recovery.secret)
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('ECONNREFUSED') })
    expect(readdirSync(away)).not.toContain('secret')
  } finally {
    one.close()
    other.close()
  }
})

describe('refused in words, and nothing is kept', () => {
  test('a database that is not empty', async () => {
    const env = { JARI_DATA: join(folder, 'other'), DATABASE_URL: full.url }
    const refused = await command('restore', [archive], env, `${recovery.secret}\n`)
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('database is not empty') })
    expect((await dump(full.url)) === passing).toBe(true)
  })

  test.each<[string, () => Promise<string>, string]>([
    ['another key', async () => (await newIdentity()).secret, 'does not open'],
    ['no key', async () => '', 'not a recovery key'],
  ])('%s', async (_, key, words) => {
    const target = join(folder, randomUUID())
    const refused = await command('restore', [archive], { JARI_DATA: target }, await key())
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(words) })
    expect(() => readdirSync(target)).toThrow()
  })

  test.each<[string, (file: string) => Promise<void> | void]>([
    ['a file that was cut short', (file) => truncateSync(file, statSync(file).size - 100_000)],
    [
      'one byte changed',
      (file) => {
        const bytes = readFileSync(file)
        bytes[bytes.length >> 1]! ^= 1
        writeFileSync(file, bytes)
      },
    ],
    [
      'something else sealed to the key',
      async (file) => writeFileSync(file, await sealBytes([recovery.recipient], randomBytes(4096))),
    ],
  ])('%s', async (_, harm) => {
    const file = join(folder, `${randomUUID()}.age`)
    writeFileSync(file, readFileSync(archive))
    await harm(file)
    const empty = await emptyDatabase()
    const target = join(folder, randomUUID())
    const refused = await command('restore', [file], { JARI_DATA: target, DATABASE_URL: empty.url }, recovery.secret)
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('damaged') })
    expect(readdirSync(target)).toEqual([])
    await withClient(empty.url, async (client) => expect((await client.query('SELECT * FROM "Unit"')).rows).toEqual([]))
    await empty.drop()
  })
})

test('before the set-up there is no key to seal to: no file is written', async () => {
  const bare = await ownDatabase()
  const out = join(folder, 'none')
  const refused = await command('backup', [out], { DATABASE_URL: bare.url, JARI_DATA: dataDir, JARI_SECRET: SECRET })
  await bare.drop()
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('/pasang') })
  expect(readdirSync(out)).toEqual([])
})
