import 'server-only'
import type PgBoss from 'pg-boss'
import { collectNotices, noticeFailed, noticeSent, takeNotice, tidyNotices } from '@/lib/data/notices'
import { logFailure } from '@/lib/log'
import { type Mailer, newMailer } from '@/lib/mail/send'
import { WITA } from './boss'

/** Every other minute, and when a process starts: what officers are to be told is written down, and goes out. */
const NOTICES = 'notices'
const TIDY = 'notices-tidy'
/** A run ends after so many; the next one goes on. */
const RUN_MAX = 200

export async function workNotices(boss: PgBoss): Promise<void> {
  const mailer = newMailer()
  if (!mailer) return
  await boss.createQueue(NOTICES, { name: NOTICES, policy: 'short', retryLimit: 0, expireInSeconds: 900 })
  await boss.createQueue(TIDY, { name: TIDY, policy: 'short', retryLimit: 2, expireInSeconds: 300 })
  await boss.work(NOTICES, async () => {
    await collectNotices()
    await sendNotices(mailer)
  })
  await boss.work(TIDY, () => tidyNotices())
  await boss.schedule(NOTICES, '*/2 * * * *', {}, WITA)
  await boss.schedule(TIDY, '27 3 * * *', {}, WITA)
  await boss.send(NOTICES, {})
}

/**
 * Sends what waits, in its order. A message that cannot be sent now is tried again later. A server that says so of one
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
      logFailure('mail', error)
      await noticeFailed(message, now())
      if ((error as { responseCode?: number }).responseCode === undefined) return sent
      continue
    }
    await noticeSent(message.id, now())
    sent++
  }
  return sent
}
