import { randomUUID } from 'node:crypto'
import type { PrismaClient } from '@/generated/prisma/client'
import { writeAudit, type AuditEvent } from '@/lib/data/audit'
import type { Tx } from '@/lib/data/client'
import { readHolidays } from '@/lib/data/holidays'
import { newIdentity } from '@/lib/sealing/identity'
import { deedOfficer } from '../builders'
import type { PreparedCase } from '../prepare-case'
import { prepareOfficer, type PreparedOfficer } from '../prepare-officer'
import { writeCases } from '../write-cases'
import { ACCOUNTS, DEMO_PASSWORD, emailOf, type OfficerKey } from './accounts'
import { boardRows, type BoardRows } from './board-rows'
import { demoCases } from './cases'
import { gratuityRows } from './gratuities'
import { keepSecrets } from './secrets'
import type { Story } from './story'
import { figureRows } from './figures'
import { surveyRows } from './survey'

export type DemoCase = { story: Story; made: PreparedCase }
export type Demo = {
  officers: Map<OfficerKey, PreparedOfficer>
  cases: DemoCase[]
  recovery: { secret: string; recipient: string }
}
export type DemoOptions = {
  now: Date
  /** folder that accounts, recovery key and receipts are written to; null: nowhere */
  secretsIn: string | null
  /** who gets a password that works, at a second of scrypt each; everybody where not said */
  signIn?: readonly OfficerKey[]
  /** a line for whoever waits */
  tell: (line: string) => void
}

/**
 * Fills an installation that has no officer with demo accounts, sealed cases and kept boards, all in one transaction.
 * Null, and nothing is written, where there is an officer. The reference data must be there.
 */
export async function seedDemo(db: PrismaClient, options: DemoOptions): Promise<Demo | null> {
  const { now, secretsIn, tell } = options
  if ((await db.officer.count()) > 0) return null
  const holidays = await readHolidays(db)
  const units = await db.unit.findMany({ include: { offerings: { select: { serviceId: true } } } })
  const bySlug = new Map(units.map((unit) => [unit.slug, unit]))
  const officers = await demoOfficers(bySlug, options)
  const recovery = await newIdentity()
  const cases = await demoCases(
    {
      ...{ now, holidays, units: bySlug, recoveryRecipient: recovery.recipient },
      officers: new Map(Array.from(officers, ([key, officer]) => [key, deedOfficer(officer)])),
    },
    (done, of) => done % 20 === 0 && tell(`seeding cases ${done}/${of}`),
  )
  const gifts = await gratuityRows({
    ...{ now, holidays, recoveryRecipient: recovery.recipient },
    officers: new Map(Array.from(officers, ([key, { row, recipient }]) => [key, { id: row.id, recipient }])),
  })
  tell('seeding boards')
  const operators = await unitOperators(units, officers)
  const kept = operators.map(({ unit, row }) => ({
    ...{ id: unit.id, slug: unit.slug, operatorId: row.id },
    serviceIds: unit.offerings.map(({ serviceId }) => serviceId),
  }))
  const boards = boardRows(kept, now, holidays)
  const demo: Demo = { officers, cases, recovery }
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('jari/seed'))`
      if ((await tx.officer.count()) > 0) return null
      const accounts = Array.from(officers.values(), ({ row }) => row)
      const others = operators.map(({ row }) => row).filter(({ id }) => !accounts.some((account) => account.id === id))
      await tx.officer.createMany({ data: [...accounts, ...others] })
      await tx.setting.create({ data: { key: 'recoveryRecipient', value: recovery.recipient } })
      await writeCases(
        tx,
        cases.map(({ made }) => made),
      )
      await writeBoards(tx, boards)
      await tx.gratuity.createMany({ data: gifts.gratuities })
      await tx.gratuityGrant.createMany({ data: gifts.grants })
      await tx.gratuityPart.createMany({ data: gifts.parts })
      await tx.surveyAnswer.createMany({ data: surveyRows(bySlug, now, holidays) })
      await tx.publishedFigures.createMany({ data: figureRows(bySlug, now) })
      if (secretsIn !== null) keepSecrets(secretsIn, demo)
      await writeTrail(tx, [...cases.flatMap(({ made }) => made.audit), ...boards.audit, ...gifts.audit])
      return demo
    },
    { timeout: 120_000, maxWait: 60_000 },
  )
}

async function demoOfficers(units: ReadonlyMap<string, { id: string }>, { signIn, tell }: DemoOptions) {
  const officers = new Map<OfficerKey, PreparedOfficer>()
  for (const account of ACCOUNTS) {
    const { key, role, name, title } = account
    const unitId = 'unit' in account ? (units.get(account.unit)?.id ?? null) : null
    const password = !signIn || signIn.includes(key) ? DEMO_PASSWORD : undefined
    officers.set(key, await prepareOfficer({ role, name, title, unitId, email: emailOf(key), password }))
    if (officers.size % 4 === 0) tell(`seeding accounts ${officers.size}/${ACCOUNTS.length}`)
  }
  return officers
}

/** Each unit's board is kept by somebody: where there is no demo account, by one that nobody can sign in to. */
async function unitOperators<U extends { id: string; slug: string; name: string }>(
  units: readonly U[],
  officers: Demo['officers'],
): Promise<{ unit: U; row: PreparedOfficer['row'] }[]> {
  const { row: nobody } = await prepareOfficer({ role: 'OPERATOR' })
  const accounts = Array.from(officers.values(), ({ row }) => row)
  return units.map((unit) => ({
    unit,
    row: accounts.find(({ unitId }) => unitId === unit.id) ?? {
      ...{ id: randomUUID(), email: emailOf(`papan.${unit.slug}`), name: `Operator ${unit.name}`, unitId: unit.id },
      ...{ role: 'OPERATOR', title: 'Operator papan', authHash: nobody.authHash },
    },
  }))
}

async function writeBoards(tx: Tx, rows: BoardRows): Promise<void> {
  await tx.board.createMany({ data: rows.boards })
  for (const { unitId, serviceId, ...said } of rows.said)
    await tx.offering.update({ where: { unitId_serviceId: { unitId, serviceId } }, data: said })
  await tx.closure.createMany({ data: rows.closures })
  await tx.stock.createMany({ data: rows.stocks })
  await tx.stockEntry.createMany({ data: rows.entries })
  await tx.boardChange.createMany({ data: rows.changes })
}

/** In the order in which things happened; the trail's lock is held from here to the commit. */
async function writeTrail(tx: Tx, events: AuditEvent[]): Promise<void> {
  const time = ({ at }: AuditEvent) => at?.getTime() ?? 0
  for (const event of events.toSorted((a, b) => time(a) - time(b))) await writeAudit(tx, event)
}
