import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dateToDay, momentOf } from '@/lib/domain/calendar'
import { seedDemo, type Demo } from '@/prisma/seed/demo/demo'
import { dump, emptyDatabase, ownDatabase, withClient, type OwnDatabase } from '../data/own-database'
import { command, contents } from '../support/commands'
import { fillTables } from '../support/fill-tables'

jest.setTimeout(300_000) // a city's worth of cases is sealed, and each command is a process of its own

let folder: string
let dataDir: string
let own: OwnDatabase
let demo: Demo
const evidence: { id: string; owned: boolean }[] = []

const fileOf = ({ id }: { id: string }) => join(dataDir, 'bukti', id)
const backup = (out: string) =>
  command('backup', [join(folder, out)], { DATABASE_URL: own.url, JARI_DATA: dataDir, JARI_SECRET: 'c'.repeat(43) })

async function addFile(owner: { caseId?: string; dispositionId?: string }, number: number | null, on: Date) {
  const file = { id: randomUUID(), size: 1000 + (number ?? 0), number, on, ...owner }
  await own.db.evidence.create({ data: file })
  writeFileSync(fileOf(file), randomBytes(file.size))
  const day = momentOf(dateToDay(on))
  utimesSync(fileOf(file), day, day)
  evidence.push({ id: file.id, owned: number !== null })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jari-backup-cases-'))
  dataDir = join(folder, 'data')
  mkdirSync(join(dataDir, 'bukti'), { recursive: true })
  own = await ownDatabase()
  demo = (await seedDemo(own.db, { now: new Date(), secretsIn: null, signIn: [], tell: () => {} }))!
  const cases = await own.db.case.findMany({ take: 3, orderBy: { id: 'asc' }, select: { id: true, receivedOn: true } })
  for (const { id: caseId, receivedOn } of cases)
    for (const number of [1, 2]) await addFile({ caseId }, number, receivedOn)
  await withClient(own.url, fillTables)
  const { id: dispositionId } = await own.db.disposition.findFirstOrThrow({ select: { id: true } })
  await addFile({ dispositionId }, 1, new Date('2026-11-24'))
  await addFile({}, null, new Date('2026-11-24'))
})
afterAll(async () => {
  await own?.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('a city’s cases with all that belongs to them come back: every row of every table, and every file', async () => {
  const before = await dump(own.url)
  const tables = await withClient(own.url, fillTables)
  expect(tables).toEqual([]) // none is empty, so none comes back empty unseen
  const made = await backup('whole')
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const target = join(folder, 'restored')
  const empty = await emptyDatabase()
  try {
    const env = { JARI_DATA: target, DATABASE_URL: empty.url }
    const restored = await command('restore', [made.stdout.split('\n')[0]!], env, `${demo.recovery.secret}\n`)
    expect(restored).toMatchObject({ code: 0, stderr: '' })
    expect((await dump(empty.url)) === before).toBe(true)
    expect(contents(join(target, 'bukti'))).toEqual(contents(join(dataDir, 'bukti')))
    expect((await command('audit-verify', [], { DATABASE_URL: empty.url })).stdout).toContain('unbroken')
  } finally {
    await empty.drop()
  }
})

test('evidence that a case or a disposition has and that is gone, or cut short, is named, and the command ends with 1', async () => {
  const [first, second] = evidence.filter(({ owned }) => owned).slice(-2)
  const loose = evidence.find(({ owned }) => !owned)!
  rmSync(fileOf(loose))
  expect(await backup('loose')).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining('1 files were not'),
  })
  rmSync(fileOf(first!))
  truncateSync(fileOf(second!), 10)
  const made = await backup('lost')
  expect(made).toMatchObject({ code: 1, stdout: expect.stringContaining(`${evidence.length - 2} files of evidence`) })
  expect(made.stderr).toContain('2 files of evidence that a case or a disposition has are NOT in this backup')
  for (const lost of [first!, second!]) expect(made.stderr).toContain(lost.id)
  expect(made.stderr).not.toContain(loose.id)
  const empty = await emptyDatabase()
  const env = { JARI_DATA: join(folder, 'rest'), DATABASE_URL: empty.url }
  const restored = await command('restore', [made.stdout.split('\n')[0]!], env, demo.recovery.secret)
  await empty.drop()
  expect(restored).toMatchObject({ code: 0 }) // all else is in it
})
