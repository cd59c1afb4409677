import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ADMIN_ACTIONS } from '@/lib/domain/admin-changes'

const DATA = join(__dirname, '../../lib/data')
/** Matters of cases, boards, and officers' own accounts: their trails are elsewhere. */
const ELSEWHERE = /^(case|board|disposition|gratuity|session|factor):|^account:password$/

/** What data functions write into the trail, wherever a whole name stands in them. */
function written(): string[] {
  const named = /(?:action:|done\()\s*'([a-z]+(?::[a-z-]+)?)'/g
  const source = readdirSync(DATA).map((file) => readFileSync(join(DATA, file), 'utf8'))
  return [...new Set(source.flatMap((text) => [...text.matchAll(named)].map((found) => found[1] ?? '')))]
}

test('the page of changes tells of every deed of an administrator, and of every key that changes hands', () => {
  const known: readonly string[] = ADMIN_ACTIONS
  const found = written().filter((action) => !ELSEWHERE.test(action))
  expect(found).toEqual(expect.arrayContaining(['unit:add', 'account:role', 'token:create', 'key:give', 'setup']))
  expect(found.filter((action) => !known.includes(action))).toEqual([])
})
