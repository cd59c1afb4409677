import { randomUUID } from 'node:crypto'
import { db } from '@/lib/data/client'
import {
  forgetCounters,
  forgetSignIns,
  recentReports,
  SIGN_IN_TRIES,
  takeAccountSignIn,
  takePlainReport,
  takeReport,
  takeSetup,
  takeSignIn,
} from '@/lib/data/limits'
import { PLAIN_PER_HOUR } from '@/lib/domain/proof'

const taken = async (count: number, take: () => Promise<{ ok: boolean }>) =>
  (await Promise.all(Array.from({ length: count }, take))).filter(({ ok }) => ok).length

test('of many tries for an account at one moment, no more than allowed get through', async () => {
  const account = randomUUID()
  expect(await taken(50, () => takeAccountSignIn(account))).toBe(SIGN_IN_TRIES)
  expect(await takeAccountSignIn(account)).toEqual({ ok: false, error: { code: 'LIMITED' } })
  expect(await takeAccountSignIn(randomUUID())).toEqual({ ok: true, value: null })
})

test('the pause is of a quarter of an hour from the first try, and trying on does not lengthen it', async () => {
  const account = randomUUID()
  await taken(SIGN_IN_TRIES + 5, () => takeAccountSignIn(account))
  const key = `signin-account:${account}`
  const { expire } = await db.rateLimiterFlexible.findUniqueOrThrow({ where: { key } })
  expect(expire!.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000)
  await db.rateLimiterFlexible.update({ where: { key }, data: { expire: new Date(Date.now() - 1) } })
  expect((await takeAccountSignIn(account)).ok).toBe(true)
})

test('a good sign-in forgets the tries before it', async () => {
  const [account, visitor] = [randomUUID(), randomUUID()]
  await takeSignIn(visitor)
  await taken(SIGN_IN_TRIES, () => takeAccountSignIn(account))
  await forgetSignIns(account, visitor)
  expect(await taken(SIGN_IN_TRIES, () => takeAccountSignIn(account))).toBe(SIGN_IN_TRIES)
  expect(await db.rateLimiterFlexible.findUniqueOrThrow({ where: { key: `signin-visitor:${visitor}` } })).toMatchObject(
    {
      points: 0,
    },
  )
})

test('a classroom behind one address is not shut out', async () => {
  const visitor = randomUUID()
  expect(await taken(60, () => takeReport(visitor))).toBe(60)
  expect(await taken(60, () => takeSignIn(visitor))).toBe(60)
})

test('a network without JavaScript has a smaller budget, and all of them together one', async () => {
  await db.rateLimiterFlexible.deleteMany({ where: { key: { startsWith: 'report-plain' } } })
  const { network, everywhere } = PLAIN_PER_HOUR
  const [flooding, honest] = [randomUUID(), randomUUID()]
  expect(await taken(network + 60, () => takePlainReport(flooding))).toBe(network)
  // What its own network was refused it has not taken from the others.
  expect(await taken(1, () => takePlainReport(honest))).toBe(1)
  const many = Array.from({ length: everywhere }, () => takePlainReport(randomUUID()))
  expect((await Promise.all(many)).filter(({ ok }) => ok)).toHaveLength(everywhere - network - 1)
})

test('how much comes in is counted for a network and for all', async () => {
  const visitor = randomUUID()
  const before = await recentReports(visitor)
  expect(before.here).toBe(0)
  await taken(7, () => takeReport(visitor))
  expect(await recentReports(visitor)).toEqual({ here: 7, everywhere: before.everywhere + 7 })
  expect((await recentReports(randomUUID())).here).toBe(0)
})

test('set-up tokens are guessed no more than 20 times in a quarter of an hour', async () => {
  const visitor = randomUUID()
  expect(await taken(30, () => takeSetup(visitor))).toBe(20)
})

test('counters whose time is over go; one that still counts stays, and goes on counting', async () => {
  const [over, counting] = [randomUUID(), randomUUID()]
  await taken(SIGN_IN_TRIES, () => takeAccountSignIn(over))
  await taken(SIGN_IN_TRIES, () => takeAccountSignIn(counting))
  const keys = [over, counting].map((account) => `signin-account:${account}`)
  await db.rateLimiterFlexible.update({ where: { key: keys[0] }, data: { expire: new Date(Date.now() - 1) } })
  expect(await forgetCounters()).toBeGreaterThan(0)
  expect(await db.rateLimiterFlexible.findMany({ where: { key: { in: keys } } })).toMatchObject([{ key: keys[1] }])
  expect((await takeAccountSignIn(counting)).ok).toBe(false)
})
