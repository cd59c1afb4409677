import 'server-only'
import { createHash } from 'node:crypto'
import { takeStock, writeEntry, type Held } from '@/lib/data/board-stock'
import { changeBoard, type Deed } from '@/lib/data/board-write'
import { db, type Tx } from '@/lib/data/client'
import { readCsv } from '@/lib/data/csv'
import type { Officer } from '@/lib/data/officers'
import { dayOf, dayToDate, momentOf, type Day } from '@/lib/domain/calendar'
import { fail, ok, type Failure, type Result } from '@/lib/domain/result'
import { can } from '@/lib/domain/roles'
import type { StockEntryKind } from '@/lib/domain/stock'
import { readDayFile, type Column, type DayFile, type ImportRow, type RowProblem } from '@/lib/domain/stock-import'

type Item = { id: string; name: string; unitWord: string }

/** What a file does to one item. */
export type ItemPlan = { item: Item; before: number; after: number; moves: { kind: StockEntryKind; delta: number }[] }

/**
 * What became of a file. ROWS: nothing, these lines are wrong; PREVIEW: nothing yet, this is what it would do (`moved`: not
 * what was shown before, the stock has moved since); DONE: all of it; KNOWN: nothing, it was taken in before.
 */
export type Imported =
  | { step: 'ROWS'; problems: RowProblem[] }
  | { step: 'PREVIEW'; day: Day; rows: number; plan: ItemPlan[]; base: string; moved: boolean }
  | { step: 'DONE'; day: Day; rows: number; plan: ItemPlan[] }
  | { step: 'KNOWN'; day: Day; at: Date }

/** The items of which a unit keeps a ledger or may begin one; empty for anyone but an operator. */
export async function importItems(officer: Officer): Promise<Item[]> {
  const { role, unitId } = officer
  if (!can(role, 'board:edit') || unitId === null) return []
  return db.stockItem.findMany({
    where: {
      OR: [{ stocks: { some: { unitId } } }, { services: { some: { offerings: { some: { unitId } } } } }],
    },
    select: { id: true, name: true, unitWord: true },
    orderBy: { id: 'asc' },
  })
}

/**
 * Takes in a day's movements, all or nothing. Without `base` it only says what they would do: the same work, taken back.
 * `base` is what that preview was drawn from; where the stock has moved since, or the officer to another unit, a new preview
 * comes back.
 */
export async function importDay(
  officer: Officer,
  { form, text, base }: { form: string; text: string; base?: string | undefined },
  now = new Date(),
): Promise<Result<Imported>> {
  const items = await importItems(officer)
  const csv = readCsv(text)
  if ('problems' in csv) return ok({ step: 'ROWS', problems: csv.problems })
  const { file, problems } = readDayFile(csv.rows, items, now)
  if (!file) return ok({ step: 'ROWS', problems })
  const { day, rows } = file
  const digest = digestOf(file)
  let outcome: Imported | null = null
  const stop = (answer: Imported) => {
    outcome = answer
    return fail('CONFLICT')
  }
  const result = await changeBoard(officer, { form }, null, now, async (tx, unitId): Promise<Result<Deed>> => {
    const known = await tx.stockImport.findUnique({ where: { unitId_digest: { unitId, digest } } })
    if (known) return stop({ step: 'KNOWN', day, at: known.at })
    const { id: importId } = await tx.stockImport.create({
      data: { unitId, digest, day: dayToDate(day), rows: rows.length, officerId: officer.id, at: now },
    })
    const worked = await writeRows(tx, { unitId, officerId: officer.id, importId, now }, file)
    if ('problems' in worked) return stop({ step: 'ROWS', problems: worked.problems })
    const plan = planOf(items, worked.steps)
    const seen = [unitId, ...plan.map(({ item, before }) => `${item.id}=${before}`)].join(' ')
    if (base !== seen)
      return stop({ step: 'PREVIEW', day, rows: rows.length, plan, base: seen, moved: base !== undefined })
    outcome = { step: 'DONE', day, rows: rows.length, plan }
    return ok({
      changes: plan.map(({ item, before, after, moves }) => ({
        ...{ kind: 'STOCK' as const, itemId: item.id, before: String(before), after: String(after) },
        entry: moves.length === 1 ? (moves[0]?.kind ?? null) : null,
      })),
      action: 'board:import',
      detail: { import: importId, day, rows: rows.length },
    })
  })
  if (outcome) return ok(outcome)
  if (!result.ok) return result
  return ok({ step: 'KNOWN', day, at: now }) // the same form again, after it was taken in
}

type Step = { itemId: string; kind: StockEntryKind; before: number; after: number }

/** Writes every row in the order of the file, or says which is the first that the ledger refuses. */
async function writeRows(
  tx: Tx,
  place: { unitId: string; officerId: string; importId: number; now: Date },
  { day, rows }: DayFile,
): Promise<{ steps: Step[] } | { problems: RowProblem[] }> {
  const { unitId, officerId, importId, now } = place
  const held = new Map<string, Held>()
  const steps: Step[] = []
  for (const { line, itemId, kind, quantity, minute, note } of rows) {
    const before = held.get(itemId) ?? (await takeStock(tx, unitId, itemId, now))
    if (!before) return { problems: [{ line, column: 'item', problem: { key: 'ITEM' } }] }
    const entry = { kind, quantity, at: momentOfRow(day, minute, now), note: note || null, importId }
    const written = await writeEntry(tx, { unitId, itemId, officerId, now }, before, entry)
    if (!written.ok) return { problems: [rowProblem(line, written.error)] }
    held.set(itemId, written.value)
    steps.push({ itemId, kind, before: before.balance, after: written.value.balance })
  }
  return { steps }
}

/** Where the file says no time: now on the day itself, else at its end. */
function momentOfRow(day: Day, minute: ImportRow['minute'], now: Date): Date {
  if (minute !== null) return momentOf(day, minute)
  return day === dayOf(now) ? now : momentOf(day, 24 * 60 - 1)
}

const COLUMN: Record<string, Column> = { quantity: 'quantity', when: 'time' }

function rowProblem(line: number, { fields = {} }: Failure): RowProblem {
  const [[field, problem] = ['', { key: 'INVALID' }]] = Object.entries(fields)
  return { line, column: COLUMN[field] ?? null, problem }
}

function planOf(items: readonly Item[], steps: readonly Step[]): ItemPlan[] {
  return items.flatMap((item) => {
    const own = steps.filter(({ itemId }) => itemId === item.id)
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return []
    const moves = new Map<StockEntryKind, number>()
    for (const { kind, before, after } of own) moves.set(kind, (moves.get(kind) ?? 0) + after - before)
    return {
      item,
      before: first.before,
      after: last.after,
      moves: [...moves].map(([kind, delta]) => ({ kind, delta })),
    }
  })
}

/** Of the rows as they were understood: separators, cases and words for the same thing make no other file. */
function digestOf({ day, rows }: DayFile): string {
  const content = rows.map(({ itemId, kind, quantity, minute, note }) => [itemId, kind, quantity, minute, note])
  return createHash('sha256')
    .update(JSON.stringify([day, content]))
    .digest('hex')
}
