import { chosenPasswordSchema, invitationSchema, needsVouching } from '@/lib/domain/invitation'
import { fieldProblems } from '@/lib/domain/result'
import { can, ROLES } from '@/lib/domain/roles'

const person = { name: 'Dahlia', title: 'Operator', email: ' Dahlia@Contoh.ID ', role: 'OPERATOR', unitId: 'ptsp' }

test('an operator belongs to a unit, nobody else does', () => {
  expect(invitationSchema.parse(person)).toEqual({ ...person, email: 'dahlia@contoh.id' })
  expect(invitationSchema.parse({ ...person, role: 'VIEWER' }).unitId).toBeNull()
  const parsed = invitationSchema.safeParse({ ...person, unitId: '', role: 'OPERATOR' })
  expect(parsed.success ? {} : fieldProblems(parsed.error)).toEqual({ unitId: { key: 'REQUIRED' } })
})

test('a role that is none is refused', () => {
  const parsed = invitationSchema.safeParse({ ...person, role: 'ROOT' })
  expect(parsed.success ? {} : fieldProblems(parsed.error)).toEqual({ role: { key: 'CHOICE' } })
})

test('whoever may read cases needs a lead’s word', () => {
  expect(ROLES.filter(needsVouching)).toEqual(ROLES.filter((role) => can(role, 'case:read')))
})

test.each([
  ['pendek', 'pendek', { password: { key: 'TOO_SHORT', min: 12 } }],
  ['dahlia dahlia dahlia', 'dahlia dahlia dahlia', { password: { key: 'PASSWORD_PERSONAL' } }],
  ['kursi kayu warna biru', 'kursi kayu warna', { again: { key: 'NOT_SAME' } }],
  ['kursi kayu warna biru', '', { again: { key: 'REQUIRED', min: 1 } }],
  ['kursi kayu warna biru', 'kursi kayu warna biru', {}],
])('%j and %j: %j', (password, again, expected) => {
  const parsed = chosenPasswordSchema(['Dahlia', 'dahlia@contoh.id']).safeParse({ password, again })
  expect(parsed.success ? {} : fieldProblems(parsed.error)).toEqual(expected)
})
