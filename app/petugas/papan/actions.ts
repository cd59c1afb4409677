'use server'
import { refresh } from 'next/cache'
import { officerFormAction } from '@/lib/action'
import { confirmBoard, setNotice, setStatus } from '@/lib/data/board'
import { addStockEntry } from '@/lib/data/board-stock'
import { confirmSchema, noticeSchema, statusSchema, stockSchema } from '@/lib/domain/board-input'
import type { Result } from '@/lib/domain/result'

/** "Masih sama": the whole board holds today as it stands. */
export const confirm = officerFormAction('board:edit', confirmSchema, async (officer, input) =>
  shownAgain(await confirmBoard(officer, input)),
)

/** What stands of one service. */
export const changeStatus = officerFormAction('board:edit', statusSchema, async (officer, input) =>
  shownAgain(await setStatus(officer, input)),
)

/** An entry of the stock ledger. */
export const enterStock = officerFormAction('board:edit', stockSchema, async (officer, input) =>
  shownAgain(await addStockEntry(officer, input)),
)

/** Puts the notice up or takes it down. */
export const changeNotice = officerFormAction('board:edit', noticeSchema, async (officer, input) =>
  shownAgain(await setNotice(officer, input)),
)

/** The desk shows what is stored now, and gives each form a new token. When it was saved comes back with the result. */
function shownAgain(result: Result<null>): Result<{ at: string }> {
  if (!result.ok) return result
  refresh()
  return { ok: true, value: { at: new Date().toISOString() } }
}
