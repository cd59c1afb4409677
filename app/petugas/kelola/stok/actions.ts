'use server'
import { savedNow } from '@/app/petugas/saved'
import { officerFormAction } from '@/lib/action'
import { addStockItem, editStockItem } from '@/lib/data/stock-admin'
import { newStockItemSchema, stockItemSchema } from '@/lib/domain/stock-item'
import { targetSchema } from '../input'

/** A new thing to count. */
export const createItem = officerFormAction('unit:admin', newStockItemSchema, async (officer, input) =>
  savedNow(await addStockItem(officer, input)),
)

/** An item's name, word and threshold. */
export const saveItem = officerFormAction(
  'unit:admin',
  stockItemSchema.extend(targetSchema.shape),
  async (officer, { id, version, ...item }) => savedNow(await editStockItem(officer, { id, version, item })),
)
