import { expect, test } from '@playwright/test'
import { intake, sealedReport, untilAcknowledged } from '../support/fault-deeds'
import { addLead } from '../support/fault-officers'
import { faultyHome, type FaultyHome } from '../support/faulty-home'
import { expectHonestPages, expectRefusedForNow, PAGES } from '../support/honest'
import { mailServer } from '../support/mail-server'
import { query } from '../support/officers'

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

const status = async (path: string, at = home) =>
  (await fetch(at.url + path, { signal: AbortSignal.timeout(30_000) })).status

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
    const again = await expectRefusedForNow(home)
    // What was remembered is over by now: some page has to say so.
    await expect(async () => expect(await expectHonestPages(home)).toBeGreaterThan(0)).toPass({ timeout: 120_000 })
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

// There and back: each question is answered, all of them together too late; or longer than any question may last (lib/data/client.ts).
for (const delay of [3_000, 11_000])
  test(`a database that answers after ${(2 * delay) / 1000} s: refused for now in words, nothing hangs, and the same report is taken in better times`, async () => {
    const lives = home.ends.length
    home.line.set({ delay })
    const begun = Date.now()
    const again = await expectRefusedForNow(home)
    expect(Date.now() - begun).toBeLessThan(25_000)
    expect(await status('/api/health')).toBe(200)
    await expect(async () => expect(await expectHonestPages(home)).toBeGreaterThan(0)).toPass({ timeout: 120_000 })
    home.line.set('fair')
    await expectWell()
    expect(await again()).toMatch(/^JK-/)
    expect(home.ends).toHaveLength(lives)
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
