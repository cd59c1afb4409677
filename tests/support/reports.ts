import type { APIRequestContext } from '@playwright/test'
import { proofOf } from '@/components/report/proof'
import { accountOf, titleOf } from '@/lib/domain/account'

import { CHALLENGE_PATH, PROOF_HEADER } from '@/lib/domain/proof'
import type { Report } from '@/lib/domain/report'
import { newCaseKeys, prepareReport } from '@/lib/sealing/case-seal'
import { newReceipt } from '@/lib/sealing/receipt'
import { toWire } from '@/lib/sealing/wire'
import { testDatabaseUrl } from './demo'
import { query } from './officers'

export type FiledReport = {
  id: string
  secret: string
  receipt: string
  reference: string
  title: string
  story: string
}

/** Files a report as the page at /lapor does: sealed here to the leads of the app under test, sent as JSON. */
export async function fileReport(
  request: APIRequestContext,
  change: Partial<Report> = {},
  at = { databaseUrl: testDatabaseUrl(), url: process.env.JARI_TEST_URL ?? '' },
): Promise<FiledReport> {
  const report: Report = {
    ...{ experience: 'demanded', category: 'demanded', unitId: 'disdukcapil', serviceId: null, place: 'Loket 3' },
    ...{ story: `Diminta uang, laporan uji ${crypto.randomUUID()}.`, amount: 150_000, happenedOn: null, who: '' },
    ...{ paid: null, source: null, excluded: [], avoid: '', name: '', contact: '', ...change },
  }
  const { rows: leads } = await query<{ id: string; recipient: string }>(
    at.databaseUrl,
    `SELECT "id", "recipient" FROM "Officer" WHERE "role" = 'LEAD' AND "active" AND "recipient" IS NOT NULL`,
  )
  const { rows } = await query<{ value: string }>(
    at.databaseUrl,
    `SELECT "value" FROM "Setting" WHERE "key" = 'recoveryRecipient'`,
  )
  const receipt = newReceipt()
  const title = titleOf(report, 'Disdukcapil')
  const caseKeys = await newCaseKeys()
  const sealed = await prepareReport({
    ...{ title, account: accountOf(report), receipt, caseKeys },
    leads: leads.filter(({ id }) => !report.excluded.includes(id)),
    recoveryRecipient: rows[0]?.value ?? null,
  })
  const { category, unitId, serviceId, excluded } = report
  const answer = await request.post('/lapor/kirim', {
    headers: { origin: at.url, ...(await proven(request)) },
    data: { sealed: toWire(sealed), facts: { category, unitId, serviceId, excluded } },
  })
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
  const { reference } = (await answer.json()) as { reference: string }
  return { id: caseKeys.caseId, secret: caseKeys.secret, receipt, reference, title, story: report.story }
}

/** The header that a report brings along: a challenge, fetched and solved. */
export async function proven(request: APIRequestContext): Promise<Record<string, string>> {
  const challenge = (await (await request.get(CHALLENGE_PATH)).json()) as Parameters<typeof proofOf>[0]
  return { [PROOF_HEADER]: (await proofOf(challenge))! }
}
