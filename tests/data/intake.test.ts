import { setAccountActive, takeAccounts } from '@/lib/data/accounts'
import { db } from '@/lib/data/client'
import { acceptReport, checkPlace } from '@/lib/data/intake'
import { owedGrants } from '@/lib/data/key-grants'
import { recipients } from '@/lib/data/public-recipients'
import { readPlaces } from '@/lib/data/public-places'
import { REFERENCE } from '@/lib/domain/reference'
import { openGrant, openPart, type SealedReport } from '@/lib/sealing/case-seal'
import { newIdentity } from '@/lib/sealing/identity'
import { auditOf, desk, noon, somebodyWaits, stored } from './casework'
import { FACTS, file } from './reports'

/** A Tuesday before a working week without holidays. */
const TUESDAY = noon('2026-11-24')
const count = async () => ({ cases: await db.case.count(), audit: await db.auditEntry.count() })

describe('a report is taken', () => {
  test('once, with all that belongs to it, in one transaction', async () => {
    const { sealed, leads } = await file()
    const taken = await acceptReport(sealed, FACTS, 'BROWSER', { now: TUESDAY })
    expect(taken).toEqual({
      ok: true,
      value: { reference: expect.stringMatching(REFERENCE), receivedOn: '2026-11-24', verifyBy: '2026-11-27' },
    })
    const row = await stored(sealed.caseId)
    expect(row).toMatchObject({ channel: 'SPG', spgKind: 'EXTORTION', category: 'demanded', sealedBy: 'BROWSER' })
    expect(row).toMatchObject({ state: 'RECEIVED', dueOn: new Date('2026-11-27'), lookup: sealed.lookup, version: 0 })
    expect(row.parts.map(({ kind, author }) => [kind, author])).toEqual(
      expect.arrayContaining([
        ['TITLE', 'REPORTER'],
        ['ACCOUNT', 'REPORTER'],
      ]),
    )
    expect(row.moves).toMatchObject([{ move: 'receive', from: null, to: 'RECEIVED', actor: 'REPORTER' }])
    expect(await auditOf({ id: sealed.caseId })).toMatchObject([{ actor: 'reporter', action: 'case:receive' }])

    const secret = await openGrant(leads[0]!.secret, row.grants[0]!.sealed)
    const account = row.parts.find(({ kind }) => kind === 'ACCOUNT')!
    expect(await openPart(secret, sealed.caseId, account)).toMatchObject({ authentic: true })
  })

  test('nothing says when it came but the day', async () => {
    const { sealed } = await file()
    await acceptReport(sealed, FACTS, 'BROWSER', { now: new Date('2026-11-24T15:43:21.987Z') })
    const [entry] = await db.auditEntry.findMany({ where: { subject: `case:${sealed.caseId}` } })
    expect(entry!.at.toISOString()).toBe('2026-11-23T16:00:00.000Z')
    expect(JSON.stringify(await stored(sealed.caseId), dates)).not.toMatch(/T(?!00:00:00\.000Z)\d\d:/)
  })

  test('to the day in Kendari, past the weekend and holidays', async () => {
    const { sealed } = await file()
    const taken = await acceptReport(sealed, FACTS, 'SERVER', { now: new Date('2026-12-23T16:30:00Z') })
    // Thursday 24 December is already there; Christmas, its collective leave and the weekend do not count.
    expect(taken).toMatchObject({ ok: true, value: { receivedOn: '2026-12-24' } })
    const { verifyBy } = taken.ok ? taken.value : { verifyBy: '' }
    expect(verifyBy >= '2026-12-30').toBe(true)
  })
})

describe('the same report', () => {
  test('again, days later, gets the same answer and leaves no second trace', async () => {
    const { sealed } = await file()
    const first = await acceptReport(sealed, FACTS, 'BROWSER', { now: TUESDAY })
    const before = await count()
    expect(await acceptReport(sealed, FACTS, 'BROWSER', { now: noon('2026-12-01') })).toEqual(first)
    expect(await count()).toEqual(before)
  })

  test('ten times at the same moment is one report', async () => {
    const { sealed } = await file()
    const before = await count()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => acceptReport(sealed, FACTS, 'BROWSER', { now: TUESDAY })),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ ok: true })
    expect(await count()).toEqual({ cases: before.cases + 1, audit: before.audit + 1 })
  })

  test('that nobody waits for any more is not begun; what was stored before that is told', async () => {
    const { sealed } = await file()
    const late = { now: TUESDAY, late: AbortSignal.abort() }
    const before = await count()
    await expect(acceptReport(sealed, FACTS, 'BROWSER', late)).rejects.toThrow()
    expect(await count()).toEqual(before)
    const taken = await acceptReport(sealed, FACTS, 'BROWSER', { now: TUESDAY })
    expect(await acceptReport(sealed, FACTS, 'BROWSER', late)).toEqual(taken)
  })

  test('still gets its answer after its lead has left', async () => {
    const { sealed, leads } = await file()
    const first = await acceptReport(sealed, FACTS, 'BROWSER', { now: TUESDAY })
    await db.officer.update({ where: { id: leads[0]!.id }, data: { active: false } })
    expect(await acceptReport(sealed, FACTS, 'BROWSER', { now: TUESDAY })).toEqual(first)
  })

  test('many different ones at once all arrive', async () => {
    const lead = await desk('LEAD')
    const filed = await Promise.all(Array.from({ length: 16 }, () => file([lead])))
    const answers = await Promise.all(
      filed.map(({ sealed }) => acceptReport(sealed, FACTS, 'BROWSER', { now: TUESDAY })),
    )
    expect(new Set(answers.map((answer) => answer.ok && answer.value.reference)).size).toBe(16)
  })
})

describe('refused, and nothing is stored', () => {
  afterEach(async () => expect(await db.case.count({ where: { category: 'refused' } })).toBe(0))
  const facts = { ...FACTS, category: 'refused' as const }
  const CONFLICT = { ok: false, error: { code: 'CONFLICT' } }
  const invalid = (field: string, key: string) => ({
    ok: false,
    error: { code: 'INVALID', fields: { [field]: { key } } },
  })
  const CHANGED = { ok: false, error: { code: 'CONFLICT', fields: { grants: { key: 'RECIPIENTS' } } } }

  test('another report under a look-up or a case id that is taken', async () => {
    const [first, second] = [await file(), await file()]
    await acceptReport(first.sealed, FACTS, 'BROWSER', { now: TUESDAY })
    for (const taken of ['lookup', 'caseId'] as const)
      expect(await acceptReport({ ...second.sealed, [taken]: first.sealed[taken] }, facts, 'BROWSER')).toEqual(CONFLICT)
  })

  test('an office or service that is not there, or does not go together', async () => {
    const { sealed } = await file()
    const accept = (place: object) => acceptReport(sealed, { ...facts, ...place }, 'BROWSER')
    expect(await accept({ unitId: 'atlantis' })).toEqual(invalid('unitId', 'UNKNOWN_UNIT'))
    expect(await accept({ serviceId: 'paspor' })).toEqual(invalid('serviceId', 'UNKNOWN_SERVICE'))
    expect(await accept({ unitId: '74.71.08.1001', serviceId: 'ktp-baru' })).toEqual(
      invalid('serviceId', 'NOT_OFFERED'),
    )
    expect(await checkPlace({ unitId: 'disdukcapil', serviceId: 'ktp-baru' })).toEqual({ ok: true, value: null })
  })

  test('forged grants: to nobody, to an administrator, twice, or to whom the reporter excluded', async () => {
    const { sealed, leads } = await file()
    const [grant] = sealed.grants
    const admin = await desk('ADMIN')
    const accept = (officerIds: string[], excluded: string[] = []) =>
      acceptReport(
        { ...sealed, grants: officerIds.map((officerId) => ({ ...grant!, officerId })) },
        { ...facts, excluded },
        'BROWSER',
      )
    const lead = leads[0]!.id
    expect(await accept([lead, 'nobody'])).toEqual(CHANGED)
    expect(await accept([lead, admin.id])).toEqual(CHANGED)
    expect(await accept([lead], ['nobody'])).toEqual(CHANGED)
    expect(await accept([lead, lead])).toEqual(invalid('grants', 'INVALID'))
    expect(await accept([lead], [lead])).toEqual(invalid('grants', 'INVALID'))
    expect(await accept([], [lead])).toEqual(invalid('excluded', 'ALL_EXCLUDED'))
    expect(await accept([], [])).toEqual(invalid('excluded', 'ALL_EXCLUDED'))
  })

  test('one that waited is taken as it was sealed, while a lead of now can open it', async () => {
    const [stays, became, excluded] = [await desk('LEAD'), await desk('LEAD'), await desk('LEAD')]
    const [both, one] = [await file([stays, became]), await file([became])]
    await db.officer.updateMany({ where: { id: { in: [became.id, excluded.id] } }, data: { role: 'INSPECTOR' } })
    const since = { unitId: 'atlantis', serviceId: 'paspor', excluded: [excluded.id, 'nobody'] }
    const accept = (sealed: typeof both.sealed, waited: boolean, category = facts.category) =>
      acceptReport(sealed, { ...facts, ...since, category }, 'BROWSER', { now: TUESDAY, waited })
    expect(await accept(both.sealed, false)).toMatchObject({ ok: false })
    expect(await accept(one.sealed, true)).toEqual(CHANGED)
    const taken = await accept(both.sealed, true, FACTS.category as 'refused')
    expect(taken).toMatchObject({ ok: true })
    const row = await stored(both.sealed.caseId)
    expect(row).toMatchObject({ unitId: null, serviceId: null })
    expect(row.grants.map(({ officerId }) => officerId)).toEqual([stays.id])
    expect(row.exclusions.map(({ officerId }) => officerId)).toEqual([excluded.id])
    expect(await accept(both.sealed, true, FACTS.category as 'refused')).toEqual(taken)
  })

  test('a lead who has left gets no grant; where none is left the list has changed', async () => {
    const [stays, left] = [await desk('LEAD'), await desk('LEAD')]
    const [both, one] = [await file([stays, left]), await file([left])]
    await db.officer.update({ where: { id: left.id }, data: { active: false } })
    expect(await acceptReport(one.sealed, facts, 'BROWSER')).toEqual(CHANGED)
    expect(await acceptReport(both.sealed, FACTS, 'BROWSER')).toMatchObject({ ok: true })
    expect((await stored(both.sealed.caseId)).grants.map(({ officerId }) => officerId)).toEqual([stays.id])
  })
})

describe('a lead who has another key by now', () => {
  const CHANGED = { ok: false, error: { code: 'CONFLICT', fields: { grants: { key: 'RECIPIENTS' } } } }
  const unsaid = (sealed: SealedReport) => ({
    ...sealed,
    grants: sealed.grants.map(({ officerId, sealed: grant }) => ({ officerId, sealed: grant })),
  })
  async function renewed() {
    const [keeps, renews] = [await desk('LEAD'), await desk('LEAD')]
    const [both, one] = [await file([keeps, renews]), await file([renews])]
    const { recipient } = await newIdentity()
    await db.officer.update({ where: { id: renews.id }, data: { recipient } })
    return { keeps, renews, both: both.sealed, one: one.sealed }
  }

  test('gets no key that they could not open: the page is told to seal again', async () => {
    const { both, one } = await renewed()
    for (const sealed of [both, one]) {
      expect(await acceptReport(sealed, FACTS, 'BROWSER')).toEqual(CHANGED)
      expect(await db.case.count({ where: { id: sealed.caseId } })).toBe(0)
    }
  })

  test('is owed the key of one that waited, which another lead can open', async () => {
    const { keeps, renews, both, one } = await renewed()
    expect(await acceptReport(one, FACTS, 'BROWSER', { waited: true })).toEqual(CHANGED)
    expect(await acceptReport(both, FACTS, 'BROWSER', { waited: true })).toMatchObject({ ok: true })
    expect((await stored(both.caseId)).grants.map(({ officerId }) => officerId)).toEqual([keeps.id])
    const owed = await owedGrants(keeps.as, { to: renews.id, after: null })
    expect(owed).toMatchObject({ ok: true, value: { grants: [{ caseId: both.caseId }] } })
  })

  test('one that says no key, sealed before it was asked for, is taken as it was', async () => {
    const { both } = await renewed()
    expect(await acceptReport(unsaid(both), FACTS, 'BROWSER', { waited: true })).toMatchObject({ ok: true })
    expect((await stored(both.caseId)).grants).toHaveLength(2)
  })
})

describe('a lead who is taken off at that moment', () => {
  test.each([1, 2, 3, 4, 5])('keeps no key, whoever is first (%i)', async () => {
    const [admin, stays, leaves] = [await desk('ADMIN'), await desk('LEAD'), await desk('LEAD')]
    const filed = await Promise.all(Array.from({ length: 6 }, () => file([stays, leaves])))
    const [off, ...taken] = await Promise.all([
      setAccountActive(admin.as, { id: leaves.id, active: false }),
      ...filed.map(({ sealed }) => acceptReport(sealed, FACTS, 'BROWSER')),
    ])
    expect([off, ...taken].every(({ ok }) => ok)).toBe(true)
    expect(await db.keyGrant.count({ where: { officerId: leaves.id } })).toBe(0)
  })

  test('gets none from a report that came while their account was being changed', async () => {
    const [stays, leaves] = [await desk('LEAD'), await desk('LEAD')]
    const { sealed } = await file([stays, leaves])
    const { taking } = await db.$transaction(async (tx) => {
      await takeAccounts(tx)
      let done = false
      const taking = acceptReport(sealed, FACTS, 'BROWSER').finally(() => (done = true))
      while (!done && !(await somebodyWaits())) continue
      await tx.officer.update({ where: { id: leaves.id }, data: { active: false } })
      return { taking }
    })
    expect(await taking).toMatchObject({ ok: true })
    expect((await stored(sealed.caseId)).grants.map(({ officerId }) => officerId)).toEqual([stays.id])
  })
})

test('whom the reporter excluded is written down and has no grant', async () => {
  const [reads, excluded] = [await desk('LEAD'), await desk('LEAD')]
  const { sealed } = await file([reads])
  await acceptReport(sealed, { ...FACTS, excluded: [excluded.id] }, 'BROWSER', { now: TUESDAY })
  const row = await stored(sealed.caseId)
  expect(row.exclusions.map(({ officerId }) => officerId)).toEqual([excluded.id])
  expect(row.grants.map(({ officerId }) => officerId)).toEqual([reads.id])
})

test('recipients are the active leads with a key, and nobody else', async () => {
  const [lead, inspector, gone] = [await desk('LEAD'), await desk('INSPECTOR'), await desk('LEAD')]
  await db.officer.update({ where: { id: gone.id }, data: { active: false } })
  const { leads, ready } = await recipients()
  const ids = leads.map(({ id }) => id)
  expect(ready).toBe(true)
  expect(ids).toContain(lead.id)
  expect(ids).not.toContain(inspector.id)
  expect(ids).not.toContain(gone.id)
  expect(Object.keys(leads[0]!).sort()).toEqual(['id', 'name', 'recipient', 'title'])
})

test('places are the 77 offices and 38 services of the seed', async () => {
  const { units, services } = await readPlaces()
  expect(units.filter(({ id }) => /^(disdukcapil|74\.71\.)/.test(id))).toHaveLength(77)
  expect(services.filter(({ id }) => !id.startsWith('test'))).toHaveLength(38)
  expect(services.find(({ id }) => id === 'ktp-baru')).toMatchObject({ adminduk: true, fee: 0 })
  expect(services.find(({ id }) => id === 'kel-usaha')).toMatchObject({ adminduk: false })
  const fee = 15_000
  await db.service.update({ where: { id: 'kel-usaha' }, data: { feeRupiah: fee } })
  expect((await readPlaces()).services.find(({ id }) => id === 'kel-usaha')).toMatchObject({ fee })
  await db.service.update({ where: { id: 'kel-usaha' }, data: { feeRupiah: 0 } })
})

function dates(_key: string, value: unknown) {
  return value instanceof Uint8Array ? null : value
}
