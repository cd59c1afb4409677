import {
  confirmSchema,
  deedTime,
  movementTime,
  noticeSchema,
  statusSchema,
  stockSchema,
} from '@/lib/domain/board-input'
import { fieldProblems } from '@/lib/domain/result'
import { wita } from './board-facts'

const form = 'b1f7c7a2-6a0e-4f3e-9c69-0a4f3c0e8f11'
const status = { form, service: 'ktp-baru', status: 'LIMITED', reason: 'Kuota 50', instead: '' }
const stock = { form, item: 'blanko-ktp-el', kind: 'ISSUED', quantity: '3', note: '' }

const problemsOf = (schema: typeof statusSchema | typeof stockSchema | typeof noticeSchema, input: unknown) => {
  const parsed = schema.safeParse(input)
  return parsed.success ? {} : fieldProblems(parsed.error)
}

test.each([
  ['1', 1],
  [' 1.250 ', 1250],
  ['1 250', 1250],
  ['-3', -3],
  ['−3', -3],
  ['0', 0],
])('%j is the number %i', (quantity, number) => {
  expect(stockSchema.parse({ ...stock, quantity }).quantity).toBe(number)
})

test.each([
  [{ quantity: '' }, { quantity: { key: 'REQUIRED', min: 1 } }],
  [{ quantity: 'tiga' }, { quantity: { key: 'NUMBER' } }],
  [{ quantity: '1,5' }, { quantity: { key: 'NUMBER' } }],
  [{ quantity: '1e9' }, { quantity: { key: 'NUMBER' } }],
  [{ quantity: '9999999999' }, { quantity: { key: 'NUMBER' } }],
  [{ quantity: undefined }, { quantity: { key: 'REQUIRED' } }],
  [{ quantity: ['1', '2'] }, { quantity: { key: 'REQUIRED' } }],
  [{ kind: 'STOLEN' }, { kind: { key: 'CHOICE' } }],
  [{ kind: undefined }, { kind: { key: 'CHOICE' } }],
  [{ item: '' }, { item: { key: 'REQUIRED', min: 1 } }],
  [{ note: 'x'.repeat(141) }, { note: { key: 'TOO_LONG', max: 140 } }],
  [{ form: 'replayed' }, { form: { key: 'INVALID' } }],
])('a stock entry with %j is refused', (changes, fields) => {
  expect(problemsOf(stockSchema, { ...stock, ...changes })).toEqual(fields)
})

test.each([
  [{ status: '' }, { status: { key: 'CHOICE' } }],
  [{ status: 'OPEN' }, { status: { key: 'CHOICE' } }],
  [{ reason: 'x'.repeat(141) }, { reason: { key: 'TOO_LONG', max: 140 } }],
  [{ instead: '😀'.repeat(201) }, { instead: { key: 'TOO_LONG', max: 200 } }],
  [{ service: undefined }, { service: { key: 'REQUIRED' } }],
  [{ service: 'x'.repeat(61) }, { service: { key: 'INVALID', max: 60 } }],
])('a status with %j is refused', (changes, fields) => {
  expect(problemsOf(statusSchema, { ...status, ...changes })).toEqual(fields)
})

test('what is typed comes out as meant: one line, no control or bidi characters; emoji count as one', () => {
  const typed = { ...status, reason: ' SIAK\n lambat \u202e\u0007', instead: '😀'.repeat(200) }
  expect(statusSchema.parse(typed)).toMatchObject({ reason: 'SIAK lambat', instead: '😀'.repeat(200) })
})

test('nothing that is not asked for comes through', () => {
  const forged = { ...status, unitId: 'disdukcapil', role: 'LEAD', officerId: 'x' }
  expect(Object.keys(statusSchema.parse(forged)).sort()).toEqual(['form', 'instead', 'reason', 'service', 'status'])
  expect(confirmSchema.parse({ form, unitId: 'x' })).toEqual({ form })
})

test.each([
  [{ text: 'Antre', until: '' }, { until: { key: 'REQUIRED' } }],
  [{ text: 'Antre', until: 'besok' }, { until: { key: 'INVALID' } }],
  [{ text: 'x'.repeat(301), until: '2026-11-24T16:00' }, { text: { key: 'TOO_LONG', max: 300 } }],
  [{ text: '', until: '' }, {}],
])('a notice with %j', (changes, fields) => {
  expect(problemsOf(noticeSchema, { form, ...changes })).toEqual(fields)
})

test('a correction names the entry that was wrong, or says what was', () => {
  const correction = { ...stock, kind: 'CORRECTED', quantity: '-3' }
  expect(problemsOf(stockSchema, correction)).toEqual({ note: { key: 'REQUIRED' } })
  expect(problemsOf(stockSchema, { ...correction, note: 'Terhitung dua kali' })).toEqual({})
  expect(stockSchema.parse({ ...correction, corrects: '12' })).toMatchObject({ corrects: 12, quantity: -3 })
  expect(problemsOf(stockSchema, { ...correction, corrects: '12a' })).toEqual({ corrects: { key: 'INVALID' } })
})

test('what a form has seen is a number, when it was made a moment', () => {
  expect(confirmSchema.parse({ form, seen: '12', made: '2026-11-24T02:20:00.000Z' })).toMatchObject({ seen: 12 })
  expect(confirmSchema.safeParse({ form, seen: '-1' }).success).toBe(false)
  expect(confirmSchema.safeParse({ form, made: 'kemarin' }).success).toBe(false)
})

describe('when a deed was done', () => {
  const now = wita('2026-11-24', '10.20')
  const problem = (field: string, key: string, max?: number) => ({
    ok: false,
    error: { code: 'INVALID', fields: { [field]: { key, ...(max && { max }) } } },
  })

  test('now, or when the phone took it down; a clock that is fast is set right', () => {
    const made = wita('2026-11-23', '15.50')
    expect(deedTime(undefined, now)).toEqual({ ok: true, value: now })
    expect(deedTime(made.toISOString(), now)).toEqual({ ok: true, value: made })
    expect(deedTime(wita('2026-11-24', '11.00').toISOString(), now)).toEqual({ ok: true, value: now })
    expect(deedTime(wita('2026-11-16', '10.00').toISOString(), now)).toEqual(problem('made', 'TOO_OLD', 7))
  })

  test.each([
    ['', { ok: true, value: now }],
    ['2026-11-24T09:05', { ok: true, value: wita('2026-11-24', '09.05') }],
    ['2026-11-24T10:21', problem('when', 'NOT_YET')],
    ['2026-11-16T08:00', problem('when', 'TOO_OLD', 7)],
    ['2026-02-30T08:00', problem('when', 'DATE')],
    ['2026-11-24T25:00', problem('when', 'DATE')],
  ])('a movement of %j', (when, result) => {
    expect(movementTime(when, now, now)).toEqual(result)
  })
})
