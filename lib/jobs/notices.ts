import 'server-only'
import type PgBoss from 'pg-boss'
import {
  collectNotices,
  noticeDropped,
  noticeFailed,
  noticeGivenUp,
  noticeSent,
  takeNotice,
  takePushNotice,
  tidyNotices,
} from '@/lib/data/notices'
import { stopTelling } from '@/lib/data/officer-push'
import { isGivenUp } from '@/lib/domain/notices'
import { logFailure } from '@/lib/log'
import { type Mailer, newMailer } from '@/lib/mail/send'
import { noticeNews } from '@/lib/push/news'
import { sendPush } from '@/lib/push/send'
import type { Transport } from '@/lib/push/transport'
import { WITA, work } from './boss'

/** Every other minute, and when a process starts: what officers are to be told is written down, and goes out. */
const NOTICES = 'notices'
const TIDY = 'notices-tidy'
/** A run ends after so many; the next one goes on. */
const RUN_MAX = 200

export async function workNotices(boss: PgBoss): Promise<void> {
  const mailer = newMailer()
  await boss.createQueue(NOTICES, { name: NOTICES, policy: 'short', retryLimit: 0, expireInSeconds: 900 })
  await boss.createQueue(TIDY, { name: TIDY, policy: 'short', retryLimit: 2, expireInSeconds: 300 })
  await work(boss, NOTICES, async () => {
    await collectNotices(new Date(), { mail: mailer !== null })
    await sendPushNotices()
    if (mailer) await sendNotices(mailer)
  })
  await work(boss, TIDY, () => tidyNotices())
  await boss.schedule(NOTICES, '*/2 * * * *', {}, WITA)
  await boss.schedule(TIDY, '27 3 * * *', {}, WITA)
  for (const due of [NOTICES, TIDY]) await boss.send(due, {})
}

/**
 * Sends what waits, in its order. A message that cannot be sent now is tried again later, for a day where it is refused. A server that says so of one
 * message may take the others; one that does not answer ends the run. Answers how many went out.
 */
export async function sendNotices(mailer: Mailer, now = () => new Date()): Promise<number> {
  let sent = 0
  for (let taken = 0; taken < RUN_MAX; taken++) {
    const message = await takeNotice(now())
    if (!message) return sent
    try {
      await mailer.send(message)
    } catch (error) {
      const over = isGivenUp(message.attempts, error)
      logFailure(over ? 'mail-given-up' : 'mail', error)
      await (over ? noticeGivenUp(message.id) : noticeFailed(message, now()))
      if ((error as { responseCode?: number }).responseCode === undefined) return sent
      continue
    }
    await noticeSent(message.id, now())
    sent++
  }
  return sent
}

/**
 * Sends to officers' browsers what waits, each tried again later until it went out. One that broke off under way goes again
 * as the same message: a browser that has it shows it once.
 */
export async function sendPushNotices(transport?: Transport, now = () => new Date()): Promise<void> {
  for (let taken = 0; taken < RUN_MAX; taken++) {
    const message = await takePushNotice(now())
    if (!message) return
    const outcome = await sendPush(message.to, noticeNews(message), transport)
    if (outcome === 'SENT') await noticeSent(message.id, now())
    else if (outcome === 'LATER' || outcome === 'BROKEN') await noticeFailed(message, now())
    else {
      await noticeDropped(message.id)
      if (outcome === 'GONE') await stopTelling(message.to.endpoint)
    }
  }
}
