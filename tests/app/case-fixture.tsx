import { render } from '@testing-library/react'
import { IntlProvider } from 'use-intl/react'
import { CaseDesk } from '@/app/petugas/kasus/[id]/case-desk'
import type { OpenedCase } from '@/lib/data/case-open'
import { accountOf } from '@/lib/domain/account'
import { messageText } from '@/lib/domain/message'
import type { Report } from '@/lib/domain/report'
import { type CaseKeys, newCaseKeys, sealGrant, sealPart } from '@/lib/sealing/case-seal'
import { toBase64url } from '@/lib/sealing/bytes'
import { newIdentity } from '@/lib/sealing/identity'
import { partToWire } from '@/lib/sealing/wire'
import messages from '@/messages/id.json'

export type Part = OpenedCase['parts'][number]
type Desk = Parameters<typeof CaseDesk>[0]

export const REPORT: Report = {
  ...{ experience: 'demanded', category: 'demanded', unitId: 'disdukcapil', serviceId: null, place: 'Loket 3' },
  ...{ story: 'Diminta Rp200.000 supaya KTP jadi hari ini.', amount: 200_000, happenedOn: '2026-11-20' },
  ...{ who: 'Petugas berkacamata', paid: null, source: null, excluded: [], avoid: '', name: '', contact: '' },
}

/** What a server holds of a case, really sealed, and the officer's identity that opens it. */
export async function sealedCase(report: Partial<Report> = {}) {
  const keys = await newCaseKeys()
  const officer = await newIdentity()
  const parts = [
    await part(keys, 'TITLE', 1, 'Disdukcapil: diminta uang'),
    await part(keys, 'ACCOUNT', 1, accountOf({ ...REPORT, ...report })),
  ]
  return { keys, officer, opened: { grant: toBase64url(await sealGrant(keys.secret, officer.recipient)), parts } }
}

export async function part(keys: CaseKeys, kind: Part['kind'], number: number, text: string): Promise<Part> {
  const sealed = await sealPart(keys.secret, keys.caseId, kind, number, text)
  return { ...partToWire(sealed), author: 'REPORTER', by: null, on: '2026-11-23' }
}

export async function message(
  keys: CaseKeys,
  number: number,
  from: 'REPORTER' | 'OFFICER',
  text: string,
): Promise<Part> {
  const sealed = await part(keys, 'MESSAGE', number, messageText({ from, text }))
  return { ...sealed, author: from, by: from === 'OFFICER' ? 'Pak Auditor' : null }
}

/** The desk of one case, as its page renders it; `steps` and `assign` are what a test changes. */
export function desk(
  id: string,
  change: {
    steps?: Partial<Desk['steps']>
    assign?: Desk['assign']
    proposal?: Desk['proposal']
    publishes?: Desk['publishes']
    readTo?: number
    replies?: Desk['replies']
    houses?: Desk['houses']
  } = {},
) {
  const steps: Desk['steps'] = {
    ...{
      version: 3,
      state: 'EXAMINED',
      legal: ['ask', 'act'],
      agencies: [{ id: 'KPK', name: 'KPK', takes: null }],
      objectUntil: null,
      decides: false,
    },
    ...{ channel: 'SPG', proposable: [], held: [], extension: 0, merged: false, holds: 0 },
    ...change.steps,
  }
  return (
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <CaseDesk
        id={id}
        reference="JK-7F3M-9Q2T"
        subtitle="JK-7F3M-9Q2T · Disdukcapil"
        officer={{ name: 'Ibu Pengendali', today: '2026-11-24' }}
        clear={{ category: 'demanded', unitId: 'disdukcapil', serviceId: null, unit: 'Disdukcapil', service: null }}
        steps={steps}
        assign={change.assign ?? null}
        openFacts={null}
        published={null}
        publishes={change.publishes ?? null}
        deadline={null}
        readTo={change.readTo ?? 0}
        replies={change.replies ?? []}
        proposal={change.proposal ?? null}
        dispositions={[]}
        withhold={null}
        readers={[]}
        houses={change.houses ?? []}
        summary={null}
        people={null}
        merged={[]}
        merging={null}
        related={null}
        trail={null}
      />
    </IntlProvider>
  )
}

export const show = (...args: Parameters<typeof desk>) => render(desk(...args))
