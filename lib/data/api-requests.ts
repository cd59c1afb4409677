import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/lib/data/client'
import { uuidOf } from '@/lib/domain/uuid'

export type StoredAnswer = { status: number; body: string }
export type Once = { answer: StoredAnswer } | { refused: 'UNDER_WAY' | 'OTHER_REQUEST' }

const KEEP_MS = 24 * 3_600_000
/** A request that got no answer within this time was broken off: whoever sends it again takes it over. */
const LEASE_MS = 60_000

/**
 * Answers a request under its Idempotency-Key once: the same request again gets the same answer, without `run`. What `run`
 * throws, or answers with 5xx, is not kept: then the same key may try again. UNDER_WAY: the first is not answered yet;
 * OTHER_REQUEST: the key was used for something else within a day. `request` is all that makes a request the same.
 */
export async function answerOnce(
  { tokenId, key, request }: { tokenId: string; key: string; request: string },
  run: () => Promise<StoredAnswer>,
  now = new Date(),
): Promise<Once> {
  await db.apiRequest.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEEP_MS) } } })
  const requestHash = new Uint8Array(createHash('sha256').update(request).digest())
  const where = { tokenId_key: { tokenId, key } }
  const mine = await db.apiRequest.createMany({ data: { tokenId, key, requestHash, at: now }, skipDuplicates: true })
  if (mine.count === 0) {
    const known = await db.apiRequest.findUnique({ where })
    if (!known) return { refused: 'UNDER_WAY' } // it failed in between, and its key is free again
    if (Buffer.compare(known.requestHash, requestHash) !== 0) return { refused: 'OTHER_REQUEST' }
    if (known.status !== null) return { answer: { status: known.status, body: known.body ?? '' } }
    const late = known.at.getTime() < now.getTime() - LEASE_MS
    const taken = late
      ? await db.apiRequest.updateMany({ where: { tokenId, key, status: null, at: known.at }, data: { at: now } })
      : { count: 0 }
    if (taken.count === 0) return { refused: 'UNDER_WAY' }
  }
  return { answer: await answered(where, run) }
}

type Where = { tokenId_key: { tokenId: string; key: string } }

async function answered(where: Where, run: () => Promise<StoredAnswer>): Promise<StoredAnswer> {
  let answer: StoredAnswer | null = null
  try {
    answer = await run()
    return answer
  } finally {
    if (answer && answer.status < 500) await db.apiRequest.update({ where, data: answer })
    else await db.apiRequest.delete({ where })
  }
}

/** The deed that a request names: the same token and key are the same deed, whatever else broke off. */
export function deedOf(tokenId: string, key: string): string {
  return uuidOf(createHash('sha256').update(`${tokenId}\n${key}`).digest(), 8)
}
