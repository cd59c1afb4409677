import { assignableTo, assignCase } from '@/lib/data/case-assign'
import { moveCase } from '@/lib/data/case-move'
import { openCase, openTitles } from '@/lib/data/case-open'
import { addNote, addReply } from '@/lib/data/case-parts'
import { readCase } from '@/lib/data/case-read'
import { trailOf } from '@/lib/data/case-trail'
import { countCases, listCases, countFacets } from '@/lib/data/cases'
import { db } from '@/lib/data/client'
import type { Officer } from '@/lib/data/officers'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, type Desk, desk, grantFor, noon, sealMessage, sealNote, started, stored } from './casework'

/** Everybody who might ask for one case, and whether it exists for them. */
const WHO = {
  'lead with a key': true,
  'inspector it is assigned to': true,
  'lead whom the reporter excluded': false,
  'excluded lead, with a key slipped in': false,
  'lead without a key': false,
  'inspector with a key, not assigned': false,
  'inspector assigned, without a key': false,
  'inspector without anything': false,
  operator: false,
  administrator: false,
  'administrator, with a key slipped in': false,
  viewer: false,
} as const
type Who = keyof typeof WHO

const TODAY = '2026-11-18'
const NOW = noon(TODAY)
const at = {} as Record<Who, Officer>
let made: BuiltCase
let lead: Desk
let inspector: Desk
let unassigned: BuiltCase

beforeAll(async () => {
  lead = await desk('LEAD')
  inspector = await desk('INSPECTOR')
  const [excluded, slipped, keyless, granted, bare, operator, admin, keyed, viewer, dangling] = await Promise.all(
    (
      ['LEAD', 'LEAD', 'LEAD', 'INSPECTOR', 'INSPECTOR', 'OPERATOR', 'ADMIN', 'ADMIN', 'VIEWER', 'INSPECTOR'] as const
    ).map((role) => desk(role)),
  )
  const excludedIds = [excluded!.id, slipped!.id]
  made = await caseOf([lead], {
    report: { unitId: 'disdukcapil', excluded: excludedIds },
    deeds: started(lead, inspector),
  })
  unassigned = await caseOf([lead], { report: { unitId: 'disdukcapil', excluded: excludedIds } })
  const sealed = (await stored(made.id)).grants[0]!.sealed
  for (const { id } of [slipped!, granted!, keyed!])
    for (const caseId of [made.id, unassigned.id]) await db.keyGrant.create({ data: { caseId, officerId: id, sealed } })
  const orphan = await caseOf([lead], { report: { unitId: 'disdukcapil' } })
  await db.case.update({ where: { id: orphan.id }, data: { assigneeId: dangling!.id } })
  Object.assign(at, {
    'lead with a key': lead.as,
    'inspector it is assigned to': inspector.as,
    'lead whom the reporter excluded': excluded!.as,
    'excluded lead, with a key slipped in': slipped!.as,
    'lead without a key': keyless!.as,
    'inspector with a key, not assigned': granted!.as,
    'inspector assigned, without a key': dangling!.as,
    'inspector without anything': bare!.as,
    operator: operator!.as,
    administrator: admin!.as,
    'administrator, with a key slipped in': keyed!.as,
    viewer: viewer!.as,
  })
})

const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const everyone = Object.entries(WHO) as [Who, boolean][]

describe('the case exists for those who hold its key and may work it', () => {
  test.each(everyone)('%s: %s', async (who, exists) => {
    const before = (await auditOf(made)).length
    const { rows } = await listCases(at[who], { view: 'all' }, TODAY)
    expect(rows.some(({ id }) => id === made.id)).toBe(exists)
    expect((await countCases(at[who], TODAY)).get('all')).toBe(rows.length)
    expect([...(await countFacets(at[who], { view: 'all' }, TODAY)).unit.of.keys()]).toEqual(
      exists ? ['disdukcapil'] : [],
    )

    const titles = await openTitles(at[who], [made.id], NOW)
    expect(titles).toMatchObject({ ok: true, value: exists ? [{ id: made.id }] : [] })
    for (const read of [readCase, openCase, trailOf]) {
      const result = await read(at[who], made.id)
      if (exists) expect(result.ok).toBe(true)
      else expect(result).toEqual(NOT_FOUND)
    }
    expect((await auditOf(made)).length - before).toBe(exists ? 1 : 0)
  })
})

describe('whoever does not see a case cannot change it', () => {
  const strangers = everyone.filter(([, exists]) => !exists).map(([who]) => who)

  test.each(strangers)('%s', async (who) => {
    const before = await stored(made.id)
    const trail = await auditOf(made)
    const message = await sealMessage(made, 1)
    const { version } = before
    expect(await moveCase(at[who], { id: made.id, version, move: 'act', message }, NOW)).toEqual(NOT_FOUND)
    expect(await moveCase(at[who], { id: made.id, version: 99, move: 'close' }, NOW)).toEqual(NOT_FOUND)
    expect(await addReply(at[who], { id: made.id, part: message }, NOW)).toEqual(NOT_FOUND)
    expect(await addNote(at[who], { id: made.id, part: await sealNote(made, 1) }, NOW)).toEqual(NOT_FOUND)
    expect(await assignableTo(at[who], made.id)).toEqual([])
    for (const assignee of [null, await grantFor(made, lead)])
      expect(await assignCase(at[who], { id: made.id, version, assignee }, NOW)).toEqual(NOT_FOUND)
    expect(await stored(made.id)).toEqual(before)
    expect(await auditOf(made)).toEqual(trail)
  })

  test('an inspector gives no case away, not even their own', async () => {
    const { version } = await stored(made.id)
    expect(await assignCase(inspector.as, { id: made.id, version, assignee: null }, NOW)).toEqual(NOT_FOUND)
    expect(await assignableTo(inspector.as, made.id)).toEqual([])
  })
})

describe('missing and forbidden look the same', () => {
  test.each(['00000000-0000-4000-8000-000000000000', 'x', '', `' OR 1=1 --`, '../..', 'A'.repeat(10_000)])(
    '%j',
    async (id) => {
      for (const read of [readCase, openCase, trailOf]) expect(await read(lead.as, id)).toEqual(NOT_FOUND)
      expect(await moveCase(lead.as, { id, version: 0, move: 'verify' })).toEqual(NOT_FOUND)
      expect(await assignCase(lead.as, { id, version: 0, assignee: null })).toEqual(NOT_FOUND)
      expect(await addNote(lead.as, { id, part: await sealNote(made, 1) })).toEqual(NOT_FOUND)
      expect(await assignableTo(lead.as, id)).toEqual([])
    },
  )

  test('a case that is named in capitals is none', async () => {
    expect(await readCase(lead.as, made.id.toUpperCase())).toEqual(NOT_FOUND)
  })
})

describe('a forged role', () => {
  test('a role that is none gets nowhere', async () => {
    const forged = { ...lead.as, role: 'ROOT' } as unknown as Officer
    for (const read of [() => listCases(forged, { view: 'all' }, TODAY), () => openCase(forged, made.id)])
      await expect(read()).rejects.toThrow()
  })

  test('an inspector who calls themselves a lead gets no further than their keys', async () => {
    const forged = { ...at['inspector without anything'], role: 'LEAD' } as Officer
    expect(await openCase(forged, made.id)).toEqual(NOT_FOUND)
    expect((await listCases(forged, { view: 'all' }, TODAY)).rows).toEqual([])
  })
})
