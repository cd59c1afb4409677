import { can, type Permission, type Role } from './roles'

export type DeskId =
  | 'cases'
  | 'board'
  | 'dispositions'
  | 'admin'
  | 'accounts'
  | 'access'
  | 'team'
  | 'agencies'
  | 'retention'
  | 'figures'
  | 'gifts'
export type Desk = { id: DeskId; path: string; permission: Permission }

/** The desks of /petugas, in the order in which a menu shows them. */
export const DESKS: readonly Desk[] = [
  { id: 'cases', path: '/petugas/kasus', permission: 'case:read' },
  { id: 'board', path: '/petugas/papan', permission: 'board:edit' },
  { id: 'dispositions', path: '/petugas/disposisi', permission: 'disposition:answer' },
  { id: 'admin', path: '/petugas/kelola', permission: 'unit:admin' },
  { id: 'accounts', path: '/petugas/akun', permission: 'account:admin' },
  { id: 'access', path: '/petugas/akses', permission: 'access:admin' },
  { id: 'team', path: '/petugas/tim', permission: 'key:vouch' },
  { id: 'agencies', path: '/petugas/instansi', permission: 'agency:edit' },
  { id: 'retention', path: '/petugas/retensi', permission: 'case:decide' },
  { id: 'figures', path: '/petugas/angka', permission: 'figures:read' },
  { id: 'gifts', path: '/petugas/gratifikasi', permission: 'gift:declare' },
]

/** The desks that a role may sit at; the first is its own. Every role has one. */
export function desksOf(role: Role): Desk[] {
  return DESKS.filter((desk) => can(role, desk.permission))
}
