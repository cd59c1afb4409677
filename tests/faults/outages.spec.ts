import { expect, test } from '@playwright/test'
import { FAILURE } from '@/messages/failure.mjs'
import { intake, sealedReport, untilAcknowledged } from '../support/fault-deeds'
import { addLead } from '../support/fault-officers'
import { faultyHome, type FaultyHome } from '../support/faulty-home'
import { mailServer } from '../support/mail-server'
import { query } from '../support/officers'
import { mintProof } from '../support/proofs'

test.describe.configure({ timeout: 300_000 })

let home: FaultyHome
let mails: Awaited<ReturnType<typeof mailServer>>
test.beforeAll(async () => {
  mails = await mailServer()
  home = await faultyHome({ JARI_SMTP_URL: mails.url.href })
  await addLead(home.databaseUrl)
})
test.afterAll(async () => {
  await home?.stop()
  await mails?.close()
})

const PAGES = ['/', '/layanan', '/layanan/disdukcapil', '/lapor', '/lacak', '/masuk']
const status = async (path: string, at = home) =>
  (await fetch(at.url + path, { signal: AbortSignal.timeout(30_000) })).status

/** Every page comes as it is, from memory, or says in words that it can't; none keeps anybody waiting. */
async function expectHonestPages(): Promise<number> {
  const answers = await Promise.all(
    PAGES.map(async (path) => {
      const init = { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(30_000) }
      const answer = await fetch(home.url + path, init)
      return { path, status: answer.status, text: await answer.text() }
    }),
  )
  const failed = answers.filter(({ status }) => status !== 200)
  for (const { path, status, text } of failed) {
    expect([500, 503], path).toContain(status)
    expect(text.includes(FAILURE.id.title), path).toBe(true)
  }
  return failed.length
}

/** A report is refused in words that a page can show, and is there when it is sent again in better times. */
async function expectRefusedForNow(): Promise<() => Promise<string>> {
  const filed = await sealedReport(home)
  const headers = { 'content-type': 'application/json', origin: home.url, ...(await mintProof(home.secret)) }
  const init = { method: 'POST', headers, body: JSON.stringify(filed.body), signal: AbortSignal.timeout(60_000) }
  const answer = await fetch(`${home.url}/lapor/kirim`, init)
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ code: 'UNAVAILABLE', title: expect.stringMatching(/\w/) })
  return () => untilAcknowledged(intake(home, filed))
}

async function expectWell(): Promise<void> {
  await expect(async () => expect(await status('/api/ready')).toBe(200)).toPass({ timeout: 60_000 })
  for (const path of PAGES) expect(await status(path), path).toBe(200)
}

for (const weather of ['cut', 'mute'] as const)
  test(`a database that ${weather === 'cut' ? 'is not to be reached' : 'says nothing'}: honest answers, the process lives, all comes back by itself`, async () => {
    const lives = home.ends.length
    home.line.set(weather)
    expect(await status('/api/health')).toBe(200)
    // A question that is under way may still be answered.
    await expect(async () => expect(await status('/api/ready')).toBe(503)).toPass({ timeout: 60_000 })
    const again = await expectRefusedForNow()
    // What was remembered is over by now: some page has to say so.
    await expect(async () => expect(await expectHonestPages()).toBeGreaterThan(0)).toPass({ timeout: 120_000 })
    home.line.set('fair')
    await expectWell()
    expect(await again()).toMatch(/^JK-/)
    expect(home.ends).toHaveLength(lives)
  })

test('a slow database makes everything slow and nothing wrong', async () => {
  home.line.set({ delay: 60 })
  for (const path of PAGES) expect(await status(path), path).toBe(200)
  expect(await untilAcknowledged(intake(home, await sealedReport(home)))).toMatch(/^JK-/)
  home.line.set('fair')
  await expectWell()
})

test('a server that comes up before its database waits for it, and then does its jobs as well', async () => {
  await home.killServer()
  await home.killDatabase()
  await home.startServer()
  const lives = home.ends.length
  expect(await status('/api/ready')).toBe(503)
  await home.startDatabase()
  await expectWell()
  await jobNow()
  await expect(async () => expect(await jobsWaiting()).toBe(0)).toPass({ timeout: 90_000 })
  expect(home.ends).toHaveLength(lives)
})

/** What its schedule would do within two minutes. */
async function jobNow(): Promise<void> {
  await expect(() =>
    query(home.databaseUrl, `INSERT INTO pgboss.job ("name", "data", "policy") VALUES ('notices', '{}', 'standard')`),
  ).toPass({ timeout: 60_000 }) // a server that has just started makes the queue first
}

const jobsWaiting = async () =>
  (await query(home.databaseUrl, `SELECT FROM pgboss.job WHERE "name" = 'notices' AND "state" < 'completed'`)).rows
    .length

test('a mail server that is down delays a message, and neither loses nor repeats it', async () => {
  await mails.close()
  const reference = await untilAcknowledged(intake(home, await sealedReport(home)))
  const notice = async () =>
    (
      await query<{ attempts: number; sentAt: Date | null }>(
        home.databaseUrl,
        `SELECT n."attempts", n."sentAt" FROM "Notice" n JOIN "Case" c ON c."id" = n."caseId" WHERE c."reference" = $1`,
        [reference],
      )
    ).rows
  await jobNow()
  await expect(async () => expect(await notice()).toEqual([{ attempts: 1, sentAt: null }])).toPass({ timeout: 60_000 })
  mails = await mailServer(Number(mails.url.port))
  await query(home.databaseUrl, `UPDATE "Notice" SET "nextAt" = now() WHERE "nextAt" IS NOT NULL`)
  await jobNow()
  await expect(async () => expect((await notice())[0]?.sentAt).not.toBeNull()).toPass({ timeout: 60_000 })
  expect(mails.received.filter(({ raw }) => raw.includes(reference))).toHaveLength(1)
})
