import type { Prisma } from '@/generated/prisma/client'
import type { AuditEvent } from '@/lib/data/audit'
import { addWorkingDays, type Day, dayOf, dayToDate, type Holidays, momentOf } from '@/lib/domain/calendar'
import {
  afterMove,
  type Declaration,
  declarationText,
  gratuityDue,
  type GratuityMove,
  type GratuityState,
  type Ruling,
} from '@/lib/domain/gratuity'
import { newReference } from '@/lib/domain/reference'
import { newCaseKeys, sealGrant, sealPart } from '@/lib/sealing/case-seal'
import type { OfficerKey } from './accounts'
import { workingDaysAgo } from './days'

type Step = { move: GratuityMove; note?: string; ruling?: Ruling }
/** One that was declared two working days after it happened; each step comes a working day after the one before. */
type Gift = { ago: number; by: OfficerKey; given: Omit<Declaration, 'happenedOn' | 'official'>; steps: Step[] }

export const GIFTS: readonly Gift[] = [
  {
    ago: 14,
    by: 'mandonga',
    given: {
      ...{ refused: false, what: 'Parsel buah dan kain, diantar ke rumah', value: 450_000, from: 'CV Teluk Jaya' },
      ...{ relation: 'rekanan pengadaan alat tulis', where: 'rumah', occasion: 'setelah pembayaran cair' },
      whereNow: 'kain disimpan di kantor; buah sudah dibagikan ke panti asuhan',
    },
    steps: [{ move: 'review', note: 'Buah mudah busuk: penyaluran ke panti sudah berfoto.' }],
  },
  {
    ago: 40,
    by: 'disdukcapil',
    given: {
      ...{ refused: true, what: 'Amplop berisi uang', value: 200_000, from: 'pemohon kartu keluarga' },
      ...{ relation: 'pemohon layanan', where: 'loket 2', occasion: 'ucapan terima kasih setelah kartu jadi' },
      whereNow: 'dikembalikan saat itu juga, disaksikan petugas loket 3',
    },
    steps: [{ move: 'review' }, { move: 'finish' }],
  },
  {
    ago: 70,
    by: 'auditor2',
    given: {
      ...{ refused: false, what: 'Jam tangan', value: 2_500_000, from: 'teman kuliah yang kini kontraktor' },
      ...{ relation: 'rekanan proyek di dinas yang diperiksa', where: 'acara pernikahan', occasion: 'pernikahan' },
      whereNow: 'diserahkan ke UPG',
    },
    steps: [
      { move: 'review' },
      { move: 'report', note: 'Tanda terima GOL 2026-08-1177' },
      { move: 'determine', ruling: 'STATE', note: 'SK penetapan sudah diterima; barang dikirim ke KPKNL.' },
    ],
  },
]

type Reader = { id: string; recipient: string | null }
type Setting = { now: Date; holidays: Holidays; officers: ReadonlyMap<OfficerKey, Reader>; recoveryRecipient: string }
export type GratuityRows = {
  gratuities: Prisma.GratuityCreateManyInput[]
  grants: Prisma.GratuityGrantCreateManyInput[]
  parts: Prisma.GratuityPartCreateManyInput[]
  audit: AuditEvent[]
}

const LEADS = ['inspektur', 'irban', 'irban2'] as const satisfies readonly OfficerKey[]

/** What officials of the demo declared, sealed as their browsers would. */
export async function gratuityRows(setting: Setting): Promise<GratuityRows> {
  const rows: GratuityRows = { gratuities: [], grants: [], parts: [], audit: [] }
  for (const gift of GIFTS) await add(rows, gift, setting)
  return rows
}

async function add(rows: GratuityRows, { ago, by, given, steps }: Gift, setting: Setting): Promise<void> {
  const { now, holidays, officers, recoveryRecipient } = setting
  const reader = (key: OfficerKey) => {
    const { id = '', recipient = null } = officers.get(key) ?? {}
    return { id, recipient: recipient ?? '' }
  }
  const { caseId: id, secret, recipient } = await newCaseKeys()
  const happenedOn = workingDaysAgo(dayOf(now), ago, holidays)
  const enteredOn = addWorkingDays(happenedOn, 2, holidays)
  const [declarant, lead] = [reader(by), reader('inspektur')]
  const trail = (actor: string, on: Day, minute: number, action: string, detail: AuditEvent['detail']) =>
    rows.audit.push({ at: momentOf(on, 9 * 60 + minute), actor, action, subject: `gratuity:${id}`, detail })
  const note = async (number: number, text: string, officerId: string, on: Day) => {
    const { sealed, tag } = await sealPart(secret, id, 'NOTE', number, text)
    rows.parts.push({ gratuityId: id, number, sealed, tag, officerId, on: dayToDate(on) })
  }
  const reference = newReference('GR')
  await note(1, declarationText({ ...given, happenedOn, official: '' }), declarant.id, enteredOn)
  trail(declarant.id, enteredOn, 5, 'gratuity:declare', { reference, refused: given.refused, forOther: false })
  let [state, on, reportedOn, ruling]: [GratuityState, Day, Day | null, Ruling | null] = [
    'RECORDED',
    enteredOn,
    null,
    null,
  ]
  let notes = 1
  for (const step of steps) {
    const from = state
    state = afterMove({ state, refused: given.refused }, step.move) ?? state
    on = addWorkingDays(on, 1, holidays)
    if (step.move === 'report') reportedOn = on
    ruling = step.ruling ?? ruling
    if (step.note) await note(++notes, step.note, lead.id, on)
    const detail = { move: step.move, from, to: state, ...(step.note && { note: notes }) }
    trail(lead.id, on, 40, 'gratuity:move', detail)
  }
  const due = gratuityDue({ state, refused: given.refused, happenedOn }, holidays)
  rows.gratuities.push({
    ...{ id, reference, refused: given.refused, state, ruling, recipient, version: steps.length },
    ...{ happenedOn: dayToDate(happenedOn), enteredOn: dayToDate(enteredOn), stateOn: dayToDate(on) },
    ...{ dueOn: due && dayToDate(due), reportedOn: reportedOn && dayToDate(reportedOn) },
    ...{ declarantId: declarant.id, enteredById: declarant.id },
    recoveryGrant: await sealGrant(secret, recoveryRecipient),
    recoveryTo: recoveryRecipient,
  })
  for (const { id: officerId, recipient: to } of [...LEADS.map(reader), declarant])
    rows.grants.push({ gratuityId: id, officerId, sealed: await sealGrant(secret, to) })
}
