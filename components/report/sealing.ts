import { accountOf, titleOf } from '@/lib/domain/account'
import type { Report } from '@/lib/domain/report'
import { evidenceWire, newCaseKeys, prepareReport, type CaseKeys } from '@/lib/sealing/case-seal'
import { deriveFromReceipt, type ReceiptKeys } from '@/lib/sealing/derive'
import { formatReceipt, newReceipt } from '@/lib/sealing/receipt'
import { toWire } from '@/lib/sealing/wire'

export { newCaseKeys }

// This file brings age and scrypt along: it is imported when the reporter begins to write, not before.

export type SealingLead = { id: string; recipient: string }
export type SealingRecipients = { leads: readonly SealingLead[]; recoveryRecipient: string | null }

/** A receipt and, in the background, its keys. */
export type Prepared = { code: string; keys: Promise<ReceiptKeys> }

/** Draws a receipt and begins to work out its keys, a few hundred milliseconds that pass while the reporter writes. */
export function prepareReceipt(): Prepared {
  const receipt = newReceipt()
  const keys = deriveFromReceipt(receipt)
  // Whoever awaits the keys learns of a failure; until then it is nobody's.
  keys.catch(() => undefined)
  return { code: formatReceipt(receipt), keys }
}

/** The keys that the report's files are sealed to, and those that have arrived. */
export type SentFiles = { caseKeys: CaseKeys; files: readonly { blob: string; part: Uint8Array }[] }

/** The body of the one request that files a report: ciphertext, and the facts that routing needs. */
export async function sealReport(
  prepared: Prepared,
  report: Report,
  { leads, recoveryRecipient }: SealingRecipients,
  unitName: string | null,
  { caseKeys, files }: SentFiles,
): Promise<string> {
  const sealed = await prepareReport({
    title: titleOf(report, unitName),
    account: accountOf(report),
    receipt: await prepared.keys,
    leads: leads.filter(({ id }) => !report.excluded.includes(id)),
    recoveryRecipient,
    caseKeys,
  })
  const evidence = files.map(({ blob, part }, i) => evidenceWire(caseKeys, blob, part, i + 1))
  const { category, unitId, serviceId, excluded } = report
  return JSON.stringify({ sealed: toWire(sealed), evidence, facts: { category, unitId, serviceId, excluded } })
}
