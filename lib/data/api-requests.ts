import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/lib/data/client'
import { uuidOf } from '@/lib/domain/uuid'

export type StoredAnswer = { status: number; body: string }
export type Once = { answer: StoredAnswer } | { refused: 'UNDER_WAY' | 'OTHER_REQUEST' }

const KEEP_MS = 24 * 3_600_000
/** A request that got no answer within this time was broken off: whoever sends it again takes it over. */
const LEASE_MS = 60_000

/** `request` is all that makes a request the same. */
type Asked = { tokenId: string; unitId: string; key: string; request: string }

/**
 * Answers a request under its Idempotency-Key once: the same request again gets the same answer, without `run`. What `run`
 * throws, or answers with 5xx, is not kept: then the same request may try again. UNDER_WAY: the first is not answered yet;
 * OTHER_REQUEST: the key was used for something else. Answers are kept for a day, but what a key has done it names for good:
 * later it is refused, and never answered as if it had been done once more.
 */
export async function answerOnce(
  { tokenId, unitId, key, request }: Asked,
  run: (form: string) => Promise<StoredAnswer>,
  now = new Date(),
): Promise<Once> {
  const dayAgo = new Date(now.getTime() - KEEP_MS)
  await db.apiRequest.deleteMany({ where: { at: { lt: dayAgo } } })
  const requestHash = new Uint8Array(createHash('sha256').update(request).digest())
  const where = { tokenId_key: { tokenId, key } }
  const mine = await db.apiRequest.createMany({ data: { tokenId, key, requestHash, at: now }, skipDuplicates: true })
  if (mine.count === 0) {
    const known = await db.apiRequest.findUnique({ where })
    if (!known) return { refused: 'UNDER_WAY' } // its day has ended in between
    if (Buffer.compare(known.requestHash, requestHash) !== 0) return { refused: 'OTHER_REQUEST' }
    if (known.status !== null) return { answer: { status: known.status, body: known.body ?? '' } }
    const late = known.at.getTime() < now.getTime() - LEASE_MS
    const taken = late
      ? await db.apiRequest.updateMany({ where: { tokenId, key, status: null, at: known.at }, data: { at: now } })
      : { count: 0 }
    if (taken.count === 0) return { refused: 'UNDER_WAY' }
  }
  const form = deedOf(tokenId, key)
  if (await db.boardChange.count({ where: { unitId, form, at: { lt: dayAgo } } })) {
    await db.apiRequest.deleteMany({ where: { tokenId, key } })
    return { refused: 'OTHER_REQUEST' }
  }
  return { answer: await answered(where, () => run(form), new Date(now.getTime() - LEASE_MS - 1)) }
}

type Where = { tokenId_key: { tokenId: string; key: string } }

/** `free`: when it would have begun for the same request to take it over at once. */
async function answered(where: Where, run: () => Promise<StoredAnswer>, free: Date): Promise<StoredAnswer> {
  let answer: StoredAnswer | null = null
  try {
    answer = await run()
    return answer
  } finally {
    // What failed may be done all the same: its key stays that request's.
    await db.apiRequest.update({ where, data: answer && answer.status < 500 ? answer : { at: free } })
  }
}

/** The deed that a request names: the same token and key are the same deed, whatever else broke off. */
export function deedOf(tokenId: string, key: string): string {
  return uuidOf(createHash('sha256').update(`${tokenId}\n${key}`).digest(), 8)
}
