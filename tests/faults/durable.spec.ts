import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { processesIn } from '@/scripts/postgres/process.mjs'
import {
  entry,
  intake,
  move,
  newUpload,
  type Place,
  sealedReport,
  untilAcknowledged,
  upload,
} from '../support/fault-deeds'
import { faultyHome, type FaultyHome } from '../support/faulty-home'
import { atWork } from '../support/fault-officers'

// A killed process loses nothing that the kernel has, so no kill shows what a loss of power would: the order of system calls does.
// Elsewhere tests/scripts/postgres.test.ts and tests/data/evidence.test.ts say the same of the settings and of our own calls.

const TRACED = 'fsync,fdatasync,recvfrom,sendto,write,writev,sendmsg'

let home: FaultyHome
let place: Place
test.beforeAll(async () => {
  expect(spawnSync('strace', ['-V']).status, 'strace is needed').toBe(0)
  home = await faultyHome({ JARI_WORKER: '0' })
  place = await atWork(home)
})
test.afterAll(() => home?.stop())

/** The system calls of database and server while `run` lasts, one a line, in their order. */
async function calls(run: () => Promise<void>): Promise<string[]> {
  const file = join(home.dataDir, 'calls')
  const watched = [...processesIn(home.pgdata), home.serverPid()].flatMap((pid) => ['-p', String(pid)])
  const filter = ['-f', '-y', '-s', '64', '-e', `trace=${TRACED}`, '-o', file]
  const strace = spawn('strace', [...filter, ...watched], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  strace.stderr.on('data', (chunk) => (said += chunk))
  while (said.split('attached').length <= watched.length / 2) await wait(20)
  await run()
  strace.kill('SIGINT')
  await once(strace, 'exit')
  return whole(readFileSync(file, 'utf8').split('\n'))
}

/** A call that another one interrupts is told in two lines: it is over with the second. */
function whole(lines: string[]): string[] {
  const begun = new Map<string, string>()
  return lines.flatMap((line) => {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(pid, rest.replace(/ *<unfinished \.\.\.>$/, ''))
      return []
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    return [`${pid} ${resumed ? (begun.get(pid) ?? '') + resumed[1] : rest}`]
  })
}

/** Where in the lines a backend was sent the last COMMIT, had its log on the disk and answered, and the client was told. -1: nowhere. */
function lastCommit(lines: string[]) {
  const sent = lines.findLastIndex((line) => /recvfrom\(.*COMMIT/.test(line))
  const backend = `${lines[sent]?.split(' ')[0]} `
  const after = (test: (line: string) => boolean) => lines.findIndex((line, n) => n > sent && test(line))
  return {
    sent,
    logged: after((line) => line.startsWith(backend) && isSynced(line, /pg_wal/)),
    answered: after((line) => line.startsWith(backend) && line.includes('sendto(')),
    told: lines.findLastIndex((line) => /(write|writev|sendmsg)\(\d+<\S*(socket|TCP).*"HTTP\/1\.1 2\d\d /.test(line)),
  }
}

/** Each in its turn: the client hears of nothing that a loss of power could take back. */
function expectOrder({ sent, logged, answered, told }: ReturnType<typeof lastCommit>): void {
  expect(sent).toBeGreaterThanOrEqual(0)
  expect(logged).toBeGreaterThan(sent)
  expect(answered).toBeGreaterThan(logged)
  expect(told).toBeGreaterThan(answered)
}

const isSynced = (line: string, file: RegExp) => /f(data)?sync\(/.test(line) && / = 0$/.test(line) && file.test(line)
const written = (lines: string[], file: RegExp) => lines.findIndex((line) => isSynced(line, file))

test('a report, its move and an entry of the ledger are acknowledged to whoever sent them once the database has them on the disk', async () => {
  const filed = await sealedReport(home)
  const made = { form: randomUUID(), quantity: 3 }
  for (const deed of [intake(place, filed), move(place, filed), entry(place, made)])
    await test.step(deed.name, async () => {
      expectOrder(lastCommit(await calls(async () => void (await untilAcknowledged(deed)))))
    })
})

test('a file is given to its case once its bytes and its name are on the disk, and then the database has it so', async () => {
  const filed = await sealedReport(home)
  await untilAcknowledged(intake(home, filed))
  const file = await newUpload(filed)
  const lines = await calls(async () => void (await untilAcknowledged(upload(home, filed, file))))
  const commit = lastCommit(lines)
  const [bytes, name] = [written(lines, new RegExp(`bukti/${file.id}>`)), written(lines, /bukti>/)]
  expect(bytes).toBeGreaterThanOrEqual(0)
  expect(name).toBeGreaterThan(bytes)
  expect(commit.sent).toBeGreaterThan(name)
  expectOrder(commit)
})
