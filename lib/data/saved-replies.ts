import 'server-only'
import { changeAsAdmin, done, NOTHING, OUTDATED } from '@/lib/data/admin-write'
import { db, type Tx } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import { changesBetween, type FieldChange, readDetail } from '@/lib/domain/admin-changes'
import { type SavedReply, SAVED_REPLY_MAX, type SavedReplyInput } from '@/lib/domain/saved-reply'
import { fail, ok, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'

/** A change of a text: whose, when, and from what to what. */
export type ReplyChange = { seq: string; at: Date; by: string | null; kind: 'add' | 'edit'; changes: FieldChange[] }
export type EditedReply = SavedReply & { version: number; history: ReplyChange[] }

/** Changes of one text that its page shows; the trail keeps them all. */
const HISTORY_SHOWN = 10

type Entry = {
  subject: string
  seq: bigint
  at: Date
  actor: string
  action: string
  detail: Record<string, string | null>
}
type Target = { id: string; version: number }

/** The texts that an officer may put into a message, by title. */
export async function savedReplies(officer: Officer): Promise<SavedReply[]> {
  if (!can(officer.role, 'case:work')) return []
  return db.savedReply.findMany({ select: { id: true, title: true, text: true }, orderBy: { title: 'asc' } })
}

/** The texts as leads edit them, each with who changed it, the latest first. */
export async function readSavedReplies(officer: Officer): Promise<Result<EditedReply[]>> {
  if (!can(officer.role, 'case:decide')) return fail('NOT_FOUND')
  const replies = await db.savedReply.findMany({ orderBy: { title: 'asc' } })
  const entries = await db.$queryRaw<Entry[]>`
    SELECT "subject", "seq", "at", "actor", "action", "detail" FROM (
      SELECT *, row_number() OVER (PARTITION BY "subject" ORDER BY "seq" DESC) AS "place" FROM "AuditEntry"
      WHERE "subject" = ANY(${replies.map(({ id }) => `reply:${id}`)})
    ) AS entry WHERE "place" <= ${HISTORY_SHOWN} ORDER BY "seq" DESC`
  const officers = await db.officer.findMany({
    where: { id: { in: entries.map(({ actor }) => actor) } },
    select: { id: true, name: true },
  })
  const names = new Map(officers.map(({ id, name }) => [id, name]))
  return ok(
    replies.map((reply) => ({
      ...reply,
      history: entries
        .filter(({ subject }) => subject === `reply:${reply.id}`)
        .map(({ seq, at, actor, action, detail }) => ({
          ...{ seq: String(seq), at, by: names.get(actor) ?? null, kind: action === 'reply:add' ? 'add' : 'edit' },
          changes: readDetail(detail),
        })),
    })),
  )
}

/** Makes a text. INVALID: `title` is taken, or (`text`) there are as many as a list can hold. */
export function addSavedReply(officer: Officer, input: SavedReplyInput, now = new Date()): Promise<Result<null>> {
  return changeAsAdmin(officer, 'case:decide', now, async (tx) => {
    if ((await tx.savedReply.count()) >= SAVED_REPLY_MAX.count)
      return fail('INVALID', { text: { key: 'TOO_MANY', max: SAVED_REPLY_MAX.count } })
    if (await isTaken(tx, input.title)) return TAKEN
    const { id } = await tx.savedReply.create({ data: input, select: { id: true } })
    return done('reply:add', `reply:${id}`, changesBetween({}, input))
  })
}

/** Changes a text. CONFLICT `version`: another lead was faster; INVALID `title`: it is taken. */
export function editSavedReply(
  officer: Officer,
  { id, version, ...input }: Target & SavedReplyInput,
  now = new Date(),
): Promise<Result<null>> {
  return changeAsAdmin(officer, 'case:decide', now, async (tx) => {
    const before = await tx.savedReply.findUnique({ where: { id } })
    if (!before || before.version !== version) return OUTDATED
    const detail = changesBetween({ title: before.title, text: before.text }, input)
    if (Object.keys(detail).length === 0) return NOTHING
    if (input.title !== before.title && (await isTaken(tx, input.title))) return TAKEN
    await tx.savedReply.update({ where: { id }, data: { ...input, version: version + 1 } })
    return done('reply:edit', `reply:${id}`, detail)
  })
}

/** Takes a text out; messages that it went into stay as they are. CONFLICT `version`: another lead has changed it. */
export function removeSavedReply(officer: Officer, { id, version }: Target, now = new Date()): Promise<Result<null>> {
  return changeAsAdmin(officer, 'case:decide', now, async (tx) => {
    const before = await tx.savedReply.findUnique({ where: { id } })
    if (!before) return NOTHING
    if (before.version !== version) return OUTDATED
    await tx.savedReply.delete({ where: { id } })
    return done('reply:remove', `reply:${id}`, { 'title.from': before.title, 'title.to': null })
  })
}

const TAKEN = fail('INVALID', { title: { key: 'TITLE_TAKEN' } })

const isTaken = async (tx: Tx, title: string) => (await tx.savedReply.count({ where: { title } })) > 0
