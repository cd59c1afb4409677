import { postReport } from '@/components/report/post'
import { newProof } from '@/components/report/proof'
import { dayOf } from '@/lib/domain/calendar'
import { afterSending, type WaitingReport } from '@/lib/domain/waiting'
import { forgetSent } from '@/components/evidence/tray'
import { phoneStore } from './phone-store'

// Runs in pages and in the service worker: whichever is awake when the signal comes.

/** Also the name of the channel that tells pages of a sending, of the lock, and of the browser's background sync. */
export const OUTBOX = 'jari-tunggu'

export const outbox = phoneStore<WaitingReport>(OUTBOX)

/** Keeps a sealed report until there is a signal; answers whether this browser could. The same one again is kept once. */
export async function keepReport(body: string): Promise<boolean> {
  try {
    const id = idOf(body)
    const fresh = { state: 'waiting', reference: null, verifyBy: null, withoutFiles: false } as const
    await outbox.put({ id, body, on: dayOf(new Date()), ...fresh })
    void askForSync().catch(() => undefined) // then it goes with the next visit
    return true
  } catch {
    return false
  }
}

/** Nobody waits for it: a browser may be long in answering, and it is kept already. */
async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  await registration?.sync?.register(OUTBOX)
}

/** Takes a report out: it has arrived, or is to be another one. */
export async function dropReport(body: string): Promise<void> {
  await outbox.remove(idOf(body)).catch(() => undefined)
}

/** Sends what waits, one after another and in one place at a time; answers with what lies here then. */
export async function sendWaiting(): Promise<WaitingReport[]> {
  return navigator.locks.request(OUTBOX, async () => {
    let changed = false
    for (const report of await outbox.all()) {
      if (report.state !== 'waiting') continue
      const after = await send(report)
      if (after === report) continue
      await outbox.put(after)
      changed = true
    }
    if (changed) new BroadcastChannel(OUTBOX).postMessage('sent')
    return outbox.all()
  })
}

/**
 * The server answers the same report with the same answer: one that arrived before is not filed twice. Its proof of work is
 * fetched and solved now: one that was made with the report would have ended. It says that it waited, so that the server takes
 * it as it was sealed.
 */
async function send(report: WaitingReport): Promise<WaitingReport> {
  const sealed = JSON.parse(report.body) as { evidence: { blob: string }[] }
  const sendAs = (change: object) => postReport(JSON.stringify({ ...sealed, waited: true, ...change }), newProof)
  const posted = await sendAs({})
  // Files that the server has let go of: the report without them is better than none, and says so.
  const gone = !posted.ok && posted.fields?.evidence !== undefined
  const after = afterSending(report, gone ? await sendAs({ evidence: [] }) : posted, gone)
  if (after.state === 'sent') await forgetSent(sealed.evidence.map(({ blob }) => blob))
  return after
}

const idOf = (body: string) => (JSON.parse(body) as { sealed: { caseId: string } }).sealed.caseId
