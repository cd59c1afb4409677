import type { z } from 'zod'
import { problemSchema, unitListSchema, unitQuerySchema, unitSchema } from './public-api'

/** The shapes that have a name in the document. */
export const SHAPES = { UnitList: unitListSchema, Unit: unitSchema, Problem: problemSchema } as const
export type Shape = keyof typeof SHAPES

/** One operation of /api/v1. Its words are the messages `api.operations.<id>`, those of its path's parts `api.fields`. */
export type Operation = {
  id: string
  method: 'get' | 'put' | 'post' | 'delete'
  path: string
  query?: z.ZodObject
  /** content type → shape of the body; null: a format with a standard of its own */
  answer: Record<string, Shape | null>
  /** what may be answered instead, beside 405 for another method */
  problems: readonly number[]
}

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
  { ...read('document', '/openapi.json', []), answer: { [JSON_TYPE]: null } },
]

function read(id: string, path: string, problems: readonly number[] = [404, 503]) {
  return { id, path, problems, method: 'get' } as const
}
