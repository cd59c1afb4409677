import 'server-only'
import { db } from '@/lib/data/client'
import { recoveryRecipient } from '@/lib/data/recovery-recipient'

export type Lead = { id: string; name: string; title: string; recipient: string }

export type Recipients = {
  /** Those who may read a new report, in the order of their names. */
  leads: Lead[]
  recoveryRecipient: string | null
  /** Whether a report can be taken: somebody is there to read it. */
  ready: boolean
}

/** To whom a report is sealed. Never cached: an officer who was taken off must not get the next report. */
export async function recipients(): Promise<Recipients> {
  const [rows, recovery] = await Promise.all([
    db.officer.findMany({
      where: { role: 'LEAD', active: true, recipient: { not: null } },
      select: { id: true, name: true, title: true, recipient: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    recoveryRecipient(),
  ])
  const leads = rows.flatMap(({ recipient, ...lead }) => (recipient === null ? [] : [{ ...lead, recipient }]))
  return { leads, recoveryRecipient: recovery, ready: leads.length > 0 }
}
