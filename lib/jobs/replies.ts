import 'server-only'
import { randomInt } from 'node:crypto'
import type PgBoss from 'pg-boss'
import { returnWatch, stopWatching, takeWatch, tidyWatches, watchesBehind } from '@/lib/data/reply-watch'
import { replyNews } from '@/lib/push/news'
import { sendPush } from '@/lib/push/send'
import type { Transport } from '@/lib/push/transport'
import { jobIdOf, PUSH_TRIES, TryAgain, WITA, work } from './boss'

/** Every minute: whose reporter has something new to read. */
const COLLECT = 'replies-collect'
/** One job for each browser and news. */
const PUSH = 'replies-push'
const TIDY = 'replies-tidy'
/** A phone that rings the moment an officer writes would show who in the room holds it. */
const DELAY_SECONDS = { from: 60, to: 30 * 60 } as const

type PushJob = { watchId: string }

/** Tells reporters' browsers that there is something new, from now on, in any number of processes at once. */
export async function workReplies(boss: PgBoss, transport?: Transport): Promise<void> {
  await boss.createQueue(COLLECT, { name: COLLECT, policy: 'short', retryLimit: 0, expireInSeconds: 300 })
  await boss.createQueue(PUSH, { name: PUSH, policy: 'standard', ...PUSH_TRIES, expireInSeconds: 120 })
  await boss.createQueue(TIDY, { name: TIDY, policy: 'short', retryLimit: 2, expireInSeconds: 300 })
  await work(boss, COLLECT, () => collectReplies(boss))
  const one = { batchSize: 1, pollingIntervalSeconds: 5 }
  const pushAll = async (jobs: { data: PushJob }[]) => {
    for (const { data } of jobs) await pushReply(data, transport)
  }
  await work<PushJob>(boss, PUSH, pushAll, one)
  await work(boss, TIDY, () => tidyWatches())
  await boss.schedule(COLLECT, '* * * * *')
  await boss.schedule(TIDY, '47 3 * * *', {}, WITA)
  await boss.send(TIDY, {})
}

/** Makes a job for each browser that has not been told, at some time of the next half hour. The same news makes one job. */
export async function collectReplies(boss: PgBoss, now = new Date()): Promise<void> {
  const behind = await watchesBehind()
  if (behind.length === 0) return
  await boss.insert(
    behind.map(({ id, news }) => ({
      ...{ name: PUSH, id: jobIdOf(id, news), ...PUSH_TRIES, data: { watchId: id } satisfies PushJob },
      startAfter: new Date(now.getTime() + randomInt(DELAY_SECONDS.from, DELAY_SECONDS.to) * 1000),
    })),
  )
}

/** Tells one browser, once. Throws when it is to be tried again. */
export async function pushReply({ watchId }: PushJob, transport?: Transport): Promise<void> {
  const taken = await takeWatch(watchId)
  if (!taken) return
  const outcome = await sendPush(taken.subscription, replyNews(), transport)
  if (outcome === 'GONE') return stopWatching(taken.subscription.endpoint)
  if (outcome !== 'LATER') return // broken off under way it may have arrived: better none than two
  await returnWatch(taken)
  throw new TryAgain('the push service takes nothing now')
}
