import { z } from 'zod'
import { idempotencyKeySchema } from './api-access'
import { EXAMPLES, type Operation, OPERATIONS, SHAPES } from './api-operations'
import type { Day } from './calendar'

/** A JSON Schema, as far as ours use it. */
export type Schema = {
  [keyword: string]: unknown
  type?: string | string[]
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  maxLength?: number
  minimum?: number
  maximum?: number
  examples?: unknown[]
}

/** The sentence behind a key of the messages `api`, e.g. "operations.listUnits.summary". */
export type Say = (key: string) => string

/**
 * The document of /api/v1 (OpenAPI 3.1, JSON Schema 2020-12), made of the schemas that the answers are made by. Its examples
 * can be sent as they stand, `today`.
 */
export function openApi(server: string, say: Say, today: Day) {
  return {
    openapi: '3.1.1',
    info: { title: say('title'), version: '1', description: say('about'), license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: `${server}/api/v1` }],
    paths: pathsOf(say, today),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: say('token') } },
      schemas: Object.fromEntries(
        Object.entries(SHAPES).map(([name, shape]) => [name, schemaOf(shape, 'output', say)]),
      ),
    },
  }
}

export type OpenApi = ReturnType<typeof openApi>

function pathsOf(say: Say, today: Day) {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {}
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation, say, today) }
  }
  return paths
}

function operationOf(operation: Operation, say: Say, today: Day) {
  const { id, path, query, write, answer, problems } = operation
  return {
    operationId: id,
    summary: say(`operations.${id}.summary`),
    description: say(`operations.${id}.description`),
    ...(write && { security: [{ token: [write.scope] }] }),
    parameters: [
      ...pathParameters(path, say),
      ...(query ? queryParameters(query, say) : []),
      write ? idempotencyKey(write.key, say) : ifNoneMatch(say),
    ],
    ...(write?.body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: schemaOf(write.body, 'input', say), example: write.example?.(today) },
        },
      },
    }),
    responses: {
      200: {
        description: say('answers.200'),
        ...(!write && { headers: FRESH }),
        content: Object.fromEntries(
          Object.entries(answer).map(([type, shape]) => [type, shape ? { schema: ref(shape) } : {}]),
        ),
      },
      ...(!write && { 304: { description: say('answers.304'), headers: FRESH } }),
      ...Object.fromEntries(problems.map((status) => [status, problemAnswer(status, say)])),
    },
  }
}

const TEXT = { schema: { type: 'string' } }
const FRESH = { ETag: TEXT, 'Cache-Control': TEXT }
const SECONDS = { 'Retry-After': { schema: { type: 'integer', minimum: 1 } } }
/** What refusals tell in their headers. */
const TOLD: Record<number, Record<string, { schema: Schema }>> = {
  ...{ 401: { 'WWW-Authenticate': TEXT }, 403: { 'WWW-Authenticate': TEXT }, 409: SECONDS, 429: SECONDS },
}

const ref = (shape: string) => ({ $ref: `#/components/schemas/${shape}` })

function problemAnswer(status: number, say: Say) {
  const headers = TOLD[status]
  const content = { 'application/problem+json': { schema: ref('Problem') } }
  return { description: say(`answers.${status}`), ...(headers && { headers }), content }
}

const ifNoneMatch = (say: Say) =>
  parameter('header', 'If-None-Match', false, { type: 'string', description: say('fields.ifNoneMatch') })

const idempotencyKey = (key: 'required' | 'optional', say: Say) =>
  parameter('header', 'Idempotency-Key', key === 'required', schemaOf(idempotencyKeySchema, 'input', say))

const pathParameters = (path: string, say: Say) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) =>
    parameter('path', name, true, {
      ...{ type: 'string', description: say(`fields.${name}`), examples: [EXAMPLES[name]] },
    }),
  )

function queryParameters(query: z.ZodObject, say: Say) {
  const { properties = {}, required = [] } = schemaOf(query, 'input', say)
  return Object.entries(properties).map(([name, schema]) => parameter('query', name, required.includes(name), schema))
}

function parameter(where: 'path' | 'query' | 'header', name: string, required: boolean, schema: Schema) {
  const { description, ...rest } = schema
  return { name, in: where, required, ...(description && { description }), schema: rest }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output', say: Say): Schema {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.description !== undefined) jsonSchema.description = say(`fields.${jsonSchema.description}`)
      // Fields may be added to an answer: whoever reads one must let others be.
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern // a line of signs that says the same
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  const { $schema: _, ...rest } = made
  return rest as Schema
}

/** A field of an answer for people to read: where it lies ("units[].status.code"), of which type, what it means. */
export type FieldLine = { path: string; type: string; description: string | undefined }

/** The fields of a schema, one a line, those of an object after it. */
export function fieldLines(schema: Schema, at = ''): FieldLine[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = at + name
    const { whole, inner, list } = shapeOf(field)
    const below = list ? `${path}[].` : `${path}.`
    return [{ path, type: typeWords(whole), description: field.description }, ...fieldLines(inner, below)]
  })
}

function shapeOf(field: Schema): { whole: Schema; inner: Schema; list: boolean } {
  const some = field.anyOf?.find(({ type }) => type !== 'null') ?? field
  return { whole: field, inner: some.items ?? some, list: some.items !== undefined }
}

function typeWords(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeWords).join(' | ')
  if (schema.enum) return schema.enum.join(' | ')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.items) return `${schema.items.properties ? 'object' : typeWords(schema.items)}[]`
  const type = [schema.type ?? 'object'].flat().join(' | ')
  const { minimum, maximum, maxLength, format = maxLength && `≤ ${maxLength}` } = schema
  const bound = maximum === undefined ? format : `${minimum} … ${maximum}`
  return bound ? `${type} (${bound})` : type
}
