import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildCase, buildOfficer, type BuiltOfficer, deedOfficer } from '@/prisma/seed/builders'
import { type Line, lineTo } from '../support/line'
import { mailServer } from '../support/mail-server'
import { type OwnDatabase, ownDatabase, withClient } from './own-database'

jest.setTimeout(90_000) // workers are processes of their own

let own: OwnDatabase
let line: Line
let lead: BuiltOfficer
let mails: Awaited<ReturnType<typeof mailServer>>
let workers: ChildProcess[] = []
beforeEach(async () => {
  own = await ownDatabase()
  lead = await buildOfficer(own.db, { role: 'LEAD' })
  line = await lineTo(() => createConnection(join(new URL(own.url).searchParams.get('host')!, '.s.PGSQL.5432')))
  mails = await mailServer()
})
afterEach(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  workers = []
  line.close()
  await mails.close()
  await own.drop()
})

/** `npm run worker`; `line` is its way to the database. `lines`: what its journal says. */
function startWorker() {
  const DATABASE_URL = `postgresql://jari@127.0.0.1:${line.port}${new URL(own.url).pathname}`
  const worker = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.ts'], {
    env: {
      ...{ ...process.env, DATABASE_URL, JARI_SECRET: 'a'.repeat(43), NODE_OPTIONS: '' },
      JARI_SMTP_URL: mails.url.href,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  workers.push(worker)
  let [said, journal] = ['', '']
  worker.stdout.on('data', (chunk) => (said += chunk))
  worker.stderr.on('data', (chunk) => (journal += chunk))
  return {
    worker,
    works: () => said.includes('Working'),
    lines: () => journal.split('\n').slice(0, -1),
    told: (what: string) => journal.includes(`"what":"${what}"`),
    ended: () => worker.exitCode ?? worker.signalCode,
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50)
}

const leads = () => [{ id: lead.id, recipient: lead.recipient ?? '' }]

/** A case whose reporter may object no longer. */
async function unopposed() {
  const by = deedOfficer(lead)
  const moves = ['verify', 'start', 'act'] as const
  return buildCase(own.db, {
    ...{ leads: leads(), receivedOn: '2026-01-05' },
    deeds: moves.map((move) => ({ by, on: '2026-01-06', move, ...(move === 'act' && { message: 'Selesai.' }) })),
  })
}

/** A case that was to be kept until some night of long ago. */
async function expired() {
  const made = await buildCase(own.db, { leads: leads(), receivedOn: '2015-01-05' })
  const data = { state: 'CLOSED', stateOn: new Date('2015-02-02'), dueOn: null } as const
  await own.db.case.update({ where: { id: made.id }, data })
  return made
}

type Made = { id: string; reference: string }
const row = ({ id }: Made) => own.db.case.findUniqueOrThrow({ where: { id } })
const isClosed = async (made: Made) => (await row(made)).state === 'CLOSED'
const isErased = async (made: Made) => (await row(made)).erasedOn !== null
const mailsOf = ({ reference }: Made) =>
  mails.received.filter(({ raw }) => raw.includes(`Subject: JARI: laporan baru ${reference}`))
/** What its schedule would do within the hour. */
const jobNow = (queue: string) =>
  own.db.$executeRaw`INSERT INTO pgboss.job ("name", "data", "policy") VALUES (${queue}, '{}', 'standard')`

/** Holds a case against everybody while `run` lasts. */
const holding = ({ id }: Made, run: () => Promise<void>) =>
  withClient(own.url, async (client) => {
    await client.query('BEGIN')
    await client.query('SELECT FROM "Case" WHERE "id" = $1 FOR UPDATE', [id])
    await run()
    await client.query('COMMIT')
  })
async function waiting(): Promise<number> {
  const [found] = await own.db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return found!.n
}

test('npm run worker does at its start what fell due while nobody worked, and ends when told to', async () => {
  const [closing, erasing] = [await unopposed(), await expired()]
  const fresh = await buildCase(own.db, { leads: leads() })
  const { worker, ended } = startWorker()
  await until(async () => (await isClosed(closing)) && (await isErased(erasing)) && mailsOf(fresh).length > 0)
  worker.kill('SIGTERM')
  await until(() => ended() !== null)
  expect(ended()).toBe(0)
})

test('without its database it waits for it, loses it in the midst of a job, and works again: one life, and a journal without texts', async () => {
  const made = await unopposed()
  line.set('cut')
  const { works, lines, told, ended } = startWorker()
  await until(() => told('jobs') || ended() !== null)
  await holding(made, async () => {
    line.set('fair')
    await until(async () => (works() && (await waiting()) > 0) || ended() !== null)
    line.set('cut')
    // pg-boss lets go of the job that failed without waiting whether that could be written down.
    await until(() => told('promise') || ended() !== null)
  })
  line.set('fair')
  await jobNow('cases-clock')
  await until(async () => (await isClosed(made)) || ended() !== null)
  expect(ended()).toBeNull()
  const known = ['level', 'time', 'what', 'error', 'code', 'at']
  for (const entry of lines()) expect(known).toEqual(expect.arrayContaining(Object.keys(JSON.parse(entry) as object)))
  expect(lines().join()).not.toContain(String(line.port))
})

test('one of two workers killed in the midst of its jobs: each case is closed, erased and told of once', async () => {
  const closing = [await unopposed(), await unopposed(), await unopposed()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const erasing = [await expired(), await expired(), await expired()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const fresh = [await buildCase(own.db, { leads: leads() }), await buildCase(own.db, { leads: leads() })]
  await holding(closing[1]!, () =>
    holding(erasing[1]!, async () => {
      const one = startWorker()
      await until(async () => (await waiting()) === 2)
      const other = startWorker()
      await until(other.works)
      one.worker.kill('SIGKILL')
      await once(one.worker, 'exit')
    }),
  )
  // A message that was being sent, and a job that was being done, are nobody's for a while when their process is gone.
  await own.db.notice.updateMany({ where: { nextAt: { not: null } }, data: { nextAt: new Date() } })
  for (const queue of ['cases-clock', 'cases-retention', 'notices']) await jobNow(queue)
  const all = async (made: Made[], isSo: (one: Made) => boolean | Promise<boolean>) =>
    (await Promise.all(made.map(isSo))).every(Boolean)
  await until(async () => (await all(closing, isClosed)) && (await all(erasing, isErased)))
  await until(() => all(fresh, (one) => mailsOf(one).length > 0))
  const trail = async ({ id }: Made) =>
    (await own.db.auditEntry.findMany({ where: { subject: `case:${id}`, actor: 'system' } })).map(
      ({ action }) => action,
    )
  for (const one of closing) expect(await trail(one)).toEqual(['case:move'])
  for (const one of erasing) expect(await trail(one)).toEqual(['case:erase'])
  // A crash between mail server and database sends it again under the same name, by which it is one message.
  for (const one of fresh)
    expect(new Set(mailsOf(one).map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])).size).toBe(1)
})
