import fc from 'fast-check'
import { PASSWORD_MAX, PASSWORD_MIN, passwordProblem } from '@/lib/domain/password'

test.each([
  ['', { key: 'REQUIRED' }],
  ['pendek', { key: 'TOO_SHORT', min: PASSWORD_MIN }],
  ['😀'.repeat(11), { key: 'TOO_SHORT', min: PASSWORD_MIN }],
  ['x'.repeat(PASSWORD_MAX + 1), { key: 'TOO_LONG', max: PASSWORD_MAX }],
  ['Password1234', { key: 'PASSWORD_COMMON' }],
  ['P@ssw0rd-Passw0rd', { key: 'PASSWORD_COMMON' }],
  ['Kendari2026!!!', { key: 'PASSWORD_COMMON' }],
  ['inspektorat-kendari', { key: 'PASSWORD_COMMON' }],
  ['Admin-Kominfo-1', { key: 'PASSWORD_COMMON' }],
  ['rahasianegara1', { key: 'PASSWORD_COMMON' }],
])('%j is refused', (password, problem) => {
  expect(passwordProblem(password)).toEqual(problem)
})

test('what belongs to its owner is refused', () => {
  const about = ['Seruni Anggrek', 'seruni.anggrek@kendarikota.go.id']
  expect(passwordProblem('seruni-anggrek-1', about)).toEqual({ key: 'PASSWORD_PERSONAL' })
  expect(passwordProblem('SeruniSeruni12', about)).toEqual({ key: 'PASSWORD_PERSONAL' })
  expect(passwordProblem('seruni-teluk-jujur', about)).toBeNull()
})

test.each([
  'teluk-kendari-jujur',
  'hujan sore di pelabuhan',
  'kursi kayu warna biru',
  'ДОЖДЬ-над-рекой',
  'x9$Lw-02kfQz',
  'a b c d e f g h i j k l m n o p',
])('%j is good', (password) => {
  expect(passwordProblem(password, ['Seruni Anggrek'])).toBeNull()
})

test('length alone decides: no rule asks for a kind of character, and 64 and more are taken', () => {
  const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789 ')
  const random = fc.array(letters, { minLength: 24, maxLength: PASSWORD_MAX, size: 'max' }).map((all) => all.join(''))
  fc.assert(
    fc.property(random, (password) => {
      fc.pre(new Set(password).size > 12)
      expect(passwordProblem(password)).toBeNull()
    }),
  )
})
