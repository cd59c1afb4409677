import { accountOf, titleOf } from '@/lib/domain/account'
import type { ReportFacts } from '@/lib/domain/intake'
import { messageText } from '@/lib/domain/message'
import { reportSchema } from '@/lib/domain/report'
import { EMPTY_REPORT } from '@/lib/domain/report-form'
import { prepareReport, sealPart, type SealedReport } from '@/lib/sealing/case-seal'
import { toBase64url } from '@/lib/sealing/bytes'
import type { BuiltCase } from '@/prisma/seed/builders'
import { desk, type Desk } from './casework'

/** A sealed report as a browser makes it; its receipt's keys are drawn, which looks the same and saves the derivation. */
export type Filed = { sealed: SealedReport; leads: Desk[] }

export const FACTS: ReportFacts = { category: 'demanded', unitId: null, serviceId: null, excluded: [] }

/** Seals a report to these leads; to one new lead where none are given. */
export async function file(given?: Desk[], story = 'Diminta uang map.'): Promise<Filed> {
  const leads = given ?? [await desk('LEAD')]
  const random = () => crypto.getRandomValues(new Uint8Array(32))
  const receipt = { lookup: toBase64url(random()), sealKey: random() }
  const report = reportSchema('2026-11-24').parse({ ...EMPTY_REPORT, experience: 'demanded', story })
  const sealed = await prepareReport({
    ...{ title: titleOf(report, null), account: accountOf(report), receipt },
    ...{ leads, recoveryRecipient: null },
  })
  return { sealed, leads }
}

/** A message of the reporter's, sealed as their phone does. */
export function reporterPart(made: BuiltCase, number: number, text = 'Ini keterangan saya.') {
  const sealed = messageText({ from: 'REPORTER', text })
  return sealPart(made.keys.secret, made.id, 'MESSAGE', number, sealed)
}
