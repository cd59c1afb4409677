import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { processesIn } from '@/scripts/postgres/process.mjs'
import { intake, newUpload, sealedReport, untilAcknowledged, upload } from '../support/fault-deeds'
import { faultyHome, type FaultyHome } from '../support/faulty-home'
import { addLead } from '../support/fault-officers'

// A killed process loses nothing that the kernel has, so no kill shows what a loss of power would: the order of system calls does.
// Elsewhere tests/scripts/postgres.test.ts and tests/data/evidence.test.ts say the same of the settings and of our own calls.

let home: FaultyHome
test.beforeAll(async () => {
  expect(spawnSync('strace', ['-V']).status, 'strace is needed').toBe(0)
  home = await faultyHome({ JARI_WORKER: '0' })
  await addLead(home.databaseUrl)
})
test.afterAll(() => home?.stop())

/** The system calls of database and server while `run` lasts, one a line, in their order. */
async function calls(run: () => Promise<void>): Promise<string[]> {
  const file = join(home.dataDir, 'calls')
  const watched = [...processesIn(home.pgdata), home.serverPid()].flatMap((pid) => ['-p', String(pid)])
  const filter = ['-f', '-y', '-s', '64', '-e', 'trace=fsync,fdatasync,recvfrom,sendto', '-o', file]
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

/** The lines from the last COMMIT on that a backend was sent, to its answer. */
function lastCommit(lines: string[]): { at: number; untilAnswer: string[] } {
  const at = lines.findLastIndex((line) => /recvfrom\(.*COMMIT/.test(line))
  const pid = lines[at]!.split(' ')[0]!
  const after = lines.slice(at).filter((line) => line.startsWith(`${pid} `))
  return { at, untilAnswer: after.slice(0, after.findIndex((line) => line.includes('sendto(')) + 1) }
}

const written = (lines: string[], file: RegExp) =>
  lines.findIndex((line) => /f(data)?sync\(/.test(line) && / = 0$/.test(line) && file.test(line))

test('a report is acknowledged once the database has it on the disk', async () => {
  const filed = await sealedReport(home)
  const lines = await calls(async () => void (await untilAcknowledged(intake(home, filed))))
  const { untilAnswer } = lastCommit(lines)
  expect(untilAnswer.at(-1)).toContain('sendto(')
  expect(written(untilAnswer, /pg_wal/)).toBeGreaterThan(0)
})

test('a file is given to its case once its bytes and its name are on the disk, and then the database has it so', async () => {
  const filed = await sealedReport(home)
  await untilAcknowledged(intake(home, filed))
  const file = await newUpload(filed)
  const lines = await calls(async () => void (await untilAcknowledged(upload(home, filed, file))))
  const { at, untilAnswer } = lastCommit(lines)
  const [bytes, name] = [written(lines, new RegExp(`bukti/${file.id}>`)), written(lines, /bukti>/)]
  expect(bytes).toBeGreaterThanOrEqual(0)
  expect(name).toBeGreaterThan(bytes)
  expect(at).toBeGreaterThan(name)
  expect(written(untilAnswer, /pg_wal/)).toBeGreaterThan(0)
})
