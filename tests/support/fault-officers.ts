import { newIdentity } from '@/lib/sealing/identity'
import { signedIn } from '@/scripts/bench/cases.mjs'
import { ITEM, UNIT, type Place } from './fault-deeds'
import { addOfficer, query } from './officers'

/** Somebody to whom reports are sealed. Nobody can open them: only what is kept of them matters. */
export async function addLead(databaseUrl: string): Promise<void> {
  const { id } = await addOfficer('LEAD', databaseUrl)
  const { recipient } = await newIdentity()
  await query(databaseUrl, `UPDATE "Officer" SET "recipient" = $1 WHERE "id" = $2`, [recipient, id])
}

/** A lead and an operator at work, and a ledger for the operator's entries. */
export async function atWork(home: { url: string; databaseUrl: string; secret: string }): Promise<Place> {
  const [lead, operator] = (await signedIn(home.url, home.databaseUrl, ['LEAD', 'OPERATOR'])) as [string, string]
  const { recipient } = await newIdentity()
  const { databaseUrl } = home
  await query(databaseUrl, `UPDATE "Officer" SET "recipient" = $1 WHERE "role" = 'LEAD'`, [recipient])
  await query(databaseUrl, `UPDATE "Officer" SET "unitId" = $1 WHERE "role" = 'OPERATOR'`, [UNIT])
  await query(
    databaseUrl,
    `INSERT INTO "Stock" ("unitId", "itemId", "balance", "updatedAt") VALUES ($1, $2, 0, now())`,
    [UNIT, ITEM],
  )
  return { ...home, lead, operator }
}
