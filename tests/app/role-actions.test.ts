import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Role, ROLES } from '@/lib/domain/roles'
import { currentOfficer, signedInOfficer } from '@/lib/session'
import { buildOfficer } from '@/prisma/seed/builders'
import { db } from '@/lib/data/client'

jest.mock('@/lib/session', () => ({
  ...jest.requireActual('@/lib/session'),
  currentOfficer: jest.fn(),
  signedInOfficer: jest.fn(),
}))

const READERS: Role[] = ['LEAD', 'INSPECTOR']
const LEAD: Role[] = ['LEAD']
const OPERATOR: Role[] = ['OPERATOR']
const ADMIN: Role[] = ['ADMIN']

/** Every action of /petugas: whose it is. Written out, so that a gate that is moved by mistake differs from it. */
const ACTIONS: Record<string, Record<string, readonly Role[]>> = {
  'actions.ts': { leave: ROLES },
  'akses/actions.ts': { create: ADMIN, revoke: ADMIN },
  'akun/actions.ts': {
    setActive: ADMIN,
    move: ADMIN,
    dropFactor: ADMIN,
    setRole: ADMIN,
    offerLink: ADMIN,
    offerSeat: ADMIN,
    withdraw: ADMIN,
  },
  'closures/actions.ts': { close: ROLES, reopen: ROLES }, // whose unit it is decides: see tests/data/closures.test.ts
  'disposisi/actions.ts': {
    addressees: READERS,
    sendOne: READERS,
    openForCase: READERS,
    sendBack: READERS,
    settle: READERS,
    giveKeys: READERS,
    openForUnit: OPERATOR,
    answer: OPERATOR,
    attach: OPERATOR,
  },
  'kasus/actions.ts': {
    titlesOf: READERS,
    open: READERS,
    returnKey: LEAD,
    move: READERS,
    propose: READERS,
    decide: LEAD,
    withdraw: READERS,
    exported: READERS,
    saved: READERS,
    unpublish: LEAD,
    withhold: LEAD,
    readmit: LEAD,
    candidate: LEAD,
    merge: LEAD,
    separate: LEAD,
    assign: LEAD,
    mergedKeys: LEAD,
    assignMany: LEAD,
    reply: READERS,
    note: READERS,
    recordFindings: READERS,
  },
  'gratifikasi/actions.ts': { declare: ROLES, readers: ROLES, open: ROLES, move: LEAD },
  'identitas/actions.ts': { reveal: READERS },
  'instansi/actions.ts': { createAgency: ['LEAD', 'ADMIN'], saveAgency: ['LEAD', 'ADMIN'] },
  'kasus/balasan/actions.ts': { createReply: LEAD, saveReply: LEAD, deleteReply: LEAD },
  'kasus/baru/actions.ts': { file: READERS, readers: READERS },
  'kelola/kalender/actions.ts': {
    createHoliday: ADMIN,
    saveHoliday: ADMIN,
    deleteHoliday: ADMIN,
    saveComplete: ADMIN,
  },
  'kelola/layanan/actions.ts': { createService: ADMIN, saveService: ADMIN },
  'kelola/stok/actions.ts': { createItem: ADMIN, saveItem: ADMIN },
  'kelola/unit/actions.ts': {
    createUnit: ADMIN,
    saveUnit: ADMIN,
    switchUnit: ADMIN,
    saveHours: ADMIN,
    saveOfferings: ADMIN,
    openLedger: ADMIN,
  },
  'kode/actions.ts': { setUp: ROLES, renewCodes: ROLES },
  'papan/actions.ts': { confirm: OPERATOR, changeStatus: OPERATOR, enterStock: OPERATOR, changeNotice: OPERATOR },
  'papan/impor/actions.ts': { importStock: OPERATOR },
  'pemberitahuan/actions.ts': { choose: ['LEAD', 'INSPECTOR', 'OPERATOR'], tell: ROLES, told: ROLES, drop: ROLES },
  'retensi/actions.ts': { keep: LEAD, hold: LEAD, decideErasure: LEAD },
  'saya/actions.ts': { end: ROLES, endOthers: ROLES, changePassword: ROLES },
  'tim/actions.ts': { accept: LEAD, refuse: LEAD },
  'tim/kunci/actions.ts': { owed: LEAD, give: LEAD, recount: LEAD },
  'tim/pemulihan/actions.ts': { propose: LEAD, accept: LEAD, refuse: LEAD },
}

type Action = (...args: unknown[]) => Promise<unknown>
type Code = 'OK' | 'UNAUTHENTICATED' | 'NOT_FOUND' | 'INVALID' | string

const ROOM = resolve('app/petugas')
const load = (file: string) => jest.requireActual<Record<string, Action>>(resolve(ROOM, file))
const found = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)actions\.ts$/.test(file))
const all = found.flatMap((file) => Object.keys(load(file)).map((name) => [file, name] as const))

/** What it says to something that no form of ours sends; past the door, what is redirected or needs a request counts as heard. */
async function ask(file: string, name: string): Promise<Code> {
  const given = load(file)[name]!
  const sent = given.length === 2 ? [{ result: null, values: {} }, new FormData()] : ['no form of ours']
  const said = (await given(...sent).catch(() => ({ ok: true }))) as { result?: unknown }
  const result = ('result' in said ? said.result : said) as { ok: boolean; error?: { code: Code } }
  return result.ok ? 'OK' : result.error!.code
}

async function comesAs(role: Role | null) {
  const { id, email } = role ? await buildOfficer(db, { role }) : { id: '', email: '' }
  const officer = role && ({ id, role, email, unitId: null, session: 'none' } as never)
  jest.mocked(currentOfficer).mockResolvedValue(officer)
  jest.mocked(signedInOfficer).mockResolvedValue(officer)
}

let log: jest.SpyInstance
beforeEach(() => void (log = jest.spyOn(process.stderr, 'write').mockReturnValue(true)))
afterEach(() => log.mockRestore())

test('the table names every action there is, and none that is not', () => {
  const named = Object.entries(ACTIONS).flatMap(([file, names]) => Object.keys(names).map((name) => `${file} ${name}`))
  expect(named.toSorted()).toEqual(all.map((one) => one.join(' ')).toSorted())
})

test.each(ROLES)('%s: each action is theirs or does not exist', async (role) => {
  for (const [file, name] of all) {
    await comesAs(role)
    const heard = (await ask(file, name)) !== 'NOT_FOUND'
    expect([file, name, heard]).toEqual([file, name, ACTIONS[file]?.[name]?.includes(role)])
  }
})

test('nobody: no action hears them', async () => {
  await comesAs(null)
  for (const [file, name] of all) expect([file, name, await ask(file, name)]).toEqual([file, name, 'UNAUTHENTICATED'])
})
