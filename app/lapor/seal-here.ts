import 'server-only'
import { acceptReport, findAccepted, type Accepted } from '@/lib/data/intake'
import { places } from '@/lib/data/public-places'
import { recipients } from '@/lib/data/public-recipients'
import { accountOf, titleOf } from '@/lib/domain/account'
import type { Report } from '@/lib/domain/report'
import type { ReportForm } from '@/lib/domain/report-form'
import { fail, ok, type Result } from '@/lib/domain/result'
import { prepareReport } from '@/lib/sealing/case-seal'
import { deriveFromReceipt, type ReceiptKeys } from '@/lib/sealing/derive'
import { newIdentity } from '@/lib/sealing/identity'
import { receiptFromBytes, RECEIPT_BYTES } from '@/lib/sealing/receipt'
import { keyedBytes, keyedUuid } from '@/lib/keyed'

/**
 * Seals and stores a report for a browser that can't. Receipt and case id follow from the server's secret, the form's
 * token and the answers, so the same form sent twice, reloaded, or sent again after a lost answer has the same receipt
 * and files one report; changed answers are another report. `take` is asked before a new one is stored. Nothing but the
 * sealed result is kept.
 */
export async function sealHere(
  token: string,
  values: ReportForm,
  report: Report,
  take: () => Promise<Result<null>>,
): Promise<Result<Accepted & { receipt: string; keys: ReceiptKeys }>> {
  const content = new TextEncoder().encode(`${token}\n${JSON.stringify(Object.entries(values).sort())}`)
  const receipt = receiptFromBytes(keyedBytes('report/receipt', content).subarray(0, RECEIPT_BYTES))
  const keys = await deriveFromReceipt(receipt)
  const known = await findAccepted(keys.lookup)
  if (known) return ok({ ...known, receipt, keys })
  const taken = await take()
  if (!taken.ok) return taken

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
    caseKeys: { caseId: keyedUuid('report/case', content), ...(await newIdentity()) },
  })
  const { category, unitId, serviceId } = report
  const accepted = await acceptReport(sealed, { category, unitId, serviceId, excluded }, 'SERVER')
  return accepted.ok ? ok({ ...accepted.value, receipt, keys }) : accepted
}
