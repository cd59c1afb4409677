/**
 * Every deed by which an administrator changes something, and every one by which keys change hands, as the trail names it. Work
 * on a case or a board is none of them, nor what officers do with their own account. tests/house/trail.test.ts finds what is missing.
 */
export const ADMIN_ACTIONS = [
  ...(['unit:add', 'unit:edit', 'unit:on', 'unit:off', 'unit:hours', 'unit:offerings', 'unit:stock'] as const),
  ...(['unit:close', 'unit:reopen', 'service:add', 'service:edit', 'item:add', 'item:edit'] as const),
  ...(['calendar:add', 'calendar:edit', 'calendar:remove', 'calendar:complete'] as const),
  ...(['account:invite', 'account:uninvite', 'account:create', 'account:move', 'account:vouch'] as const),
  ...(['account:refuse', 'account:activate', 'account:deactivate', 'account:factor', 'account:role'] as const),
  ...(['account:link', 'account:renew', 'account:recovery', 'setup', 'retention:edit'] as const),
  ...(['agency:add', 'agency:edit'] as const),
  ...(['reply:add', 'reply:edit', 'reply:remove', 'token:create', 'token:revoke'] as const),
  ...(['key:hand', 'key:give', 'recovery:hand', 'recovery:give'] as const),
  ...(['recovery:propose', 'recovery:refuse', 'recovery:replace'] as const),
] as const
export type AdminAction = (typeof ADMIN_ACTIONS)[number]

type Scalar = string | number | boolean | null
export type Detail = Record<string, Scalar>
export type FieldChange = { field: string; from: string | null; to: string | null }

/** Longest text of a field that the trail keeps. */
const TEXT_MAX = 300

/** What is another in `after`, as flat pairs for the trail: `name.from`, `name.to`. Lists are told line by line. */
export function changesBetween<T extends Record<string, unknown>>(
  before: { [K in keyof T]?: unknown },
  after: T,
): Detail {
  const detail: Detail = {}
  for (const [field, value] of Object.entries(after)) {
    if (JSON.stringify(before[field] ?? null) === JSON.stringify(value ?? null)) continue
    detail[`${field}.from`] = scalar(before[field])
    detail[`${field}.to`] = scalar(value)
  }
  return detail
}

/**
 * The pairs again, for a page; whatever else a detail says comes as a field that has only a present. Of cases it says how many:
 * for whoever reads of changes no case exists.
 */
export function readDetail(detail: Detail): FieldChange[] {
  const fields = new Map<string, FieldChange>()
  for (const [key, value] of Object.entries(detail)) {
    const [, name = key, side = 'to'] = /^(.+)\.(from|to)$/.exec(key) ?? []
    const known = fields.get(name) ?? { field: name, from: null, to: null }
    const said = name === 'cases' ? String(value).split(' ').filter(Boolean).length : value
    fields.set(name, { ...known, [side]: said === null ? null : String(said) })
  }
  return [...fields.values()]
}

function scalar(value: unknown): Scalar {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? value.map(entryOf).join(' · ') : entryOf(value)
  return [...text].length > TEXT_MAX ? `${[...text].slice(0, TEXT_MAX - 1).join('')}…` : text
}

const entryOf = (entry: unknown): string =>
  typeof entry === 'object' && entry !== null ? Object.values(entry).join(' | ') : String(entry)
