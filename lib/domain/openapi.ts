import { z } from 'zod'
import { type Operation, OPERATIONS, SHAPES } from './api-operations'

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
}

/** The sentence behind a key of the messages `api`, e.g. "operations.listUnits.summary". */
export type Say = (key: string) => string

/** The document of /api/v1 (OpenAPI 3.1, JSON Schema 2020-12), made of the schemas that the answers are made by. */
export function openApi(server: string, say: Say) {
  return {
    openapi: '3.1.1',
    info: { title: say('title'), version: '1', description: say('about'), license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: `${server}/api/v1` }],
    paths: pathsOf(say),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: say('token') } },
      schemas: Object.fromEntries(
        Object.entries(SHAPES).map(([name, shape]) => [name, schemaOf(shape, 'output', say)]),
      ),
    },
  }
}

export type OpenApi = ReturnType<typeof openApi>

function pathsOf(say: Say) {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {}
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation, say) }
  }
  return paths
}

function operationOf(operation: Operation, say: Say) {
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
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(write.body, 'input', say) } } },
    }),
    responses: {
      200: {
        description: say('answers.200'),
        ...(!write && { headers: { ETag: TEXT, 'Cache-Control': TEXT } }),
        content: Object.fromEntries(
          Object.entries(answer).map(([type, shape]) => [type, shape ? { schema: ref(shape) } : {}]),
        ),
      },
      ...(!write && { 304: { description: say('answers.304') } }),
      ...Object.fromEntries(problems.map((status) => [status, problemAnswer(say(`answers.${status}`))])),
    },
  }
}

const TEXT = { schema: { type: 'string' } }

const ref = (shape: string) => ({ $ref: `#/components/schemas/${shape}` })

function problemAnswer(description: string) {
  return { description, content: { 'application/problem+json': { schema: ref('Problem') } } }
}

const ifNoneMatch = (say: Say) =>
  parameter('header', 'If-None-Match', false, { type: 'string', description: say('fields.ifNoneMatch') })

const idempotencyKey = (key: 'required' | 'optional', say: Say) =>
  parameter('header', 'Idempotency-Key', key === 'required', {
    ...{ type: 'string', minLength: 8, maxLength: 100, description: say('fields.idempotencyKey') },
  })

const pathParameters = (path: string, say: Say) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) =>
    parameter('path', name, true, { type: 'string', description: say(`fields.${name}`) }),
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
  return schema.format ? `${type} (${schema.format})` : type
}
