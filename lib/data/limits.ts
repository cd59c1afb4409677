import 'server-only'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/data/client'
import type { Day } from '@/lib/domain/calendar'
import { PLAIN_PER_HOUR, type RecentReports } from '@/lib/domain/proof'
import { fail, ok, type Result } from '@/lib/domain/result'
import { SURVEY_DAY_BUDGET } from '@/lib/domain/survey'
import { env } from '@/lib/env'
import { logRefusal } from '@/lib/log'

/** Failed sign-ins that one account, existing or not, may see in a quarter of an hour. */
export const SIGN_IN_TRIES = 10

/** Writes of one token in a quarter of an hour. */
export const API_WRITES = 600

const QUARTER = 15 * 60
const HOUR = 60 * 60
const DAY = 24 * HOUR

// Counters live in PostgreSQL: a restart forgets none. The library's own timer would sweep in every process; a job does it.
const limiter = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterPrisma({ storeClient: db, keyPrefix, points, duration, clearExpiredByTimeout: false })

// An address that many share must never be shut out by one of them, so what counts by visitor is generous.
let reports: RateLimiterPrisma | undefined
/** Of all networks: it refuses nobody, but says how much comes in. */
const allReports = limiter('report-all', Number.MAX_SAFE_INTEGER, HOUR)
const plainReports = limiter('report-plain', PLAIN_PER_HOUR.network, HOUR)
const allPlainReports = limiter('report-plain-all', PLAIN_PER_HOUR.everywhere, HOUR)
const lookups = limiter('lookup', 1200, HOUR)
// Megabytes: sixty files of the largest kind, or four thousand photos.
const uploads = limiter('upload', 4000, HOUR)
const messages = limiter('message', 300, HOUR)
const visitorSignIns = limiter('signin-visitor', 200, QUARTER)
const accountSignIns = limiter('signin-account', SIGN_IN_TRIES, QUARTER)
const alerts = limiter('alert', 120, HOUR)
const apiWrites = limiter('api-write', API_WRITES, QUARTER)
const ownCodes = limiter('own-code', SIGN_IN_TRIES, QUARTER)
const ownPasswords = limiter('own-password', SIGN_IN_TRIES, QUARTER)
const surveys = limiter('survey', 20, DAY)
const surveyDays = limiter('survey-unit', SURVEY_DAY_BUDGET, DAY)
const recoveries = limiter('recovery', 20, QUARTER)
const setups = limiter('setup', 20, QUARTER)
const activations = limiter('activation', 300, QUARTER)

/** Forgets the counters whose time is over, of all limiters. Answers how many. */
export async function forgetCounters(now = new Date()): Promise<number> {
  return (await db.rateLimiterFlexible.deleteMany({ where: { expire: { lt: now } } })).count
}

/** May this visitor (lib/session.ts, visitorKey) file one more report? LIMITED when not. */
export async function takeReport(visitor: string): Promise<Result<null>> {
  const { reportsPerHour } = env()
  if (reportsPerHour === 0) return ok(null)
  const mine = await take(reportsOf(reportsPerHour), visitor)
  return mine.ok ? take(allReports, EVERYONE) : mine
}

/**
 * May one more report come from this visitor without a proof of work, since their browser runs no scripts? Fewer of them, for a
 * network and for everyone together.
 */
export async function takePlainReport(visitor: string): Promise<Result<null>> {
  if (env().reportsPerHour === 0) return ok(null)
  const mine = await take(plainReports, visitor)
  return mine.ok ? take(allPlainReports, EVERYONE) : mine
}

/** How many reports were taken in the running hour. */
export async function recentReports(visitor: string): Promise<RecentReports> {
  const { reportsPerHour } = env()
  if (reportsPerHour === 0) return { here: 0, everywhere: 0 }
  const [here, everywhere] = await Promise.all([reportsOf(reportsPerHour).get(visitor), allReports.get(EVERYONE)])
  return { here: here?.consumedPoints ?? 0, everywhere: everywhere?.consumedPoints ?? 0 }
}

const EVERYONE = 'all'

const reportsOf = (perHour: number) => (reports ??= limiter('report', perHour, HOUR))

/** May this visitor look a report up once more? */
export const takeLookup = (visitor: string) => take(lookups, visitor)

/** May this visitor send one more message or objection? */
export const takeMessage = (visitor: string) => take(messages, visitor)

/** May this visitor upload one more file of so many bytes? Counted by the megabyte, before the first byte is taken. */
export const takeUpload = (visitor: string, bytes: number) => take(uploads, visitor, Math.ceil(bytes / 2 ** 20))

/** May this visitor ask once more to be told of an item? */
export const takeAlert = (visitor: string) => take(alerts, visitor)

/**
 * May one more answer about this unit come from this network today, and is the unit's day not full? Nobody is told apart but
 * by network: what that stops, and what not, stands in SECURITY.md "Known limits".
 */
export async function takeSurvey(visitor: string, unitId: string, day: Day): Promise<Result<null>> {
  const mine = await take(surveys, `${visitor}:${unitId}`)
  return mine.ok ? take(surveyDays, `${day}:${unitId}`) : mine
}

/** Takes one more write of this token; null, or the seconds after which it may write again. */
export async function takeApiWrite(tokenId: string): Promise<number | null> {
  const refused = await refusalOf(apiWrites, tokenId, 1)
  return refused && Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
}

/** May this officer, who is signed in, try one more code of their own? */
export const takeOwnCode = (officerId: string) => take(ownCodes, officerId)

/** May this officer, who is signed in, try once more to change their password? */
export const takeOwnPassword = (officerId: string) => take(ownPasswords, officerId)

/** May this visitor show the recovery key once more? */
export const takeRecovery = (visitor: string) => take(recoveries, visitor)

/** May this visitor try one more set-up token? */
export const takeSetup = (visitor: string) => take(setups, visitor)

/** May this visitor open or use one more invitation? A whole office may do so in one afternoon. */
export const takeActivation = (visitor: string) => take(activations, visitor)

/** May this visitor try to sign in at all, as whomever? */
export const takeSignIn = (visitor: string) => take(visitorSignIns, visitor)

/**
 * May one more secret be tried for this account? Counted before the secret is looked at, so that tries at the same
 * moment all count; `forgetSignIns` after a good one. The account need not exist.
 */
export const takeAccountSignIn = (accountKey: string) => take(accountSignIns, accountKey)

/** A good sign-in: this account's and this visitor's tries before it no longer count. */
export async function forgetSignIns(accountKey: string, visitor: string): Promise<void> {
  await Promise.all([accountSignIns.delete(accountKey), visitorSignIns.reward(visitor, 1)])
}

async function take(from: RateLimiterPrisma, key: string, points = 1): Promise<Result<null>> {
  return (await refusalOf(from, key, points)) ? fail('LIMITED') : ok(null)
}

async function refusalOf(from: RateLimiterPrisma, key: string, points: number): Promise<RateLimiterRes | null> {
  try {
    await from.consume(key, points)
    return null
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    // The first of them alone, or a flood would fill the journal as well.
    if (refusal.consumedPoints - points <= from.points) logRefusal('limit', { limit: from.keyPrefix })
    return refusal
  }
}
