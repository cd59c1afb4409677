import 'server-only'
import { acceptReport, findAccepted, type Accepted } from '@/lib/data/intake'
import { places } from '@/lib/data/public-places'
import { recipients } from '@/lib/data/public-recipients'
import { accountOf, titleOf } from '@/lib/domain/account'
import type { Report } from '@/lib/domain/report'
import type { ReportForm } from '@/lib/domain/report-form'
import { fail, ok, type Result } from '@/lib/domain/result'
import { prepareReport } from '@/lib/sealing/case-seal'
import { deriveFromReceipt } from '@/lib/sealing/derive'
import { newIdentity } from '@/lib/sealing/identity'
import { receiptFromBytes, RECEIPT_BYTES } from '@/lib/sealing/receipt'
import { keyedBytes } from '@/lib/keyed'

/**
 * Seals and stores a report for a browser that can't. Receipt and case id follow from the server's secret, the form's
 * token and the answers, so the same form sent twice, reloaded, or sent again after a lost answer has the same receipt
 * and files one report; changed answers are another report. Nothing but the sealed result is kept.
 */
export async function sealHere(
  token: string,
  values: ReportForm,
  report: Report,
): Promise<Result<Accepted & { receipt: string }>> {
  const content = new TextEncoder().encode(`${token}\n${JSON.stringify(Object.entries(values).sort())}`)
  const receipt = receiptFromBytes(keyedBytes('report/receipt', content).subarray(0, RECEIPT_BYTES))
  const keys = await deriveFromReceipt(receipt)
  const known = await findAccepted(keys.lookup)
  if (known) return ok({ ...known, receipt })

  const { leads, recoveryRecipient, ready } = await recipients()
  if (!ready) return fail('UNAVAILABLE')
  const reading = leads.filter(({ id }) => !report.excluded.includes(id))
  const present = new Set(leads.map(({ id }) => id))
  const excluded = report.excluded.filter((id) => present.has(id))
  const unit = (await places()).units.find(({ id }) => id === report.unitId)
  const sealed = await prepareReport({
    title: titleOf(report, unit?.name ?? null),
    account: accountOf(report),
    receipt: keys,
    leads: reading,
    recoveryRecipient,
    caseKeys: { caseId: uuidFrom(keyedBytes('report/case', content)), ...(await newIdentity()) },
  })
  const { category, unitId, serviceId } = report
  const accepted = await acceptReport(sealed, { category, unitId, serviceId, excluded }, 'SERVER')
  return accepted.ok ? ok({ ...accepted.value, receipt }) : accepted
}

/** A UUID of version 8 (RFC 9562 §5.8: made by a rule of one's own) from 16 of these bytes. */
function uuidFrom(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  const variant = ((parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
