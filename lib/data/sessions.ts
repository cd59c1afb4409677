import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { writeAudit } from '@/lib/data/audit'
import { db, inTransaction, type Tx } from '@/lib/data/client'
import { type Officer, OFFICER_FIELDS } from '@/lib/data/officers'
import { type Device, deviceWord, readDevice } from '@/lib/domain/device'
import { ok, type Result } from '@/lib/domain/result'

/** A signed-in browser ends after 12 hours at the latest, and after 60 minutes without a request (ASVS 7.3.1, 7.3.2). */
export const SESSION_HOURS = 12
const IDLE_MS = 60 * 60_000
const TOUCH_MS = 60_000
const KEEP_MS = 7 * 24 * 3_600_000

/** Begins a session for an officer who has just shown their secret; its id goes into the cookie and nowhere else. */
export async function startSession(officer: Officer, now = new Date(), device: Device | null = null): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  await inTransaction(async (tx) => {
    await tx.session.deleteMany({
      where: { officerId: officer.id, expiresAt: { lt: new Date(now.getTime() - KEEP_MS) } },
    })
    await tx.session.create({
      data: {
        ...{ id, officerId: officer.id, createdAt: now, seenAt: now, expiresAt },
        device: device && deviceWord(device),
      },
    })
    await writeAudit(tx, { at: now, actor: officer.id, action: 'session:start', subject: `officer:${officer.id}` })
  })
  return id
}

/**
 * Whose session this is, or null when it is unknown, ended, expired, idle, or its officer was taken off. Notes that it was
 * used, at most once a minute.
 */
export async function readSession(id: string, now = new Date()): Promise<Officer | null> {
  const session = await db.session.findUnique({
    where: {
      id,
      ...alive(now),
      officer: { active: true },
    },
    select: { seenAt: true, officer: { select: OFFICER_FIELDS } },
  })
  if (!session) return null
  if (now.getTime() - session.seenAt.getTime() > TOUCH_MS) {
    await db.session.updateMany({ where: { id, endedAt: null }, data: { seenAt: now } })
  }
  return session.officer as Officer
}

/** Ends one session; from then on its cookie is worth nothing. Nothing happens when it has ended before. */
export async function endSession(id: string, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const [ended] = await tx.session.updateManyAndReturn({
      where: { id, endedAt: null },
      data: { endedAt: now },
      select: { officerId: true },
    })
    if (!ended) return
    const { officerId } = ended
    await writeAudit(tx, { at: now, actor: officerId, action: 'session:end', subject: `officer:${officerId}` })
  })
}

/** Ends every session of an officer, and what is told to their browsers; answers how many sessions there were. */
export async function endSessionsOf(tx: Tx, officerId: string, now: Date): Promise<number> {
  await tx.officerPush.deleteMany({ where: { officerId } })
  const ended = await tx.session.updateMany({ where: { officerId, endedAt: null }, data: { endedAt: now } })
  return ended.count
}

/** A session as its officer sees it. `handle` names it and opens nothing: its id is what the cookie carries. */
export type OwnSession = { handle: string; device: Device | null; createdAt: Date; seenAt: Date; expiresAt: Date }

export const handleOf = (id: string): string => createHash('sha256').update(id).digest('base64url')

/** The sessions in which an officer could go on working now, the newest first. */
export async function listSessions(officer: Officer, now = new Date()): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: { officerId: officer.id, ...alive(now) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(({ id, device, createdAt, seenAt, expiresAt }) => ({
    ...{ handle: handleOf(id), device: readDevice(device), createdAt, seenAt, expiresAt },
  }))
}

/** Ends one of an officer's own sessions; one that is unknown, somebody else's or has ended: nothing happens. */
export async function endOwnSession(
  officer: Officer,
  { handle }: { handle: string },
  now = new Date(),
): Promise<Result<null>> {
  const rows = await db.session.findMany({ where: { officerId: officer.id, endedAt: null }, select: { id: true } })
  const found = rows.find(({ id }) => handleOf(id) === handle)
  if (found) await endSession(found.id, now)
  return ok(null)
}

/** Ends all of an officer's own sessions but the one they are in. */
export async function endOtherSessions(
  officer: Officer,
  { current }: { current: string },
  now = new Date(),
): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const count = await endSessionsButOne(tx, officer.id, current, now)
    if (count === 0) return ok(null)
    const subject = `officer:${officer.id}`
    await writeAudit(tx, { at: now, actor: officer.id, action: 'session:end-others', subject, detail: { count } })
    return ok(null)
  })
}

/** Ends every session of an officer but the one with this handle; answers how many there were. */
export async function endSessionsButOne(tx: Tx, officerId: string, handle: string, now: Date): Promise<number> {
  const rows = await tx.session.findMany({ where: { officerId, endedAt: null }, select: { id: true } })
  const others = rows.map(({ id }) => id).filter((id) => handleOf(id) !== handle)
  const ended = await tx.session.updateMany({ where: { id: { in: others }, endedAt: null }, data: { endedAt: now } })
  return ended.count
}

/** Neither ended, nor at its end, nor idle for too long. */
const alive = (now: Date) => ({
  endedAt: null,
  expiresAt: { gt: now },
  seenAt: { gt: new Date(now.getTime() - IDLE_MS) },
})
