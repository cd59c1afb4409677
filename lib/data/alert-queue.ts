import 'server-only'
import { db } from '@/lib/data/client'
import { addDays, dayOf, dayToDate } from '@/lib/domain/calendar'
import type { Subscription } from '@/lib/domain/push'

/** An item that is there again, with whom nobody was told of it yet. */
export type Alert = { id: number; unitId: string; itemId: string }

/** What is told, and to which browser. */
export type Message = {
  subscription: Subscription
  unit: { name: string; slug: string }
  item: { id: string; name: string; unitWord: string }
  balance: number
}

const BATCH = 500
/** A browser that nobody has asked with for so long is forgotten; so is an alert, after a week. */
const FORGET_DAYS = 180
const ALERT_DAYS = 7

/** The alerts that are still to be told, oldest first. */
export function openAlerts(): Promise<Alert[]> {
  return db.stockAlert.findMany({
    where: { doneAt: null },
    select: { id: true, unitId: true, itemId: true },
    orderBy: { id: 'asc' },
    take: 100,
  })
}

/** Everyone who waits for what an alert tells, a batch at a time; nobody when the item is out again. */
export async function* waiting({ unitId, itemId }: Alert): AsyncGenerator<string[]> {
  const stock = await db.stock.findUnique({ where: { unitId_itemId: { unitId, itemId } }, select: { balance: true } })
  if (!stock || stock.balance === 0) return
  for (let after = ''; ;) {
    const rows = await db.pushSubscription.findMany({
      where: { unitId, itemId, ...(after !== '' && { id: { gt: after } }) },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    if (rows.length > 0) yield rows.map(({ id }) => id)
    if (rows.length < BATCH) return
    after = rows.at(-1)?.id ?? ''
  }
}

/** Everyone who waited has a job: the alert is done with. */
export async function closeAlert(id: number, now = new Date()): Promise<void> {
  await db.stockAlert.updateMany({ where: { id, doneAt: null }, data: { doneAt: now } })
}

/**
 * Takes one delivery upon itself and answers what to send; null when it was taken before, when nobody waits any more, and
 * when the item has gone out again since: the next time that it is there makes an alert of its own.
 * Taken before it goes out: a crash in between loses it, and never sends it twice.
 */
export async function takeDelivery(alertId: number, subscriptionId: string): Promise<Message | null> {
  const taken = await db.$executeRaw`
    INSERT INTO "AlertDelivery" ("alertId", "subscriptionId")
    SELECT a."id", s."id" FROM "StockAlert" a, "PushSubscription" s
    WHERE a."id" = ${alertId} AND s."id" = ${subscriptionId}::uuid ON CONFLICT DO NOTHING`
  if (taken === 0) return null
  const row = await db.pushSubscription.findUnique({
    where: { id: subscriptionId },
    select: {
      ...{ endpoint: true, p256dh: true, auth: true },
      stock: {
        select: {
          balance: true,
          unit: { select: { name: true, slug: true } },
          item: { select: { id: true, name: true, unitWord: true } },
        },
      },
    },
  })
  if (!row || row.stock.balance === 0) return null
  const { stock, endpoint, ...keys } = row
  return { subscription: { endpoint, keys }, ...stock }
}

/** It certainly did not go out: another try may take it. */
export async function returnDelivery(alertId: number, subscriptionId: string): Promise<void> {
  await db.alertDelivery.deleteMany({ where: { alertId, subscriptionId } })
}

/** The browser's push service knows it no more, or it cannot be written to: all that it waited for is forgotten. */
export async function forgetBrowser(endpoint: string): Promise<void> {
  await db.pushSubscription.deleteMany({ where: { endpoint } })
}

/** Forgets what is old. */
export async function tidyAlerts(now = new Date()): Promise<void> {
  await db.pushSubscription.deleteMany({ where: { on: { lt: dayToDate(addDays(dayOf(now), -FORGET_DAYS)) } } })
  await db.stockAlert.deleteMany({ where: { doneAt: { lt: new Date(now.getTime() - ALERT_DAYS * 86_400_000) } } })
}
