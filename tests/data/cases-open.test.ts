import { openCase, openTitles } from '@/lib/data/case-open'
import { deedsOf, trailOf } from '@/lib/data/case-trail'
import { db } from '@/lib/data/client'
import { readAccount } from '@/lib/domain/account'
import { readMessage } from '@/lib/domain/message'
import { openGrant, openPart } from '@/lib/sealing/case-seal'
import { fromBase64url } from '@/lib/sealing/bytes'
import { partFromWire } from '@/lib/sealing/wire'
import { auditOf, caseOf, type Desk, desk, noon, started } from './casework'

const NOW = noon('2026-11-18')
let lead: Desk
let inspector: Desk

beforeAll(async () => {
  lead = await desk('LEAD', 'Ibu Pengendali')
  inspector = await desk('INSPECTOR', 'Pak Auditor')
})

/** While `run` runs, the trail can't be written: a trigger refuses every entry. */
async function withoutTrail(run: () => Promise<unknown>) {
  await db.$executeRawUnsafe(`CREATE FUNCTION no_trail() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'trail full'; END $$`)
  await db.$executeRawUnsafe(
    `CREATE TRIGGER a_no_trail BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION no_trail()`,
  )
  try {
    await run()
  } finally {
    await db.$executeRawUnsafe(`DROP TRIGGER a_no_trail ON "AuditEntry"`)
    await db.$executeRawUnsafe(`DROP FUNCTION no_trail()`)
  }
}

describe('opening a case', () => {
  test('hands out what opens it in this officer’s browser, with one entry in the trail', async () => {
    const made = await caseOf([lead], {
      report: { story: 'Diminta Rp200.000 di loket 3.' },
      deeds: [
        ...started(lead, inspector),
        { by: inspector.deed, on: '2026-11-17', note: 'Cek CCTV.', message: undefined },
      ],
    })
    for (const who of [lead, inspector]) {
      const before = (await auditOf(made)).length
      const opened = await openCase(who.as, made.id, NOW)
      if (!opened.ok) throw new Error(opened.error.code)
      const secret = await openGrant(who.secret, fromBase64url(opened.value.grant))
      const texts = await Promise.all(opened.value.parts.map((part) => openPart(secret, made.id, partFromWire(part))))
      expect(texts.every((text) => text.authentic)).toBe(true)
      const account = texts.find((_, i) => opened.value.parts[i]?.kind === 'ACCOUNT')
      expect(account?.authentic && readAccount(account.text)?.story).toBe('Diminta Rp200.000 di loket 3.')
      expect(opened.value.parts.map(({ kind, number, author, by, on }) => [kind, number, author, by, on])).toEqual([
        ['TITLE', 1, 'REPORTER', null, '2026-11-16'],
        ['ACCOUNT', 1, 'REPORTER', null, '2026-11-16'],
        ['NOTE', 1, 'OFFICER', 'Pak Auditor', '2026-11-17'],
      ])
      expect((await auditOf(made)).slice(before)).toEqual([{ actor: who.id, action: 'case:open', detail: {} }])
    }
  })

  test('messages keep their sides inside the seal', async () => {
    const made = await caseOf([lead], {
      deeds: [
        ...started(lead, inspector),
        { by: inspector.deed, on: '2026-11-17', move: 'ask', message: 'Kapan itu?' },
      ],
    })
    const opened = await openCase(inspector.as, made.id, NOW)
    if (!opened.ok) throw new Error(opened.error.code)
    const part = opened.value.parts.find(({ kind }) => kind === 'MESSAGE')!
    const text = await openPart(made.keys.secret, made.id, partFromWire(part))
    expect(text.authentic && readMessage(text.text)).toEqual({ from: 'OFFICER', text: 'Kapan itu?' })
  })

  test('no trail, no case', async () => {
    const made = await caseOf([lead])
    await withoutTrail(async () => {
      await expect(openCase(lead.as, made.id, NOW)).rejects.toThrow()
      await expect(openTitles(lead.as, [made.id], NOW)).rejects.toThrow()
    })
    expect((await openCase(lead.as, made.id, NOW)).ok).toBe(true)
  })
})

describe('opening titles', () => {
  test('one entry names every case, and only the officer’s own come', async () => {
    const other = await desk('LEAD')
    const mine = await Promise.all([caseOf([lead]), caseOf([lead])])
    const foreign = await caseOf([other])
    const unknown = '00000000-0000-4000-8000-000000000000'
    const subject = `officer:${lead.id}`
    const result = await openTitles(lead.as, [...mine.map(({ id }) => id), foreign.id, unknown], NOW)
    if (!result.ok) throw new Error(result.error.code)
    const ids = mine.map(({ id }) => id).sort()
    expect(result.value.map(({ id }) => id)).toEqual(ids)
    for (const title of result.value) {
      const made = mine.find(({ id }) => id === title.id)!
      const secret = await openGrant(lead.secret, fromBase64url(title.grant))
      expect(secret).toBe(made.keys.secret)
      expect(await openPart(secret, title.id, partFromWire(title.part))).toEqual({
        authentic: true,
        text: 'Diminta uang di loket.',
      })
    }
    const entries = await db.auditEntry.findMany({ where: { subject, action: 'case:titles' } })
    expect(entries.at(-1)?.detail).toEqual({ cases: ids.join(' ') })
    const before = await db.auditEntry.count()
    expect(await openTitles(lead.as, [foreign.id, unknown], NOW)).toEqual({ ok: true, value: [] })
    expect(await openTitles(lead.as, Array<string>(51).fill(unknown), NOW)).toMatchObject({
      ok: false,
      error: { code: 'TOO_LARGE' },
    })
    expect(await db.auditEntry.count()).toBe(before)
  })
})

describe('the trail of a case', () => {
  test('says who did what, the latest first, with names and without a precise time of the reporter', async () => {
    const made = await caseOf([lead], {
      deeds: [
        ...started(lead, inspector),
        { by: inspector.deed, on: '2026-11-17', move: 'ask', message: 'Kapan?' },
        { by: 'REPORTER', on: '2026-11-18', move: 'answer', message: 'Senin.' },
      ],
    })
    const trail = await trailOf(lead.as, made.id)
    if (!trail.ok) throw new Error(trail.error.code)
    expect(trail.value).toMatchObject({ total: 6, older: null })
    expect(trail.value.entries.map(({ action, who }) => [action, who])).toEqual([
      ['case:answer', null],
      ['case:move', 'Pak Auditor'],
      ['case:move', 'Pak Auditor'],
      ['case:move', 'Pak Auditor'],
      ['case:assign', 'Ibu Pengendali'],
      ['case:receive', null],
    ])
    expect(trail.value.entries[0]?.at.toISOString()).toBe('2026-11-17T16:00:00.000Z')
    const assigned = trail.value.entries.find(({ action }) => action === 'case:assign')
    expect(assigned?.names).toEqual({ [inspector.id]: 'Pak Auditor' })
  })

  test('is leafed through to its first line, each line once, whatever is added meanwhile; deeds are found behind openings', async () => {
    const made = await caseOf([lead], { deeds: started(lead, inspector) })
    for (let i = 0; i < 7; i++) await openCase(lead.as, made.id)
    const seen: string[] = []
    for (let before: number | undefined; ;) {
      const page = await trailOf(lead.as, made.id, { before, max: 3 })
      if (!page.ok) throw new Error(page.error.code)
      if (before === undefined) expect(page.value.total).toBe(11)
      seen.push(...page.value.entries.map(({ action }) => action))
      await openCase(lead.as, made.id)
      if (page.value.older === null) break
      before = page.value.older
    }
    const opened = Array.from({ length: 7 }, () => 'case:open')
    expect(seen).toEqual([...opened, 'case:move', 'case:move', 'case:assign', 'case:receive'])
    const deeds = await deedsOf(lead.as, made.id, ['case:receive', 'case:assign'])
    expect(deeds.ok && deeds.value.map(({ action }) => action)).toEqual(['case:receive', 'case:assign'])
    expect(await deedsOf(inspector.as, crypto.randomUUID(), ['case:receive'])).toMatchObject({ ok: false })
  })
})
