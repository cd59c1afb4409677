import 'server-only'
import { randomBytes } from 'node:crypto'
import { verify } from 'otplib'
import { changeAsAdmin, done, NOTHING } from '@/lib/data/admin-write'
import { writeAudit } from '@/lib/data/audit'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { checkPassword, type Officer } from '@/lib/data/officers'
import { endSessionsButOne, endSessionsOf } from '@/lib/data/sessions'
import { fail, ok, type Result } from '@/lib/domain/result'
import { needsSecondFactor } from '@/lib/domain/roles'
import { readCode, RECOVERY_CODES } from '@/lib/domain/second-factor'
import { keyedBytes, keyFor } from '@/lib/keyed'
import { toCrockfordGroups } from '@/lib/sealing/base32'
import { fromUtf8, utf8 } from '@/lib/sealing/bytes'
import { unwrapSecret, wrapSecret } from '@/lib/sealing/secretbox'

/** Seconds by which the clock of a phone may be off, each way. */
const DRIFT = 30

/** `codesLeft`: recovery codes that were not used yet. `step`: of the newest code that was used. */
export type SecondFactor = { on: boolean; codesLeft: number; step: number | null }

/** How it stands with an officer's own second factor. */
export async function secondFactorOf(officer: Officer): Promise<SecondFactor> {
  const row = await db.officer.findUniqueOrThrow({
    where: { id: officer.id },
    select: { totpSealed: true, totpStep: true, _count: { select: { recovery: true } } },
  })
  return { on: row.totpSealed !== null, codesLeft: row._count.recovery, step: row.totpStep }
}

/** Whether this officer's role needs a second factor that they have not set up. */
export async function lacksSecondFactor(officer: Officer): Promise<boolean> {
  return needsSecondFactor(officer.role) && lacksAny(officer.id)
}

/**
 * Whether `typed` is good as the second factor of an officer, who needs none before one is set up. A code of the app is good
 * once, a recovery code too. `officerId` null (the secret was wrong) is never good, and costs what a wrong code costs.
 */
export async function passesSecondFactor(officerId: string | null, typed: string, now = new Date()): Promise<boolean> {
  const row = await db.officer.findUnique({ where: { id: officerId ?? '' }, select: { totpSealed: true } })
  if (row && row.totpSealed === null) return true
  const [id, sealed] = officerId && row?.totpSealed ? [officerId, row.totpSealed] : ['', await nobodys()]
  const given = readCode(typed)
  if (!given) return false
  return given.kind === 'APP' ? takeStep(id, sealed, given.code, now) : takeRecoveryCode(id, given.code, now)
}

// What a code is tried against for whoever has shown no secret.
let nobody: Promise<Uint8Array<ArrayBuffer>> | undefined
const nobodys = () => (nobody ??= wrapSecret(keyFor('totp'), utf8('A'.repeat(32)), contextOf('')))

async function takeRecoveryCode(officerId: string, code: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const used = await tx.recoveryCode.deleteMany({ where: { officerId, hash: hashOf(officerId, code) } })
    if (used.count === 0) return false
    const left = await tx.recoveryCode.count({ where: { officerId } })
    const subject = `officer:${officerId}`
    await writeAudit(tx, { at: now, actor: officerId, action: 'factor:recovery', subject, detail: { left } })
    return true
  })
}

/**
 * Sets up the second factor with a secret that the officer's app has: `code` shows that it does. One who has a second factor
 * already shows it by `current`, whoever has none shows the password by `auth`: a session alone is not enough. Their sessions but
 * `session` (its handle) end. Answers recovery codes, which are stored as keyed hashes alone. INVALID `password`, `code`, `current`.
 */
export async function setUpSecondFactor(
  officer: Officer,
  { secret, code, current, auth }: { secret: string; code: string; current: string; auth: string },
  { session }: { session: string },
  now = new Date(),
): Promise<Result<{ codes: string[] }>> {
  const first = await lacksAny(officer.id)
  if (first && (await checkPassword(officer.email, auth))?.id !== officer.id)
    return fail('INVALID', { password: { key: 'PASSWORD_WRONG' } })
  const step = await stepOf(secret, code, now)
  if (step === null) return fail('INVALID', { code: { key: 'WRONG_CODE' } })
  if (!first && !(await passesSecondFactor(officer.id, current, now)))
    return fail('INVALID', { current: { key: 'WRONG_CODE' } })
  const totpSealed = await wrapSecret(keyFor('totp'), utf8(secret), contextOf(officer.id))
  return inTransaction(async (tx) => {
    // Of two set-ups at once the later finds that there is one already.
    const { count } = await tx.officer.updateMany({
      where: { id: officer.id, ...(first && { totpSealed: null }) },
      data: { totpSealed, totpStep: step },
    })
    if (count === 0) return fail('CONFLICT')
    const codes = await newRecoveryCodes(tx, officer.id)
    const sessions = await endSessionsButOne(tx, officer.id, session, now)
    const subject = `officer:${officer.id}`
    await writeAudit(tx, { at: now, actor: officer.id, action: 'factor:set', subject, detail: { sessions } })
    return ok({ codes })
  })
}

const lacksAny = async (id: string) => (await db.officer.count({ where: { id, totpSealed: null } })) > 0

/** Gives new recovery codes in place of the old. INVALID `code`: none of the app's, or one that was used. */
export async function renewRecoveryCodes(
  officer: Officer,
  { code }: { code: string },
  now = new Date(),
): Promise<Result<{ codes: string[] }>> {
  const row = await db.officer.findUnique({ where: { id: officer.id }, select: { totpSealed: true } })
  if (!row?.totpSealed || !(await takeStep(officer.id, row.totpSealed, code, now)))
    return fail('INVALID', { code: { key: 'WRONG_CODE' } })
  return inTransaction(async (tx) => {
    const codes = await newRecoveryCodes(tx, officer.id)
    await writeAudit(tx, { at: now, actor: officer.id, action: 'factor:codes', subject: `officer:${officer.id}` })
    return ok({ codes })
  })
}

/**
 * An administrator takes the second factor of somebody who has lost phone and codes, and ends their sessions; they set up
 * another when they sign in next, which still needs their password. Not one's own: that would be a way around it.
 */
export async function dropSecondFactor(
  officer: Officer,
  { id }: { id: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'account:admin', now, async (tx) => {
    if (id === officer.id) return fail('CONFLICT')
    const dropped = await tx.officer.updateMany({
      where: { id, totpSealed: { not: null } },
      data: { totpSealed: null },
    })
    if (dropped.count === 0) return NOTHING
    await tx.recoveryCode.deleteMany({ where: { officerId: id } })
    return done('account:factor', `officer:${id}`, { sessions: await endSessionsOf(tx, id, now) })
  })
}

/** Takes a code of the app for this officer, once: of two who send it at the same moment one is let in. */
async function takeStep(id: string, totpSealed: Uint8Array<ArrayBuffer>, code: string, now: Date): Promise<boolean> {
  const secret = fromUtf8(await unwrapSecret(keyFor('totp'), totpSealed, contextOf(id)))
  const step = await stepOf(secret, code, now)
  if (step === null) return false
  const taken = await db.officer.updateMany({
    where: { id, totpSealed, OR: [{ totpStep: null }, { totpStep: { lt: step } }] },
    data: { totpStep: step },
  })
  return taken.count === 1
}

/** The time step that a code belongs to (RFC 6238), or null when it is none of now's. */
async function stepOf(secret: string, code: string, now: Date): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null
  const result = await verify({ secret, token: code, epoch: Math.floor(now.getTime() / 1000), epochTolerance: DRIFT })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

async function newRecoveryCodes(tx: Tx, officerId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => toCrockfordGroups(randomBytes(10)))
  await tx.recoveryCode.deleteMany({ where: { officerId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ officerId, hash: hashOf(officerId, code.replaceAll('-', '')) })),
  })
  return codes
}

const contextOf = (officerId: string) => `jari/totp/v1/${officerId}`
// 80 random bits under a key of the server's: no thief of the table guesses them.
const hashOf = (officerId: string, code: string) => keyedBytes('recovery-code', utf8(`${officerId}\n${code}`))
