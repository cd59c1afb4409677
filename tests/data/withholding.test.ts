import { assignableTo } from '@/lib/data/case-assign'
import { openCase } from '@/lib/data/case-open'
import { readCase } from '@/lib/data/case-read'
import { listCases } from '@/lib/data/cases'
import { db } from '@/lib/data/client'
import { propose } from '@/lib/data/proposals'
import { withholdCase, withholdable } from '@/lib/data/withhold'
import type { Propose } from '@/lib/domain/case-work'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, grantFor, noon, sealNote, started, stored } from './casework'

const TODAY = '2026-11-24'
const NOW = noon(TODAY)
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const DONE = { ok: true, value: null }
let lead: Desk
let second: Desk
let inspector: Desk

beforeAll(async () => {
  lead = await desk('LEAD', 'Ibu Pengendali')
  second = await desk('LEAD', 'Pak Wakil')
  inspector = await desk('INSPECTOR', 'Pak Auditor')
})

const inWork = () => caseOf([lead, second], { deeds: started(lead, inspector) })

type Ask = Partial<Propose> & Pick<Propose, 'move'>
const proposed = async (made: BuiltCase, by: Desk, ask: Ask) =>
  propose(by.as, { id: made.id, version: 3, reason: await sealNote(made, 1, 'Sudah dicek.'), ...ask }, NOW)

describe('an officer whom the case names', () => {
  const mark = async (made: BuiltCase, by: Desk, officerId: string, version = 3) =>
    withholdCase(by.as, { id: made.id, version, officerId, reason: await sealNote(made, 1, 'Disebut pelapor.') }, NOW)

  test('loses it at once, and sees no sign of it', async () => {
    const made = await inWork()
    await proposed(made, inspector, { move: 'extend', days: 1 })
    expect(
      await withholdCase(
        lead.as,
        { id: made.id, version: 3, officerId: inspector.id, reason: await sealNote(made, 2) },
        NOW,
      ),
    ).toEqual(DONE)
    expect(await stored(made.id)).toMatchObject({ assigneeId: null, version: 4 })
    expect((await stored(made.id)).grants.map(({ officerId }) => officerId).sort()).toEqual([lead.id, second.id].sort())
    expect(await readCase(inspector.as, made.id)).toEqual(NOT_FOUND)
    expect(await openCase(inspector.as, made.id, NOW)).toEqual(NOT_FOUND)
    expect((await listCases(inspector.as, { view: 'all' }, TODAY)).rows.map(({ id }) => id)).not.toContain(made.id)
    expect((await assignableTo(lead.as, made.id)).map(({ id }) => id)).not.toContain(inspector.id)
    expect((await withholdable(lead.as, made.id)).map(({ id }) => id)).not.toContain(inspector.id)
    expect(await db.proposal.count({ where: { caseId: made.id, state: 'OPEN' } })).toBe(0)
    expect(await readCase(lead.as, made.id)).toMatchObject({
      value: { named: [{ name: 'Pak Auditor', mine: true }], excluded: 0 },
    })
    expect((await auditOf(made)).at(-1)).toEqual({
      ...{ actor: lead.id, action: 'case:withhold' },
      detail: { officer: inspector.id, reason: 2 },
    })
  })

  test('may be a lead, even the one who says so, as long as another is left', async () => {
    const made = await inWork()
    expect(await mark(made, lead, lead.id)).toEqual(DONE)
    expect(await readCase(lead.as, made.id)).toEqual(NOT_FOUND)
    const before = await stored(made.id)
    expect(
      await withholdCase(
        second.as,
        { id: made.id, version: 4, officerId: second.id, reason: await sealNote(made, 2) },
        NOW,
      ),
    ).toEqual({ ok: false, error: { code: 'INVALID', fields: { officerId: { key: 'LAST_READER' } } } })
    expect(await stored(made.id)).toEqual(before)
  })

  test('is marked by leads alone, and by none from whom it is kept', async () => {
    const made = await inWork()
    for (const by of [inspector, await desk('LEAD'), await desk('ADMIN'), await desk('OPERATOR')]) {
      expect(await mark(made, by, second.id)).toEqual(NOT_FOUND)
    }
    expect(await mark(made, lead, 'nobody')).toMatchObject({ error: { code: 'INVALID' } })
    expect(await mark(made, lead, inspector.id, 2)).toMatchObject({ error: { code: 'CONFLICT' } })
  })

  test.each([1, 2, 3])('two leads who mark each other at once: one is left to read it (%i)', async () => {
    const made = await inWork()
    const results = await Promise.all([mark(made, lead, second.id), mark(made, second, lead.id)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await stored(made.id)).exclusions).toHaveLength(1)
  })

  test('a key given to them while they are marked is worth nothing', async () => {
    const made = await inWork()
    await mark(made, lead, inspector.id)
    const { grant } = await grantFor(made, inspector)
    await db.keyGrant.create({ data: { caseId: made.id, officerId: inspector.id, sealed: Buffer.from(grant) } })
    await db.case.update({ where: { id: made.id }, data: { assigneeId: inspector.id } })
    expect(await readCase(inspector.as, made.id)).toEqual(NOT_FOUND)
  })
})
