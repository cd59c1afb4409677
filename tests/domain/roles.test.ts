import { can, holdsKey, type Permission, ROLES, roleSchema } from '@/lib/domain/roles'

const MATRIX: Record<Permission, string> = {
  'case:read': 'LEAD INSPECTOR',
  'case:work': 'LEAD INSPECTOR',
  'case:assign': 'LEAD',
  'case:decide': 'LEAD',
  'board:edit': 'OPERATOR',
  'disposition:answer': 'OPERATOR',
  'unit:admin': 'ADMIN',
  'account:admin': 'ADMIN',
  'key:vouch': 'LEAD',
  'agency:edit': 'LEAD ADMIN',
  'access:admin': 'ADMIN',
  'figures:read': 'LEAD VIEWER',
  'gift:declare': 'LEAD INSPECTOR OPERATOR ADMIN VIEWER',
  'gift:review': 'LEAD',
}

describe('roles', () => {
  test.each(Object.entries(MATRIX) as [Permission, string][])('%s: %s', (permission, roles) => {
    expect(ROLES.filter((role) => can(role, permission)).join(' ')).toBe(roles)
  })

  test('an administrator and a viewer hold no key and see no case', () => {
    expect(ROLES.filter(holdsKey)).toEqual(['LEAD', 'INSPECTOR', 'OPERATOR'])
    for (const role of ['ADMIN', 'VIEWER'] as const) expect(can(role, 'case:read')).toBe(false)
  })

  test('a role that is none is refused', () => {
    for (const forged of ['lead', 'ROOT', '', null, ['LEAD'], { toString: () => 'LEAD' }, 'constructor'])
      expect(roleSchema.safeParse(forged).success).toBe(false)
  })
})
