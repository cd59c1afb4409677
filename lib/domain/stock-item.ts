import { z } from 'zod'
import { line, wholeNumber } from './text'
import { QUANTITY_MAX } from './stock'
import { slugSchema } from './units'

const threshold = wholeNumber(/^\d{1,9}$|^$/).pipe(z.number().max(QUANTITY_MAX))

/** A thing that is counted; under `threshold` the services that need it are LIMITED. */
export const stockItemSchema = z.object({ name: line(60), unitWord: line(20), threshold })
export const newStockItemSchema = stockItemSchema.extend({ id: slugSchema })
export type StockItemInput = z.output<typeof stockItemSchema>
