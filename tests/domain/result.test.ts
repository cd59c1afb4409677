import { z } from 'zod'
import { fail, fieldProblems, ok } from '@/lib/domain/result'
import { line } from '@/lib/domain/text'

const schema = z.object({
  name: line(5),
  age: z.number().min(3).max(9),
  when: z.enum(['NOW', 'LATER'], 'CHOOSE'),
  contact: z.object({ phone: z.string().max(4) }),
})
const good = { name: 'Ani', age: 4, when: 'NOW', contact: { phone: '1234' } }

function problems(change: object) {
  const parsed = schema.safeParse({ ...good, ...change })
  return parsed.success ? {} : fieldProblems(parsed.error)
}

describe('results', () => {
  test('a value, a failure, a failure with fields', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 })
    expect(fail('NOT_FOUND')).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(fail('INVALID', { name: { key: 'REQUIRED' } })).toEqual({
      ok: false,
      error: { code: 'INVALID', fields: { name: { key: 'REQUIRED' } } },
    })
  })
})

describe('problems of fields', () => {
  test.each([
    [{}, {}],
    [{ name: undefined }, { name: { key: 'REQUIRED' } }],
    [{ name: '  ' }, { name: { key: 'REQUIRED' } }],
    [{ name: 7 }, { name: { key: 'INVALID' } }],
    [{ name: 'Sulaeman' }, { name: { key: 'TOO_LONG', max: 5 } }],
    [{ age: undefined }, { age: { key: 'REQUIRED' } }],
    [{ age: 'empat' }, { age: { key: 'INVALID' } }],
    [{ age: null }, { age: { key: 'REQUIRED' } }],
    [{ age: 1 }, { age: { key: 'TOO_SMALL', min: 3 } }],
    [{ age: 10 }, { age: { key: 'TOO_BIG', max: 9 } }],
    [{ when: 'NEVER' }, { when: { key: 'CHOOSE' } }],
    [{ contact: { phone: '12345' } }, { 'contact.phone': { key: 'TOO_LONG', max: 4 } }],
    [
      { contact: 'x', age: 1 },
      { contact: { key: 'INVALID' }, age: { key: 'TOO_SMALL', min: 3 } },
    ],
  ])('%j: %j', (change, expected) => expect(problems(change)).toEqual(expected))

  test('never hand out the library’s own sentences', () => {
    const parsed = schema.safeParse('x')
    expect(parsed.success ? {} : fieldProblems(parsed.error)).toEqual({ '': { key: 'INVALID' } })
  })
})
