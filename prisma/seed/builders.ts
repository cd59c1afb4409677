import type { PrismaClient } from '@/generated/prisma/client'
import { writeAudit } from '@/lib/data/audit'
import { readHolidays } from '@/lib/data/holidays'
import { dayOf, type Day } from '@/lib/domain/calendar'
import { categoryOf, type ComplaintCategory, type Experience } from '@/lib/domain/experience'
import type { Report } from '@/lib/domain/report'
import { newReceipt } from '@/lib/sealing/receipt'
import { prepareCase, type Deed, type DeedOfficer, type PreparedCase } from './prepare-case'
import { prepareOfficer, type OfficerInput, type PreparedOfficer } from './prepare-officer'
import { writeCases } from './write-cases'

/** Builders of rows for the demo and for tests: really sealed, legal by the state machine, with their trail. */

export type BuiltOfficer = PreparedOfficer & { id: string; email: string }

/** Stores an officer. Give a password only where somebody has to sign in or unlock: it costs a second. */
export async function buildOfficer(db: PrismaClient, input: OfficerInput): Promise<BuiltOfficer> {
  const officer = await prepareOfficer(input)
  await db.officer.create({ data: officer.row })
  return { ...officer, id: officer.row.id, email: officer.row.email }
}

export type BuildCaseInput = {
  experience?: Experience
  complaint?: ComplaintCategory
  report?: Partial<Report>
  receivedOn?: Day
  /** default: every active lead with a key whom `report.excluded` does not name */
  leads?: { id: string; recipient: string }[]
  deeds?: readonly Deed[]
}
export type BuiltCase = PreparedCase & { id: string; reference: string; receipt: string }

/** Stores a case with its history. `receipt` comes back to the reporter's pages, `keys.secret` opens its parts. */
export async function buildCase(db: PrismaClient, input: BuildCaseInput = {}): Promise<BuiltCase> {
  const report = reportOf(input)
  const holidays = await readHolidays(db)
  const unit = report.unitId && (await db.unit.findUniqueOrThrow({ where: { id: report.unitId } }))
  const recovery = await db.setting.findUnique({ where: { key: 'recoveryRecipient' } })
  const receipt = newReceipt()
  const made = await prepareCase({
    ...{ report, holidays, receipt, deeds: input.deeds },
    unitName: unit ? unit.name : null,
    receivedOn: input.receivedOn ?? dayOf(new Date()),
    leads: input.leads ?? (await activeLeads(db, report.excluded)),
    recoveryRecipient: recovery?.value ?? null,
  })
  await db.$transaction(async (tx) => {
    await writeCases(tx, [made])
    for (const event of made.audit) await writeAudit(tx, event)
  })
  return { ...made, id: made.row.id, reference: made.row.reference, receipt }
}

/** An officer as the author of deeds. */
export function deedOfficer(officer: { row: PreparedOfficer['row']; recipient: string | null }): DeedOfficer {
  const { id, role } = officer.row
  return { id, recipient: officer.recipient, actor: role === 'LEAD' ? 'LEAD' : 'OFFICER' }
}

function reportOf({ experience = 'demanded', complaint, report }: BuildCaseInput): Report {
  return {
    ...{ experience, category: categoryOf(experience, complaint ?? null), unitId: null, serviceId: null, place: '' },
    ...{
      story: 'Diminta uang di loket.',
      amount: null,
      paid: null,
      happenedOn: null,
      who: '',
      source: null,
      excluded: [],
      avoid: '',
      name: '',
      contact: '',
    },
    ...report,
  }
}

async function activeLeads(db: PrismaClient, excluded: readonly string[]) {
  const leads = await db.officer.findMany({
    where: { role: 'LEAD', active: true, recipient: { not: null }, id: { notIn: [...excluded] } },
    select: { id: true, recipient: true },
  })
  return leads.flatMap(({ id, recipient }) => (recipient === null ? [] : [{ id, recipient }]))
}
