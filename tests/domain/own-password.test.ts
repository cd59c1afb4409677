import { passwordChangeFormSchema, passwordChangeSchema } from '@/lib/domain/own-password'
import { fieldProblems } from '@/lib/domain/result'

const about = ['Seruni Anggrek', 'seruni@contoh.id']
const problems = (typed: { current: string; password: string; again: string }) => {
  const parsed = passwordChangeFormSchema(about).safeParse(typed)
  return parsed.success ? null : fieldProblems(parsed.error)
}
const GOOD = 'perahu hijau di teluk tenang'

test.each([
  [{ current: 'hujan sore di pelabuhan', password: GOOD, again: GOOD }, null],
  [
    { current: '', password: '', again: '' },
    { current: { key: 'REQUIRED', min: 1 }, password: { key: 'REQUIRED' }, again: { key: 'REQUIRED', min: 1 } },
  ],
  [{ current: 'a', password: GOOD, again: `${GOOD}!` }, { again: { key: 'NOT_SAME' } }],
  [{ current: GOOD, password: GOOD, again: GOOD }, { password: { key: 'PASSWORD_SAME' } }],
  [{ current: 'a', password: 'seruni anggrek', again: 'seruni anggrek' }, { password: { key: 'PASSWORD_PERSONAL' } }],
])('%j', (typed, expected) => expect(problems(typed)).toEqual(expected))

test('what is sent holds no password: derived secrets and a sealed identity of their one length', () => {
  const sent = { current: 'a'.repeat(43), auth: 'b'.repeat(43), sealedIdentity: 'c'.repeat(136) }
  expect(passwordChangeSchema.parse({ ...sent, password: GOOD })).toEqual(sent)
  expect(passwordChangeSchema.safeParse({ ...sent, sealedIdentity: null }).success).toBe(true)
  for (const wrong of [{ current: GOOD }, { auth: '' }, { sealedIdentity: 'c' }])
    expect(passwordChangeSchema.safeParse({ ...sent, ...wrong }).success).toBe(false)
})
