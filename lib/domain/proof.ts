/**
 * The work that a sealed report brings along: what a cheap phone does in about a second while its owner writes, and what makes a
 * flood dear. A challenge is answered by trying keys one after another; the one that fits is at a random place.
 */
export const PROOF = {
  /** iterations of PBKDF2 in one try; making a challenge costs the server as much as one */
  cost: 5_000,
  /** tries that an ordinary challenge takes at most: half of them on average */
  tries: 200,
  /** so many times more at most, however much comes in */
  dearest: 16,
  /** what all others together can make it dearer for somebody whose network sends little */
  dearestByOthers: 4,
  /** minutes: a challenge is good for at least so long and at most twice as long */
  minutes: 30,
} as const

/** The request header that carries a proof. */
export const PROOF_HEADER = 'x-jari-proof'

/** Where a challenge is to be had. */
export const CHALLENGE_PATH = '/lapor/tantangan'

/** Reports in the running hour: of one network, and of all. */
export type RecentReports = { here: number; everywhere: number }

/** Reports in an hour up to which nothing is dearer: a class that reports together, a day on which a scandal breaks. */
const CALM: RecentReports = { here: 20, everywhere: 150 }

/** Reports without JavaScript, so without a proof, in an hour. */
export const PLAIN_PER_HOUR = { network: 40, everywhere: 200 } as const

/** Tries that a challenge takes at most now: more the more comes in, and far more where it comes from one network. */
export function triesFor({ here, everywhere }: RecentReports): number {
  const byOthers = Math.min(PROOF.dearestByOthers, everywhere / CALM.everywhere)
  const times = Math.min(PROOF.dearest, Math.max(1, here / CALM.here, byOthers))
  return Math.ceil(PROOF.tries * times)
}

/** When a challenge that is made now ends: on a full half hour, so that what is kept of a used one tells no moment. */
export function challengeEnd(now: Date): Date {
  const span = PROOF.minutes * 60_000
  return new Date(Math.ceil((now.getTime() + span) / span) * span)
}
