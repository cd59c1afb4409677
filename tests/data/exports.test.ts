import { addAgency, agenciesFor, editAgency, listAgencies, numberedBy } from '@/lib/data/agencies'
import { moveCase } from '@/lib/data/case-move'
import { db } from '@/lib/data/client'
import { approvedExport, recordExport } from '@/lib/data/exports'
import { decideProposal, propose } from '@/lib/data/proposals'
import { readThread } from '@/lib/data/reporter'
import { withholdCase } from '@/lib/data/withhold'
import type { AgencyInput } from '@/lib/domain/agency'
import type { Export } from '@/lib/domain/case-work'
import { newIdentity } from '@/lib/sealing/identity'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, noon, sealMessage, sealNote, started, stored } from './casework'

const NOW = noon('2026-11-24')
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const DONE = { ok: true, value: null }
const SHA = 'a'.repeat(64)
let lead: Desk
let second: Desk
let inspector: Desk
let admin: Desk
beforeAll(async () => {
  ;[lead, second, inspector, admin] = [
    await desk('LEAD', 'Ibu Pengendali'),
    await desk('LEAD', 'Pak Wakil'),
    await desk('INSPECTOR'),
    await desk('ADMIN'),
  ]
})

const agency = (change: Partial<AgencyInput> = {}): AgencyInput => ({
  ...{ name: `Instansi ${crypto.randomUUID()}`, takes: null, contact: null, website: null, recipient: null },
  ...{ vouched: false, active: true, ...change },
})

/** An agency of a test's own, added by this officer. */
async function added(by: Desk, change: Partial<AgencyInput> = {}) {
  const input = agency(change)
  expect(await addAgency(by.as, input, NOW)).toEqual(DONE)
  const { id, version } = await db.agency.findFirstOrThrow({ where: { name: input.name } })
  return { id, version, input }
}
const offered = async (id: string) => (await agenciesFor(lead.as, 'SPG')).find((one) => one.id === id)

describe('agencies', () => {
  test('come with the house; SP4N-LAPOR! is for complaints alone', async () => {
    const ids = async (channel: 'SPG' | 'COMPLAINT') => (await agenciesFor(lead.as, channel)).map(({ id }) => id)
    const all = await ids('COMPLAINT')
    for (const id of ['KPK', 'POLRI', 'KEJAKSAAN', 'OMBUDSMAN', 'INSPEKTORAT_PROVINSI', 'ITJEN', 'SP4N_LAPOR'])
      expect(all).toContain(id)
    expect(await ids('SPG')).not.toContain('SP4N_LAPOR')
    expect(await agenciesFor(admin.as, 'SPG')).toEqual([])
  })

  test('a number is noted of any of them, of SP4N-LAPOR! and of one that is switched off as well', async () => {
    const off = await added(admin, { active: false })
    const names = (await numberedBy(lead.as)).map(({ id }) => id)
    expect(names).toEqual(expect.arrayContaining(['KPK', 'SP4N_LAPOR', off.id]))
    expect(await offered(off.id)).toBeUndefined()
    expect(await numberedBy(admin.as)).toEqual([])
  })

  test('an administrator enters a key, and only a lead’s word makes it one to seal to', async () => {
    const { recipient } = await newIdentity()
    const made = await added(admin, { recipient, vouched: true })
    expect(await offered(made.id)).toMatchObject({ recipient: null })
    const vouch = (by: Desk, version: number, change: Partial<AgencyInput>) =>
      editAgency(by.as, { id: made.id, version, agency: { ...made.input, ...change } }, NOW)
    expect(await vouch(lead, 0, { vouched: true })).toEqual(DONE)
    expect(await offered(made.id)).toMatchObject({ recipient })
    expect(await vouch(admin, 1, { contact: 'Jalan Saosao 1' })).toEqual(DONE)
    expect(await offered(made.id)).toMatchObject({ recipient })

    const { recipient: another } = await newIdentity()
    expect(await vouch(admin, 2, { recipient: another, vouched: true })).toEqual(DONE)
    expect(await offered(made.id)).toMatchObject({ recipient: null })
    expect(await vouch(lead, 2, { vouched: true })).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await vouch(lead, 3, { recipient: `${recipient.slice(0, -1)}q` })).toMatchObject({
      error: { fields: { recipient: { key: 'RECIPIENT' } } },
    })
  })

  test('are kept by leads and administrators alone', async () => {
    for (const by of [inspector, await desk('OPERATOR'), await desk('VIEWER')]) {
      expect(await listAgencies(by.as)).toEqual(NOT_FOUND)
      expect(await addAgency(by.as, agency(), NOW)).toEqual(NOT_FOUND)
      expect(await editAgency(by.as, { id: 'KPK', version: 0, agency: agency() }, NOW)).toEqual(NOT_FOUND)
    }
  })

  test('one that is switched off takes no case, and still names those that it has', async () => {
    const made = await added(lead)
    const refer = async (one: BuiltCase) =>
      moveCase(
        lead.as,
        { id: one.id, version: 3, move: 'refer', agency: made.id, message: await sealMessage(one, 1) },
        NOW,
      )
    const [before, after] = [await inWork(), await inWork()]
    expect((await refer(before)).ok).toBe(true)
    expect(await editAgency(lead.as, { ...made, agency: { ...made.input, active: false } }, NOW)).toEqual(DONE)
    expect(await refer(after)).toEqual({
      ok: false,
      error: { code: 'INVALID', fields: { agency: { key: 'INVALID' } } },
    })
    expect(await readThread(before.row.lookup, NOW)).toMatchObject({ state: 'REFERRED', referredTo: made.input.name })
  })
})

const inWork = () => caseOf([lead, second], { deeds: started(lead, inspector) })

async function proposed(made: BuiltCase, to: string, named = false, by = inspector) {
  const reason = await sealNote(made, 1, 'Unsur pidana.')
  return propose(by.as, { id: made.id, version: 3, move: 'export', agency: to, named, reason }, NOW)
}
async function decided(made: BuiltCase, by: Desk, approve = true) {
  const { id: proposal } = await db.proposal.findFirstOrThrow({ where: { caseId: made.id, state: 'OPEN' } })
  const reason = await sealNote(made, 2, 'Setuju.')
  const result = await decideProposal(by.as, { id: made.id, version: 3, proposal, approve, reason }, NOW)
  return { result, proposal }
}
const leave = (by: Desk, made: BuiltCase, proposal: string, how: Partial<Export> = {}, now = NOW) =>
  recordExport(by.as, { id: made.id, proposal, form: 'PRINT', ...how }, now)

describe('a dossier', () => {
  test('leaves when two have said so, and the trail says when and how; the case stays as it is', async () => {
    const { recipient } = await newIdentity()
    const to = await added(lead, { recipient, vouched: true })
    const made = await inWork()
    const before = await stored(made.id)
    expect(await proposed(made, to.id, true)).toEqual(DONE)
    expect(await approvedExport(inspector.as, made.id, NOW)).toBeNull()
    const { result, proposal } = await decided(made, second)
    expect(result).toEqual(DONE)
    const { state, version, dueOn, moves } = await stored(made.id)
    expect({ state, version, dueOn, moves }).toEqual({
      ...{ state: before.state, version: before.version, dueOn: before.dueOn, moves: before.moves },
    })
    expect(await approvedExport(inspector.as, made.id, NOW)).toMatchObject({
      ...{ agency: { id: to.id, name: to.input.name }, recipient, named: true, approvedBy: 'Pak Wakil' },
      until: '2026-12-08',
    })
    expect(await leave(inspector, made, proposal, { form: 'SEALED', sha256: SHA })).toEqual(DONE)
    expect((await auditOf(made)).at(-1)).toEqual({
      ...{ actor: inspector.id, action: 'case:export' },
      detail: { form: 'SEALED', agency: to.id, named: true, proposal, sha256: SHA },
    })
  })

  test('does not leave on one’s own word, after a refusal, or when the approval is old', async () => {
    const [own, refused, old] = [await inWork(), await inWork(), await inWork()]
    await proposed(own, 'POLRI', false, lead)
    const mine = await decided(own, lead)
    expect(mine.result).toMatchObject({ error: { fields: { approval: { key: 'OWN_PROPOSAL' } } } })
    const gone = { ok: false, error: { code: 'CONFLICT', fields: { export: { key: 'CHANGED' } } } }
    expect(await leave(lead, own, mine.proposal)).toEqual(gone)
    await proposed(refused, 'POLRI')
    expect(await leave(inspector, refused, (await decided(refused, lead, false)).proposal)).toEqual(gone)
    await proposed(old, 'POLRI')
    const { proposal } = await decided(old, lead)
    expect(await leave(inspector, old, proposal, {}, noon('2026-12-08'))).toEqual(DONE)
    expect(await leave(inspector, old, proposal, {}, noon('2026-12-09'))).toEqual(gone)
    expect(await approvedExport(lead.as, old.id, noon('2026-12-09'))).toBeNull()
    expect(await leave(inspector, own, proposal)).toEqual(gone)
  })

  test('is sealed only to the key that was approved', async () => {
    const { recipient } = await newIdentity()
    const to = await added(lead, { recipient, vouched: true })
    const [sealed, paper] = [await inWork(), await inWork()]
    await proposed(sealed, to.id)
    const { proposal } = await decided(sealed, lead)
    await editAgency(
      admin.as,
      { ...to, agency: { ...to.input, recipient: (await newIdentity()).recipient, vouched: true } },
      NOW,
    )
    const changed = { ok: false, error: { code: 'CONFLICT', fields: { recipient: { key: 'CHANGED' } } } }
    expect(await leave(lead, sealed, proposal, { form: 'SEALED', sha256: SHA })).toEqual(changed)
    expect(await leave(lead, sealed, proposal)).toEqual(DONE)
    await proposed(paper, 'POLRI')
    const without = await decided(paper, lead)
    expect(await leave(lead, paper, without.proposal, { form: 'SEALED', sha256: SHA })).toEqual(changed)
  })

  test('does not exist for whom the case does not, and goes to no agency that there is not', async () => {
    const made = await inWork()
    for (const to of ['NOBODY', 'SP4N_LAPOR'])
      expect(await proposed(made, to)).toMatchObject({ error: { fields: { agency: { key: 'INVALID' } } } })
    await proposed(made, 'POLRI')
    const { proposal } = await decided(made, lead)
    for (const by of [await desk('LEAD'), await desk('INSPECTOR'), admin, await desk('OPERATOR')]) {
      expect(await leave(by, made, proposal)).toEqual(NOT_FOUND)
      expect(await approvedExport(by.as, made.id, NOW)).toBeNull()
    }
    const reason = await sealNote(made, 3)
    await withholdCase(lead.as, { id: made.id, version: 3, officerId: inspector.id, reason }, NOW)
    expect(await leave(inspector, made, proposal)).toEqual(NOT_FOUND)
  })
})
