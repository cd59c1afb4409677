import type { z } from 'zod'
import { addDays, type Day } from './calendar'
import { noticeBody, statusBody, stockBody, type Scope } from './api-access'
import {
  documentQuerySchema,
  doneSchema,
  figuresSchema,
  problemSchema,
  satisfactionSchema,
  unitListSchema,
  unitQuerySchema,
  unitSchema,
} from './public-api'

/** The shapes that have a name in the document. */
export const SHAPES = {
  ...{ UnitList: unitListSchema, Unit: unitSchema, Figures: figuresSchema, Satisfaction: satisfactionSchema },
  ...{ Done: doneSchema, Problem: problemSchema },
} as const
export type Shape = keyof typeof SHAPES

/** One operation of /api/v1. Its words are the messages `api.operations.<id>`, those of its path's parts `api.fields`. */
export type Operation = {
  id: string
  method: 'get' | 'put' | 'post' | 'delete'
  path: string
  query?: z.ZodObject
  write?: Write & { key: Key }
  /** content type → shape of the body; null: a format with a standard of its own */
  answer: Record<string, Shape | null>
  /** what may be answered instead, beside 405 for another method */
  problems: readonly number[]
}

type Key = 'required' | 'optional'

/** What is written: with which scope, of which body, and whether it must bear an Idempotency-Key. */
type Write = { scope: Scope; body: z.ZodObject | null; key?: Key; example?: (today: Day) => Record<string, unknown> }

/** What the parts of an address are in an example: an office, service and item that every installation begins with. */
export const EXAMPLES: Record<string, string> = { slug: 'disdukcapil', id: 'ktp-baru', item: 'blanko-ktp-el' }

const JSON_TYPE = 'application/json'

/** Everything that /api/v1 does; a test compares it with the routes there are. */
export const OPERATIONS: readonly Operation[] = [
  {
    ...{ id: 'listUnits', method: 'get', path: '/units', query: unitQuerySchema },
    ...{ answer: { [JSON_TYPE]: 'UnitList' }, problems: [400, 503] },
  },
  { ...read('readUnit', '/units/{slug}'), answer: { [JSON_TYPE]: 'Unit' } },
  { ...read('unitAtom', '/units/{slug}/feed.atom'), answer: { 'application/atom+xml': null } },
  { ...read('unitJsonFeed', '/units/{slug}/feed.json'), answer: { 'application/feed+json': null } },
  { ...read('unitClosures', '/units/{slug}/closures.ics'), answer: { 'text/calendar': null } },
  { ...read('cityAtom', '/feed.atom', [503]), answer: { 'application/atom+xml': null } },
  { ...read('cityJsonFeed', '/feed.json', [503]), answer: { 'application/feed+json': null } },
  { ...read('readFigures', '/figures', [503]), answer: { [JSON_TYPE]: 'Figures' } },
  { ...read('readFiguresCsv', '/figures.csv', [503]), answer: { 'text/csv': null } },
  { ...read('readSatisfaction', '/satisfaction', [503]), answer: { [JSON_TYPE]: 'Satisfaction' } },
  { ...read('readSatisfactionCsv', '/satisfaction.csv', [503]), answer: { 'text/csv': null } },
  write('setStatus', 'put', '/units/{slug}/services/{id}/status', {
    ...{ scope: 'board:write', body: statusBody },
    example: () => ({ status: 'DISRUPTED', reason: 'SIAK lambat', instead: 'Datang setelah pukul 13.00' }),
  }),
  write('addStockEntry', 'post', '/units/{slug}/stock/{item}/entries', {
    ...{ scope: 'stock:write', body: stockBody, key: 'required' },
    example: () => ({ kind: 'RECEIVED', quantity: 500, note: 'Kiriman Ditjen Dukcapil' }),
  }),
  write('confirmBoard', 'post', '/units/{slug}/confirmation', { scope: 'board:write', body: null }),
  write('setNotice', 'put', '/units/{slug}/notice', {
    ...{ scope: 'board:write', body: noticeBody },
    example: (today) => ({ text: 'Antre di loket 2', until: `${addDays(today, 3)}T16:00:00+08:00` }),
  }),
  write('endNotice', 'delete', '/units/{slug}/notice', { scope: 'board:write', body: null }),
  { ...read('document', '/openapi.json', []), query: documentQuerySchema, answer: { [JSON_TYPE]: null } },
]

function read(id: string, path: string, problems: readonly number[] = [404, 503]) {
  return { id, path, problems, method: 'get' } as const
}

function write(id: string, method: 'put' | 'post' | 'delete', path: string, what: Write): Operation {
  const problems = [400, 401, 403, 404, 409, 413, ...(what.body ? [415] : []), 422, 429, 503]
  return { id, method, path, write: { key: 'optional', ...what }, answer: { [JSON_TYPE]: 'Done' }, problems }
}
