import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { type Role, ROLES } from '@/lib/domain/roles'
import { addOfficer, trySignIn } from '../support/officers'

/** What a route handler of /petugas answers: to the roles whose it is, to the others, and to nobody in particular. */
type Said = number | 'INVALID' | 'NOT_FOUND' | 'UNAUTHENTICATED'
type Door = { roles: readonly Role[]; theirs: Said; others: Said; nobody: Said; data?: object }

/** Ids are random: a case, a file that does not exist is nobody's, so those doors answer all officers alike. */
const DOORS: Record<string, Door> = {
  'GET /petugas/kunci': { roles: ROLES, theirs: 200, others: 200, nobody: 204 },
  'GET /petugas/angka/unduh': { roles: ['LEAD', 'VIEWER'], theirs: 200, others: 404, nobody: 404 },
  'GET /petugas/papan/impor/contoh': { roles: ['OPERATOR'], theirs: 200, others: 404, nobody: 404 },
  'POST /petugas/papan/kirim': {
    // What a phone sends again later reads the result, whatever it is, in a 200.
    ...{ roles: ['OPERATOR'], theirs: 'INVALID', others: 'NOT_FOUND', nobody: 'UNAUTHENTICATED' },
    data: { kind: 'notice', fields: {} },
  },
  'POST /petugas/kasus/cari/isi': {
    // Asked by a script that reads the result, in a 200.
    ...{ roles: ['LEAD', 'INSPECTOR'], theirs: 'INVALID', others: 'NOT_FOUND', nobody: 'UNAUTHENTICATED' },
    data: { ids: [] },
  },
  'POST /petugas/kasus/[id]/bukti/[number]': { roles: [], theirs: 404, others: 404, nobody: 401 },
  'POST /petugas/disposisi/[id]/berkas/[number]': { roles: [], theirs: 404, others: 404, nobody: 401 },
  // next-auth's own: whoever comes may ask for a token; what is no form of ours signs nobody in.
  'GET /petugas/auth/[...nextauth]': { roles: ROLES, theirs: 200, others: 200, nobody: 200 },
  'POST /petugas/auth/[...nextauth]': { roles: ROLES, theirs: 415, others: 415, nobody: 415 },
}

async function knock(request: APIRequestContext, door: string): Promise<Said> {
  const [method = '', path = ''] = door.split(' ')
  const own = method === 'GET' ? 'csrf' : 'callback/credentials'
  const address = path.replace('[id]', randomUUID()).replace('[number]', '1').replace('[...nextauth]', own)
  const { data = {} } = DOORS[door]!
  const origin = new URL(process.env.JARI_TEST_URL!).origin
  const answer = await request.fetch(address, {
    method,
    maxRedirects: 0,
    ...(method === 'POST' ? { data, headers: { Origin: origin } } : {}),
  })
  expect([door, answer.headers()['cache-control']]).toEqual([door, expect.stringContaining('no-store')])
  const said: { error?: { code: Said } } | null = await answer.json().catch(() => null)
  return said?.error?.code ?? answer.status()
}

test('the table names every route handler of /petugas, by method', () => {
  const found = readdirSync('app/petugas', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .flatMap((file) => {
      const source = readFileSync(`app/petugas/${file}`, 'utf8')
      const methods = [...source.matchAll(/^export (?:async function|function|const) ([A-Z]+)\b/gm)].map(
        ([, name]) => name,
      )
      return methods.map((method) => `${method} /petugas/${file.replace(/\/route\.ts$/, '')}`)
    })
  expect(found.toSorted()).toEqual(Object.keys(DOORS).toSorted())
})

for (const role of ROLES) {
  test(`${role}: each handler is theirs or does not exist`, async ({ request }) => {
    const officer = await addOfficer(role)
    expect((await trySignIn(request, officer.email, officer.auth)).status()).toBe(200)
    for (const [door, { roles, theirs, others }] of Object.entries(DOORS))
      expect([door, await knock(request, door)]).toEqual([door, roles.includes(role) ? theirs : others])
  })
}

test('nobody in particular learns nothing from any of them', async ({ request }) => {
  for (const [door, { nobody }] of Object.entries(DOORS))
    expect([door, await knock(request, door)]).toEqual([door, nobody])
})
