import { randomBytes } from 'node:crypto'
import { newIdentity } from '@/lib/sealing/identity'
import { type OwnDatabase, ownDatabase } from './own-database'

let own: OwnDatabase
let setup: typeof import('@/lib/data/setup')
let officers: typeof import('@/lib/data/officers')

beforeAll(async () => {
  own = await ownDatabase()
  await own.db.officer.deleteMany()
  ;(globalThis as { jariDb?: unknown }).jariDb = own.db // what lib/data/client.ts takes
  setup = await import('@/lib/data/setup')
  officers = await import('@/lib/data/officers')
})

afterAll(() => own.drop())

const first = async (name: string) => ({
  admin: { name: 'Guntur', title: 'Admin Kominfo', email: `guntur.${name}@contoh.id`, auth: 'a'.repeat(43) },
  lead: {
    ...{ name, title: 'Inspektur', email: `${name}@contoh.id`, auth: 'b'.repeat(43) },
    ...{ recipient: (await newIdentity()).recipient, sealedIdentity: new Uint8Array(randomBytes(102)) },
  },
  recoveryRecipient: (await newIdentity()).recipient,
})

test('of set-ups at the same moment one wins, whole; the others leave nothing', async () => {
  expect(await setup.isUnpeopled()).toBe(true)
  const all = await Promise.all(['seruni', 'kenanga', 'dahlia'].map(first))
  const results = await Promise.all(all.map((one) => setup.createFirstAccounts(one)))
  expect(results.filter(({ ok }) => !ok)).toEqual([
    { ok: false, error: { code: 'CONFLICT' } },
    { ok: false, error: { code: 'CONFLICT' } },
  ])
  const winner = all[results.findIndex(({ ok }) => ok)]!
  expect(await setup.isUnpeopled()).toBe(false)
  expect(await own.db.officer.findMany({ orderBy: { role: 'asc' } })).toMatchObject([
    { role: 'LEAD', email: winner.lead.email, recipient: winner.lead.recipient, active: true },
    { role: 'ADMIN', email: winner.admin.email, recipient: null, sealedIdentity: null },
  ])
  expect(await own.db.setting.findUnique({ where: { key: 'recoveryRecipient' } })).toMatchObject({
    value: winner.recoveryRecipient,
  })
  expect(await own.db.auditEntry.findMany()).toMatchObject([{ actor: 'system', action: 'setup' }])
  expect(await officers.checkPassword(winner.lead.email, winner.lead.auth)).toMatchObject({ role: 'LEAD' })

  // The answer got lost on the way: the same set-up again is told the same, and makes nothing.
  expect(await setup.createFirstAccounts(winner)).toEqual({ ok: true, value: null })
  expect(await own.db.officer.count()).toBe(2)
})
