import { z } from 'zod'
import { isWorkingDay, minutesOf, dayOf, type Holidays } from './calendar'
import type { Role } from './roles'
import { ticks } from './text'

/**
 * What officers are told by e-mail. NEW: a report has arrived. ASSIGNED: it is theirs to work. REPLY: its reporter wrote.
 * DUE: its deadline is near, or today. OVERDUE: it has passed. PROPOSED: another officer's proposal waits for their word.
 * DIGEST: on working mornings, how their cases stand.
 * SILENT: their unit is open and its board says nothing of today. ASKED, ASKED_LATE: an inspector waits for their unit's
 * answer, and the day for it has passed. ANSWERED, ANSWER_LATE: the same for whoever asked. GIFT_NEW: a gratuity was
 * declared. GIFT_DUE, GIFT_LATE: the KPK is to hear of one soon, or ought to have; to its declarer as well.
 */
export const NOTICE_KINDS = [
  ...(['NEW', 'ASSIGNED', 'REPLY', 'DUE', 'OVERDUE', 'PROPOSED', 'DIGEST', 'SILENT'] as const),
  ...(['ASKED', 'ASKED_LATE', 'ANSWERED', 'ANSWER_LATE'] as const),
  ...(['GIFT_NEW', 'GIFT_DUE', 'GIFT_LATE'] as const),
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

const OF_ROLE: Record<Role, readonly NoticeKind[]> = {
  LEAD: [
    ...(['NEW', 'REPLY', 'DUE', 'OVERDUE', 'PROPOSED', 'ANSWERED', 'ANSWER_LATE', 'DIGEST'] as const),
    ...(['GIFT_NEW', 'GIFT_DUE', 'GIFT_LATE'] as const),
  ],
  INSPECTOR: ['ASSIGNED', 'REPLY', 'DUE', 'OVERDUE', 'ANSWERED', 'ANSWER_LATE', 'DIGEST', 'GIFT_DUE', 'GIFT_LATE'],
  OPERATOR: ['SILENT', 'ASKED', 'ASKED_LATE', 'GIFT_DUE', 'GIFT_LATE'],
  ADMIN: [],
  VIEWER: [],
}

/** The kinds that concern a role. Whoever may read no case is told of none. */
export const noticesOf = (role: Role): readonly NoticeKind[] => OF_ROLE[role]

/** Working days before a deadline on which it is told of, besides the day itself. */
export const DUE_SOON_DAYS = 2
/** Older news than this many days is told to nobody: a server that slept for a month does not wake them with it. */
export const NEWS_DAYS = 7

// Minutes of the day in Kendari; what could not be sent in its time is left out, not sent at night.
const DIGEST_TIME = { from: 7 * 60 + 30, until: 12 * 60 }
const SILENT_TIME = { from: 10 * 60, until: 15 * 60 }

/** Which of the two kinds that have an hour of their own are due now. */
export function hourly(now: Date, holidays: Holidays): { digest: boolean; silent: boolean } {
  const minute = minutesOf(now)
  const within = ({ from, until }: { from: number; until: number }) => minute >= from && minute < until
  return { digest: isWorkingDay(dayOf(now), holidays) && within(DIGEST_TIME), silent: within(SILENT_TIME) }
}

const MINUTE_MS = 60_000
const LONGEST_PAUSE_MINUTES = 60

/** When a message that was tried so many times is to be tried again: after 1, 2, 4, … minutes, at most an hour. */
export function triedAgainAt(attempts: number, now: Date): Date {
  const minutes = Math.min(2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_MINUTES)
  return new Date(now.getTime() + minutes * MINUTE_MS)
}

/** With the pauses of `triedAgainAt`, a day. */
const REFUSED_TRIES = 30

/**
 * Whether a message that was tried so many times is tried no more: for a day the mail server has said that it never takes it
 * (SMTP 5xx). A server that does not take us at all may be told another password yet.
 */
export function isGivenUp(attempts: number, error: unknown): boolean {
  const { responseCode = 0, code } = error as { responseCode?: number; code?: string }
  return responseCode >= 500 && code !== 'EAUTH' && attempts >= REFUSED_TRIES
}

/** What a form sends of the kinds that are wanted: none, one or a list. */
export const wantedSchema = z.object({
  kinds: ticks(z.array(z.enum(NOTICE_KINDS, 'INVALID'), 'INVALID').max(NOTICE_KINDS.length, 'INVALID')),
})
