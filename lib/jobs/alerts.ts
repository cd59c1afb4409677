import 'server-only'
import type PgBoss from 'pg-boss'
import {
  closeAlert,
  forgetBrowser,
  openAlerts,
  returnDelivery,
  takeDelivery,
  tidyAlerts,
  waiting,
} from '@/lib/data/alert-queue'
import { stockNews } from '@/lib/push/news'
import { sendPush } from '@/lib/push/send'
import type { Transport } from '@/lib/push/transport'
import { jobIdOf, PUSH_TRIES, TryAgain, WITA, work } from './boss'

/** Every minute: which alerts are there to tell. */
const COLLECT = 'alerts-collect'
/** One job for each alert and browser. */
const PUSH = 'alerts-push'
/** Every night, and when a process starts: what is old goes. */
const TIDY = 'alerts-tidy'

type PushJob = { alertId: number; subscriptionId: string }

/**
 * Tells browsers what their people wait for, from now on, in any number of processes at once. Each alert becomes one job for
 * each browser; a job that fails for certain is tried again, later each time.
 */
export async function workAlerts(boss: PgBoss, transport?: Transport): Promise<void> {
  await boss.createQueue(COLLECT, { name: COLLECT, policy: 'short', retryLimit: 0, expireInSeconds: 300 })
  await boss.createQueue(PUSH, { name: PUSH, policy: 'standard', ...PUSH_TRIES, expireInSeconds: 120 })
  await boss.createQueue(TIDY, { name: TIDY, policy: 'short', retryLimit: 2, expireInSeconds: 300 })
  await work(boss, COLLECT, () => collectAlerts(boss))
  const one = { batchSize: 1, pollingIntervalSeconds: 1 }
  const pushAll = async (jobs: { data: PushJob }[]) => {
    for (const { data } of jobs) await push(data, transport)
  }
  await work<PushJob>(boss, PUSH, pushAll, one)
  await work(boss, TIDY, () => tidyAlerts())
  await boss.schedule(COLLECT, '* * * * *')
  await boss.schedule(TIDY, '17 3 * * *', {}, WITA)
  await boss.send(TIDY, {})
}

/** Makes a job for everyone who waits for what an open alert tells. Broken off, it makes the same jobs again: no more. */
export async function collectAlerts(boss: PgBoss): Promise<void> {
  for (const alert of await openAlerts()) {
    for await (const subscriptions of waiting(alert)) {
      await boss.insert(
        subscriptions.map((subscriptionId) => ({
          ...{ name: PUSH, id: jobIdOf(alert.id, subscriptionId), ...PUSH_TRIES },
          data: { alertId: alert.id, subscriptionId } satisfies PushJob,
        })),
      )
    }
    await closeAlert(alert.id)
  }
}

/** Sends one alert to one browser, once. Throws when it is to be tried again. */
export async function push({ alertId, subscriptionId }: PushJob, transport?: Transport): Promise<void> {
  const message = await takeDelivery(alertId, subscriptionId)
  if (!message) return
  const outcome = await sendPush(message.subscription, stockNews(message), transport)
  if (outcome === 'GONE') return forgetBrowser(message.subscription.endpoint)
  if (outcome !== 'LATER') return // broken off under way it may have arrived: better none than two
  await returnDelivery(alertId, subscriptionId)
  throw new TryAgain('the push service takes nothing now')
}
