import { z } from 'zod'

export const ROLES = ['LEAD', 'INSPECTOR', 'OPERATOR', 'ADMIN', 'VIEWER'] as const
export const roleSchema = z.enum(ROLES)
export type Role = (typeof ROLES)[number]

/** What an officer may ask for at all; which case or unit is decided where the object is known. */
export type Permission =
  | 'case:read'
  | 'case:work'
  | 'case:assign'
  | 'case:decide'
  | 'board:edit'
  | 'disposition:answer'
  | 'unit:admin'
  | 'account:admin'
  | 'key:vouch'
  | 'agency:edit'
  | 'access:admin'
  | 'figures:read'
  | 'gift:declare'
  | 'gift:review'

const GRANTED: Record<Role, readonly Permission[]> = {
  LEAD: [
    'case:read',
    'case:work',
    'case:assign',
    'case:decide',
    'key:vouch',
    'agency:edit',
    'figures:read',
    'gift:declare',
    'gift:review',
  ],
  INSPECTOR: ['case:read', 'case:work', 'gift:declare'],
  OPERATOR: ['board:edit', 'disposition:answer', 'gift:declare'],
  ADMIN: ['unit:admin', 'account:admin', 'access:admin', 'agency:edit', 'gift:declare'],
  VIEWER: ['figures:read', 'gift:declare'],
}

export function can(role: Role, permission: Permission): boolean {
  return GRANTED[role].includes(permission)
}

/** Roles that must show a second factor: those who read cases, and those who decide who does. Others may. */
export function needsSecondFactor(role: Role): boolean {
  return can(role, 'case:read') || can(role, 'account:admin')
}

/** Roles whose officers hold an age identity: those who read what is sealed to them. An administrator never does. */
export function holdsKey(role: Role): boolean {
  return role === 'LEAD' || role === 'INSPECTOR' || role === 'OPERATOR'
}
