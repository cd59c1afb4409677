import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { between, chanceOf } from '@/prisma/seed/demo/chance'
import {
  entry,
  intake,
  ITEM,
  move,
  newUpload,
  readersAt,
  sealedReport,
  UNIT,
  untilAcknowledged,
  upload,
} from '../support/fault-deeds'
import type { Deed, Entry, Filed, Place, Reader, Upload } from '../support/fault-deeds'
import { atWork } from '../support/fault-officers'
import { faultyHome, type FaultyHome } from '../support/faulty-home'
import { mailServer } from '../support/mail-server'
import { query } from '../support/officers'

/** How many times something is killed: a few with all other tests, many by `npm run faults`. */
const KILLS = Number(process.env.JARI_FAULTS || 6)
const SEED = Number(process.env.JARI_FAULTS_SEED || Date.now() % 1_000_000)
const HANDS = 3
const TARGETS = ['server', 'database', 'both'] as const

test.describe.configure({ mode: 'serial', timeout: 240_000 + KILLS * 10_000 })

let home: FaultyHome
let place: Place
let readers: Reader[]
let mails: Awaited<ReturnType<typeof mailServer>>
test.beforeAll(async () => {
  mails = await mailServer()
  home = await faultyHome({ JARI_SMTP_URL: mails.url.href })
  place = await atWork(home)
  readers = await readersAt(home) // asked for once: a database that is dead answers no hand
})
test.afterAll(async () => {
  await home?.stop()
  await mails?.close()
})

type Done = { filed: Filed; file: Upload; entry: Entry; deeds: { deed: Deed; said: string }[] }

/** A report, its first move, a file and an entry of the ledger, each until it is acknowledged. */
async function work(done: Done[]): Promise<void> {
  const filed = await sealedReport(home, readers)
  const file = await newUpload(filed)
  const made = { form: randomUUID(), quantity: done.length + 1 }
  const one: Done = { filed, file, entry: made, deeds: [] }
  done.push(one)
  for (const deed of [intake(place, filed), move(place, filed), upload(place, filed, file), entry(place, made)])
    one.deeds.push({ deed, said: await untilAcknowledged(deed) })
}

/**
 * Gives the jobs work on what is done with: every other case is one whose reporter may object no longer, so that the clock
 * closes it; the others' deadline has passed, so that the lead is told. Answers the former's ids.
 */
async function age(done: Done[]): Promise<string[]> {
  const [ended, late] = [0, 1].map((rest) =>
    done.filter(({ deeds }, n) => deeds.length === 4 && n % 2 === rest).map(({ filed }) => filed.caseKeys.caseId),
  ) as [string[], string[]]
  await query(
    home.databaseUrl,
    `UPDATE "Case" SET "state" = 'ACTED_ON', "objectUntil" = '2026-01-05', "version" = "version" + 1
     WHERE "id" = ANY($1::uuid[]) AND "state" = 'VERIFYING'`,
    [ended],
  )
  await query(home.databaseUrl, `UPDATE "Case" SET "dueOn" = '2026-01-05' WHERE "id" = ANY($1::uuid[])`, [late])
  return ended
}

async function kill(draw: () => number): Promise<string> {
  const target = TARGETS[between(draw, 0, 2)]!
  if (target !== 'database') await home.killServer()
  if (target !== 'server') await home.killDatabase()
  await wait(between(draw, 0, 200))
  if (target !== 'server') await home.startDatabase()
  if (target !== 'database') await home.startServer()
  return target
}

test('nothing that was acknowledged is lost or counts twice, whatever is killed and when', async () => {
  console.log(`${KILLS} kills, JARI_FAULTS_SEED=${SEED}`)
  const draw = chanceOf(SEED)
  const done: Done[] = []
  let killing = true
  const hands = Promise.all(
    Array.from({ length: HANDS }, async () => {
      while (killing) await work(done)
    }),
  )
  hands.catch(() => {}) // told below
  const killed: string[] = []
  try {
    for (let n = 0; n < KILLS; n++) {
      await wait(between(draw, 30, 1500))
      killed.push(await kill(draw))
      for (const { deed, said } of done.flatMap(({ deeds }) => deeds).slice(-12))
        expect(await untilAcknowledged(deed), deed.name).toBe(said)
      await age(done)
    }
  } finally {
    killing = false
  }
  await hands
  const closed = await age(done)
  await home.killServer()
  // A message that was being sent waits for ten minutes before it is anybody's again.
  await query(home.databaseUrl, `UPDATE "Notice" SET "nextAt" = now() WHERE "nextAt" IS NOT NULL`)
  await home.startServer()
  console.log(`Killed: ${killed.join(', ')}. ${done.length} reports, each with a move, a file and an entry`)

  for (const { deeds } of done)
    for (const { deed, said } of deeds) expect(await untilAcknowledged(deed), deed.name).toBe(said)
  await expect(async () => {
    for (const one of done) await expectWhole(one, closed.includes(one.filed.caseKeys.caseId))
  }).toPass({ timeout: 60_000 })
  await expectLedger(done.map(({ entry }) => entry))
})

/** As it was acknowledged, and once: rows, story, trail, bytes, and the message to the lead or the closing by the clock. */
async function expectWhole({ filed, file, deeds }: Done, closed: boolean): Promise<void> {
  const { caseId } = filed.caseKeys
  const { rows } = await query<Record<string, unknown>>(
    home.databaseUrl,
    `SELECT c."reference", c."state"::text,
       (SELECT count(*)::int FROM "Part" p WHERE p."caseId" = c."id" AND p."kind" <> 'EVIDENCE') AS parts,
       (SELECT array_agg(m."move" ORDER BY m."id") FROM "CaseMove" m WHERE m."caseId" = c."id") AS moves,
       (SELECT array_agg(a."action" ORDER BY a."seq") FROM "AuditEntry" a WHERE a."subject" = 'case:' || c."id") AS trail,
       (SELECT array_agg(e."id"::text) FROM "Evidence" e WHERE e."caseId" = c."id") AS files
     FROM "Case" c WHERE c."id" = $1`,
    [caseId],
  )
  expect(rows).toEqual([
    {
      ...{ reference: deeds[0]!.said, state: closed ? 'CLOSED' : 'VERIFYING', parts: filed.body.sealed.parts.length },
      ...{ moves: ['receive', 'verify', ...(closed ? ['expire'] : [])], files: [file.id] },
      trail: ['case:receive', 'case:move', 'case:evidence', ...(closed ? ['case:move'] : [])],
    },
  ])
  expect(hash(readFileSync(join(home.dataDir, 'bukti', file.id!)))).toBe(hash(file.bytes))
  if (closed) return
  const told = mails.received.filter(({ raw }) => raw.includes(`Subject: JARI: tenggat ${deeds[0]!.said} lewat`))
  // A crash between mail server and database sends it again under the same name, by which it is one message.
  expect(new Set(told.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])).size).toBe(1)
}

async function expectLedger(entries: Entry[]): Promise<void> {
  const { rows } = await query<{ form: string; quantity: number }>(
    home.databaseUrl,
    `SELECT "form", "after"::int - "before"::int AS quantity FROM "BoardChange" WHERE "form" IS NOT NULL ORDER BY 2`,
  )
  expect(rows).toEqual(entries.toSorted((a, b) => a.quantity - b.quantity))
  const { rows: stock } = await query<{ balance: number; sum: number }>(
    home.databaseUrl,
    `SELECT s."balance", (SELECT sum("delta")::int FROM "StockEntry") AS sum FROM "Stock" s WHERE "unitId" = $1 AND "itemId" = $2`,
    [UNIT, ITEM],
  )
  const all = entries.reduce((sum, { quantity }) => sum + quantity, 0)
  expect(stock).toEqual([{ balance: all, sum: all }])
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
