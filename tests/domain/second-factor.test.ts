import fc from 'fast-check'
import { appCodeSchema, readCode } from '@/lib/domain/second-factor'
import { fieldProblems } from '@/lib/domain/result'

test.each([
  ['123456', { kind: 'APP', code: '123456' }],
  [' 123 456 ', { kind: 'APP', code: '123456' }],
  ['7f3m-9q2t-0000-1111', { kind: 'RECOVERY', code: '7F3M9Q2T00001111' }],
  ['7F3M 9Q2T OOOO ILil', { kind: 'RECOVERY', code: '7F3M9Q2T00001111' }],
  ['', null],
  ['12345', null],
  ['1234567', null],
  ['7F3M-9Q2T-0000', null],
  ['7F3M-9Q2T-0000-111U', null],
])('%j is %j', (typed, code) => {
  expect(readCode(typed)).toEqual(code)
})

test('whatever is typed is a code or none', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const code = readCode(typed)
      if (code) expect(readCode(code.code)).toEqual(code)
    }),
  )
})

test.each([
  ['', 'REQUIRED'],
  ['12 34', 'APP_CODE'],
  ['abcdef', 'APP_CODE'],
])('%j in a form: %s', (typed, key) => {
  const parsed = appCodeSchema.safeParse(typed)
  expect(parsed.success ? null : fieldProblems(parsed.error)).toEqual({ '': expect.objectContaining({ key }) })
})

test('a code is taken as it is shown', () => {
  expect(appCodeSchema.parse('123 456')).toBe('123456')
})
