import { DESKS, desksOf } from '@/lib/domain/desks'
import { ROLES } from '@/lib/domain/roles'

test.each([
  ['LEAD', ['cases', 'team', 'agencies', 'retention', 'figures', 'gifts']],
  ['INSPECTOR', ['cases', 'gifts']],
  ['OPERATOR', ['board', 'dispositions', 'gifts']],
  ['ADMIN', ['admin', 'accounts', 'access', 'agencies', 'gifts']],
  ['VIEWER', ['figures', 'gifts']],
] as const)('%s sits at %j', (role, desks) => {
  expect(desksOf(role).map(({ id }) => id)).toEqual(desks)
})

test('every role has a desk, every desk somebody', () => {
  expect(ROLES.filter((role) => desksOf(role).length === 0)).toEqual([])
  expect(new Set(ROLES.flatMap((role) => desksOf(role)))).toEqual(new Set(DESKS))
})
